import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { checkFile } from '../store/file-check.ts';
import { dataName, FolderError, writeMarker } from '../store/environment.ts';
import type { Progress } from './progress.ts';
import { flush, withSnapshot } from './snapshot.ts';
import { verifyFolder, type Verdict } from './verify.ts';

/** Writes the store of a data folder into one file, also while it runs: every document of one moment, and only whole. */
export const backup = async (data: string, file: string): Promise<void> => {
  const target = resolve(file);
  if (existsSync(target)) throw new FolderError(`${target} exists already; choose another name for the backup`);
  await withSnapshot(data, target, (folder) => {
    const copy = join(folder, dataName);
    chmodSync(copy, 0o600);
    flush(copy);
    renameSync(copy, target);
    flush(dirname(target));
  });
};

/** Makes a data folder from a backup; it appears only when the whole backup was found sound. */
export const restore = async (file: string, data: string, progress: Progress): Promise<Verdict> => {
  const folder = resolve(data);
  if (!existsSync(file)) throw new FolderError(`there is no backup ${file}`);
  const problem = checkFile(file);
  if (problem) throw new FolderError(`${file} is not a whole backup of this store (${problem})`);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new FolderError(`${folder} is not empty; stop the store and move this folder away first, it is not overwritten`);
  mkdirSync(dirname(folder), { recursive: true });
  const made = mkdtempSync(join(dirname(folder), `.${basename(folder)}-restored-`));
  try {
    const copy = join(made, dataName);
    copyFileSync(file, copy);
    flush(copy);
    writeMarker(made);
    const verdict = await verifyFolder(made, progress);
    if (verdict.problems.length > 0) return verdict;
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(made, folder);
    flush(dirname(folder));
    return verdict;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
};
