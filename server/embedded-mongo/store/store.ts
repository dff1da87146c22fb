import { createCatalog } from './catalog.ts';
import { createCollector } from './collector.ts';
import { createCommitQueue } from './commit-queue.ts';
import { damaged, isDamage, openEnvironment, prepareFolder } from './environment.ts';
import { lockFolder } from './folder-lock.ts';
import { createWrites } from './writes.ts';

/** An opened store: the tables, what is in them, and the only way to change it. */
export type Store = Awaited<ReturnType<typeof openStore>>;

/** Locks and opens a data folder; throws FolderError with one clear sentence when it cannot be used. */
export const openStore = async (folder: string, onCommitFailure: (error: unknown) => void) => {
  prepareFolder(folder);
  const unlock = await lockFolder(folder);
  try {
    const environment = openEnvironment(folder);
    const { tables } = environment;
    const catalog = createCatalog(tables);
    const queue = createCommitQueue({ environment, onCommitFailure });
    const collector = createCollector({ tables, catalog, queue });
    const close = async (): Promise<void> => {
      collector.stop();
      await queue.close();
      catalog.detach();
      await environment.close();
      await unlock();
    };
    await queue.run(() => {
      // An index whose building was interrupted is not whole.
      for (const c of catalog.list()) for (const index of c.indexes) if (!index.ready) catalog.removeIndex(c, index);
    });
    collector.wake();
    return { tables, catalog, queue, writes: createWrites(tables, catalog), collect: collector.wake, close };
  } catch (error) {
    await unlock();
    throw isDamage(error) ? damaged(folder, error.message) : error;
  }
};
