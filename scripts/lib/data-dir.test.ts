import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fullDiskProblem, logFileOf, prepareDataDir } from './data-dir.mjs';

const base = mkdtempSync(join(tmpdir(), 'muhafiz-data-'));
const dir = join(base, 'data');
afterAll(() => rmSync(base, { recursive: true, force: true }));

test('makes the folder, closed to other users', () => {
  const made = join(base, 'new');
  prepareDataDir(made);
  expect(statSync(made).mode & 0o077).toBe(0);
});

test('refuses a disk with less than 200 MB and says how much there is', () => {
  expect(() => prepareDataDir(dir, { freeBytes: 199 * 1024 * 1024 })).toThrow(/^The disk of .* is full \(199 MB free, 200 MB needed\)/);
  expect(() => prepareDataDir(dir, { freeBytes: 200 * 1024 * 1024 })).not.toThrow();
});

test('sets a log of more than 20 MB aside and leaves a shorter one', () => {
  const file = join(dir, 'logs', 'server.log');
  writeFileSync(file, 'short');
  expect(statSync(logFileOf(dir, 'server')).size).toBe(5);
  truncateSync(file, 20 * 1024 * 1024 + 1);
  expect(statSync(logFileOf(dir, 'server'), { throwIfNoEntry: false })).toBeUndefined();
  expect(statSync(`${file}.1`).size).toBe(20 * 1024 * 1024 + 1);
});

test('refuses a folder that holds the files of something else, and leaves it as it was', () => {
  const foreign = join(base, 'foreign');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'letter.txt'), 'dear');
  expect(() => prepareDataDir(foreign)).toThrow(/holds files of something else: set DATA_DIR to an empty folder/);
  expect(readdirSync(foreign)).toEqual(['letter.txt']);
});

test('takes a new disk with its lost+found, and our own folder with whatever was put beside', () => {
  const disk = join(base, 'disk');
  mkdirSync(join(disk, 'lost+found'), { recursive: true });
  expect(() => prepareDataDir(disk)).not.toThrow();
  writeFileSync(join(disk, 'letter.txt'), 'dear');
  expect(() => prepareDataDir(disk)).not.toThrow();
});

test('says that the disk is full only when nothing can be written any more', () => {
  expect(fullDiskProblem(dir, { freeBytes: 1024 })).toMatch(/^The disk of .* is full \(0 MB free/);
  expect(fullDiskProblem(dir, { freeBytes: 2 * 1024 * 1024 })).toBeNull();
});
