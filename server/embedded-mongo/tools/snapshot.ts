import { closeSync, copyFileSync, existsSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { open } from 'lmdb';
import { checkMarker, dataName, FolderError, markerName } from '../store/environment.ts';

/** A copy of a whole store as it was at one moment, in a folder of its own. */
export interface Snapshot {
  readonly folder: string;
  remove(): void;
}

/** Makes sure that a file's or a folder's bytes are on the disk. */
export const flush = (path: string): void => {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

/** Copies the store of a data folder beside `near`, also while it is running; throws FolderError when there is none. */
export const takeSnapshot = async (data: string, near: string): Promise<Snapshot> => {
  if (!existsSync(join(data, dataName)) || !existsSync(join(data, markerName))) throw new FolderError(`${data} holds no store`);
  checkMarker(data);
  const folder = mkdtempSync(join(dirname(near), '.store-copy-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    // A second process may read LMDB's files beside the store's own; it sees the last commit as a whole.
    const env = open({ path: data, noSubdir: false, readOnly: true, maxDbs: 8 });
    try {
      await env.backup(folder, false);
    } finally {
      await env.close();
    }
    copyFileSync(join(data, markerName), join(folder, markerName));
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
};
