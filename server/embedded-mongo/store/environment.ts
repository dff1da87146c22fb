import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open, type Database } from 'lmdb';
import { checkFile } from './file-check.ts';

/** The three tables of the store: documents, index entries, and the catalog. */
export interface Tables {
  readonly data: Database<Buffer, Buffer>;
  readonly visit: VisitData;
  readonly index: Database<Buffer, Buffer>;
  readonly meta: Database<Buffer, Buffer>;
}

/**
 * Reads a stretch of documents without copying them: `see` is shown bytes that are overwritten as soon as it returns.
 * Gives the last key, undefined when there were fewer documents than `limit`.
 */
export type VisitData = (
  range: { start: Buffer; end: Buffer; limit: number },
  see: (bytes: Buffer, size: number) => void,
) => Buffer | undefined;

/** The opened data folder; `transact` returns when everything inside is on the disk, and throws when it could not be. */
export type Environment = ReturnType<typeof openEnvironment>;

/** A data folder that cannot be used; the message is one clear sentence for the person who started the store. */
export class FolderError extends Error {}

/** The file that says whose folder this is. */
export const markerName = 'STORE.json';
/** The file with everything in it. */
export const dataName = 'data.mdb';

const remedy = 'restore the folder from a backup, or move it away to begin with an empty store, and start again';

/** What to say of a folder whose data cannot be read. */
export const damaged = (folder: string, problem: string): FolderError =>
  new FolderError(`${join(folder, dataName)} is damaged (${problem}); ${remedy}`);

/** Whether LMDB says that pages of its file are not what they should be. */
export const isDamage = (error: unknown): error is Error =>
  error instanceof Error && /MDB_(PAGE_NOTFOUND|CORRUPTED|INVALID|PANIC|BAD_TXN)/.test(error.message);

const marker = `${JSON.stringify({ format: 'muhafiz-embedded-store', version: 1 })}\n`;

/** Throws FolderError when the folder belongs to something else or to another version. */
export const checkMarker = (folder: string): void => {
  const path = join(folder, markerName);
  if (!existsSync(path) && readdirSync(folder).some((name) => name !== 'lock.sock'))
    throw new FolderError(`${folder} holds files that are not this store's; choose an empty folder for the data`);
  if (existsSync(path) && readFileSync(path, 'utf8') !== marker)
    throw new FolderError(`${path} is damaged, foreign, or written by another version of the store; ${remedy}`);
};

/** Marks a folder as this store's. */
export const writeMarker = (folder: string): void => {
  const path = join(folder, markerName);
  if (!existsSync(path)) writeFileSync(path, marker, { flush: true });
};

/** Makes the folder when it is missing and refuses one that belongs to something else. */
export const prepareFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    checkMarker(folder);
  } catch (error) {
    if (error instanceof FolderError) throw error;
    throw new FolderError(`${folder} cannot be used: ${error instanceof Error ? error.message : 'unknown reason'}`);
  }
};

// A decoder is handed the buffer into which lmdb reads every value; any other way of reading copies each value once more.
const openVisit = (root: ReturnType<typeof open>): VisitData => {
  let show: (bytes: Buffer, size: number) => void = () => undefined;
  const decode = (bytes: Buffer, size: number): number => {
    show(bytes, size);
    return size;
  };
  const encode = (): never => {
    throw new Error('documents are not written here');
  };
  const options = { encoder: { encode, decode }, decoderCopies: true, keyEncoding: 'binary', cache: false } as const;
  const table = root.openDB<number, Buffer>('data', options);
  return (range, see) => {
    let failure: Error | undefined;
    // An error must not fly through lmdb's cursor, which would stay open.
    show = (bytes, size) => {
      try {
        see(bytes, size);
      } catch (error) {
        failure = error instanceof Error ? error : new Error('a document could not be visited');
      }
    };
    let count = 0;
    let last: Buffer | undefined;
    for (const { key } of table.getRange(range)) {
      if (failure) break;
      count += 1;
      last = key;
    }
    if (failure) throw failure;
    return count === range.limit ? last : undefined;
  };
};

const openTables = (folder: string) => {
  const binary = { encoding: 'binary', keyEncoding: 'binary', cache: false } as const;
  // Commits wait for the disk inside the transaction (no overlapping), so that "committed" always means "on disk".
  const root = open({ path: folder, noSubdir: false, maxDbs: 8, overlappingSync: false, ...binary });
  const table = (name: string): Database<Buffer, Buffer> => root.openDB<Buffer, Buffer>(name, binary);
  const tables: Tables = { data: table('data'), visit: openVisit(root), index: table('index'), meta: table('meta') };
  return { tables, transact: <R>(work: () => R): R => root.transactionSync(work), close: (): Promise<void> => root.close() };
};

/** Opens the tables of a prepared, locked folder; throws FolderError when the files are damaged. */
export const openEnvironment = (folder: string) => {
  const file = join(folder, dataName);
  // The marker is written after the data file, so that beside it an empty file has lost what it held.
  if (existsSync(join(folder, markerName)) && !statSync(file, { throwIfNoEntry: false })?.size)
    throw new FolderError(`${folder} has lost its data file; ${remedy}`);
  const problem = existsSync(file) ? checkFile(file) : undefined;
  if (problem) throw damaged(folder, problem);
  try {
    const opened = openTables(folder);
    writeMarker(folder);
    return opened;
  } catch (error) {
    if (isDamage(error)) throw damaged(folder, error.message);
    throw new FolderError(`${file} cannot be opened: ${error instanceof Error ? error.message : 'unknown reason'}`);
  }
};
