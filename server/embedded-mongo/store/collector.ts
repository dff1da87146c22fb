import type { Catalog } from './catalog.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { Tables } from './environment.ts';
import { prefixOf } from './keys.ts';

/** Keys removed per commit, small enough not to delay the writes that wait beside it. */
const portion = 200;

/** Frees the bytes of dropped collections and indexes bit by bit in the background. */
export const createCollector = (deps: { tables: Tables; catalog: Catalog; queue: CommitQueue }): { wake: () => void; stop: () => void } => {
  let running = false;
  let stopped = false;

  const clearSome = (): boolean => {
    const [first] = deps.catalog.dropped();
    if (!first) return false;
    const table = deps.tables[first.table];
    const keys = [...table.getKeys({ start: prefixOf(first.id), end: prefixOf(first.id + 1), limit: portion })];
    for (const key of keys) table.removeSync(key);
    if (keys.length < portion) deps.catalog.forget(first.id);
    return true;
  };

  const work = async (): Promise<void> => {
    while (!stopped && (await deps.queue.run(clearSome, portion)));
    running = false;
  };

  const wake = (): void => {
    if (running || stopped) return;
    running = true;
    // The queue refuses only when the store closes; what is left is freed after the next start.
    work().catch(() => void (stopped = true));
  };
  return { wake, stop: () => void (stopped = true) };
};
