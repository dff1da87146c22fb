import type { Catalog } from './catalog.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { Tables } from './environment.ts';
import { prefixOf } from './keys.ts';

/** Keys removed per commit, small enough not to delay the writes that wait beside it. */
const portion = 200;

/** Frees the bytes of dropped collections and indexes bit by bit in the background. */
export const createCollector = ({ tables, catalog, queue }: { tables: Tables; catalog: Catalog; queue: CommitQueue }) => {
  let running = false;
  let stopped = false;

  const clearSome = (): boolean => {
    const [first] = catalog.dropped();
    if (!first) return false;
    const table = tables[first.table];
    const keys = [...table.getKeys({ start: prefixOf(first.id), end: prefixOf(first.id + 1), limit: portion })];
    for (const key of keys) table.removeSync(key);
    if (keys.length < portion) catalog.forget(first.id);
    return true;
  };

  const work = async (): Promise<void> => {
    try {
      while (!stopped && (await queue.run(clearSome, portion)));
    } finally {
      running = false;
    }
  };

  const wake = (): void => {
    if (running) return;
    running = true;
    // The queue refuses only when the store closes; what is left is freed after the next start.
    work().catch(() => undefined);
  };
  return { wake, stop: () => void (stopped = true) };
};
