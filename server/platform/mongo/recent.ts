import type { AggregateBase } from './aggregate.ts';

const keptMs = 5_000;
const keptAtMost = 2_000;

/** Records as this process wrote or read them a moment ago, so that what follows at once need not read them again. */
export type Recent<Doc extends AggregateBase> = ReturnType<typeof createRecent<Doc>>;

/** Makes the memory of the last writes: at most 2,000 records, each for five seconds. */
export function createRecent<Doc extends AggregateBase>() {
  const kept = new Map<string, { doc: Doc; at: number }>();
  let pruning: NodeJS.Timeout | undefined;

  function put(doc: Doc): void {
    // What did not open may open again the next moment: it is read each time.
    if (doc.unreadable) return void kept.delete(doc._id);
    if (since(doc._id, doc.version)) return;
    kept.delete(doc._id);
    // Its events are on their way, and of no use to whoever decides on it next.
    kept.set(doc._id, { doc: Object.freeze({ ...doc, outbox: [] }), at: performance.now() });
    if (kept.size > keptAtMost) kept.delete(kept.keys().next().value ?? '');
    pruning ??= setTimeout(prune, keptMs).unref();
  }
  function prune(): void {
    const before = performance.now() - keptMs;
    for (const [id, { at }] of kept) {
      if (at > before) break;
      kept.delete(id);
    }
    pruning = kept.size > 0 ? setTimeout(prune, keptMs).unref() : undefined;
  }
  /** The record as it was at this version or later; null when this process does not remember it. */
  const since = (id: string, version: number): Doc | null => {
    const doc = kept.get(id)?.doc;
    return doc && doc.version >= version ? doc : null;
  };
  return { put, since, drop: (id: string): boolean => kept.delete(id) };
}

/** Decides by what was known a moment ago; null where that ends in a refusal, which is none yet. */
export function tentatively<T>(decide: () => T): T | null {
  try {
    return decide();
  } catch {
    return null;
  }
}
