/**
 * Lets pieces of work on one record follow each other in this process, so that they do not beat each other to the
 * write again and again; between processes the condition of the write decides.
 */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>();
  return async function inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const mine = (last.get(id) ?? Promise.resolve()).then(work);
    const over = mine.catch(() => undefined);
    last.set(id, over);
    try {
      return await mine;
    } finally {
      if (last.get(id) === over) last.delete(id);
    }
  };
}
