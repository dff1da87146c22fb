import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { logFileOf, prepareDataDir } from './data-dir.mjs';

const dir = mkdtempSync(join(tmpdir(), 'muhafiz-data-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('makes the folder, closed to other users', () => {
  const made = join(dir, 'new');
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
