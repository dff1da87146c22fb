import { closeSync, copyFileSync, existsSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { open } from 'lmdb';
import type { Collection } from '../store/collection.ts';
import { checkMarker, dataName, FolderError, markerName } from '../store/environment.ts';
import { openStore, type Store } from '../store/store.ts';

/** Makes sure that a file's or a folder's bytes are on the disk. */
export const flush = (path: string): void => {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

/** Works on a copy of a data folder's store as it is at this moment, made beside `near` and removed afterwards; the store may be running. */
export const withSnapshot = async <R>(data: string, near: string, work: (folder: string) => R | Promise<R>): Promise<R> => {
  if (!existsSync(join(data, dataName)) || !existsSync(join(data, markerName))) throw new FolderError(`${data} holds no store`);
  checkMarker(data);
  const folder = mkdtempSync(join(dirname(near), '.store-copy-'));
  try {
    // A second process may read LMDB's files beside the store's own; it sees the last commit as a whole.
    const env = open({ path: data, noSubdir: false, readOnly: true, maxDbs: 8 });
    await env.backup(folder, false).finally(() => env.close());
    copyFileSync(join(data, markerName), join(folder, markerName));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Works on the store of a folder that nobody else has open. */
export const withStore = async <R>(folder: string, work: (store: Store) => R | Promise<R>): Promise<R> => {
  const store = await openStore(folder, (error) => {
    throw error;
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

/** Every collection of every database. */
export const everyCollection = ({ catalog }: Store): Collection[] => catalog.databases().flatMap((db) => catalog.list(db));
