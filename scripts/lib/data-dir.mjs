import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inRoot } from './places.mjs';
import { sizeOf } from './lines.mjs';
import { Refusal } from './refusal.mjs';

const leastFreeBytes = 200 * 1024 * 1024;
const nothingFreeBytes = 1024 * 1024;
const ours = new Set(['keyring.json', 'demo-password', 'muhafiz.lock', 'store-address', 'logs', 'redis', 'store', 'mongo']);
const longestLogBytes = 20 * 1024 * 1024;

/** The folder that holds everything this installation keeps: DATA_DIR, else `.data` in the repository. */
export const dataDir = () => (process.env.DATA_DIR ? resolve(process.env.DATA_DIR) : inRoot('.data'));

/**
 * Makes the data folder and refuses one that cannot be written or has no room.
 * @param {string} dir
 * @param {{freeBytes?: number}} [measured] for tests: what the disk would say
 */
export function prepareDataDir(dir, { freeBytes } = {}) {
  try {
    for (const folder of [dir, join(dir, 'logs')]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
      if (folder === dir) refuseForeign(dir);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOSPC') throw full(dir, 0);
    throw new Refusal(
      `The data folder ${dir} cannot be written (${code}): give this user the folder, or set DATA_DIR to another one, and start again.`,
    );
  }
  const free = freeBytes ?? freeBytesOf(dir);
  if (free < leastFreeBytes) throw full(dir, free);
}

/**
 * Why everything had to end, when it is that the disk has filled up meanwhile: then no part could write down its own reason.
 * @param {string} dir
 * @param {{freeBytes?: number}} [measured] for tests: what the disk would say
 */
export const fullDiskProblem = (dir, { freeBytes } = {}) => {
  const free = freeBytes ?? freeBytesOf(dir);
  return free < nothingFreeBytes ? full(dir, free).message : null;
};

function freeBytesOf(dir) {
  const disk = statfsSync(dir);
  return disk.bavail * disk.bsize;
}

/** Refuses a folder of somebody else's, so that a mistyped DATA_DIR is not filled with our files. */
function refuseForeign(dir) {
  const names = readdirSync(dir).filter((name) => !name.startsWith('.') && name !== 'lost+found');
  if (names.length > 0 && !names.some((name) => ours.has(name)))
    throw new Refusal(`The data folder ${dir} holds files of something else: set DATA_DIR to an empty folder, and start again.`);
}

function full(dir, free) {
  const mb = (bytes) => `${Math.floor(bytes / 1024 / 1024)} MB`;
  return new Refusal(
    `The disk of ${dir} is full (${mb(free)} free, ${mb(leastFreeBytes)} needed): free some space, or set DATA_DIR to a folder on another disk, and start again.`,
  );
}

/** The log file of a part; a long one is set aside as `.1` first, so that logs never fill the disk. */
export function logFileOf(dir, name) {
  const file = join(dir, 'logs', `${name}.log`);
  if (existsSync(file) && sizeOf(file) > longestLogBytes) renameSync(file, `${file}.1`);
  return file;
}
