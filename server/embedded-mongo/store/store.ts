import { createCatalog, type Catalog } from './catalog.ts';
import { createCollector } from './collector.ts';
import { createCommitQueue, type CommitQueue } from './commit-queue.ts';
import { damaged, isDamage, openEnvironment, prepareFolder, type Tables } from './environment.ts';
import { lockFolder } from './folder-lock.ts';
import { createWrites, type Writes } from './writes.ts';

/** An opened store: the tables, what is in them, and the only way to change it. */
export interface Store {
  readonly tables: Tables;
  readonly catalog: Catalog;
  readonly queue: CommitQueue;
  readonly writes: Writes;
  /** Frees dropped collections in the background. */
  collect(): void;
  close(): Promise<void>;
}

/** Locks and opens a data folder; throws FolderError with one clear sentence when it cannot be used. */
export const openStore = async (folder: string, onCommitFailure: (error: unknown) => void): Promise<Store> => {
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
