import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureVapid, readVapid } from './vapid.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'muhafiz-vapid-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the keys for push messages', () => {
  it('are made once, readable by nobody else, and are the same ever after', () => {
    const first = ensureVapid(join(dir, 'data'));
    expect(ensureVapid(join(dir, 'data'))).toEqual(first);
    expect(statSync(join(dir, 'data', 'vapid.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(dir, 'data'))).toEqual(['vapid.json']);
  });

  it('that are missing are told with what to do', () => {
    expect(() => readVapid(join(dir, 'none.json'))).toThrow(/are missing.*backup/);
  });

  it.each(['', '{', '{"publicKey":"x","privateKey":"y"}'])('that are damaged (%s) are told without their content', (content) => {
    const file = join(dir, 'vapid.json');
    writeFileSync(file, content);
    expect(() => readVapid(file)).toThrow(new Error(`The push keys ${file} are damaged. Put them back from your backup.`));
  });
});
