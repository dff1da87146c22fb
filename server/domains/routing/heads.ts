/** Reads the first entry of the group after `name`, by name; null when there is none. */
type ReadNext<T> = (name: string) => Promise<T | null>;

/**
 * The first entry of every group of an index, read by jumping from group to group. Groups known from before are jumped to at the
 * same time instead of one after the other; what is found is the same, whether they are still there or not.
 */
export async function readHeads<T>(next: ReadNext<T>, nameOf: (one: T) => string, known: readonly string[] = []): Promise<T[]> {
  const from = ['', ...new Set([...known].sort())];

  /** The groups after one name, up to and with another. */
  async function between(start: string, end: string | undefined): Promise<T[]> {
    const found: T[] = [];
    for (let name = start; name !== end;) {
      const head = await next(name);
      if (!head || (end !== undefined && nameOf(head) > end)) break;
      found.push(head);
      name = nameOf(head);
    }
    return found;
  }
  return (await Promise.all(from.map((start, i) => between(start, from[i + 1])))).flat();
}
