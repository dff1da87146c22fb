import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureKeyring, keyringMark, readKeyring } from './keyring.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'muhafiz-keyring-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (content: unknown): string => {
  const file = join(dir, 'ring.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const key = Buffer.alloc(32, 7).toString('base64');

describe('the keyring of an installation', () => {
  it('is made once, readable by nobody else, and is the same ever after', () => {
    const first = ensureKeyring(join(dir, 'data'));
    const file = join(dir, 'data', 'keyring.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(keyringMark(ensureKeyring(join(dir, 'data')))).toBe(keyringMark(first));
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is never made anew for what an older one has sealed', () => {
    expect(() => ensureKeyring(join(dir, 'data'), false)).toThrow(/keyring\.json is missing.*backup/);
    expect(existsSync(join(dir, 'data', 'keyring.json'))).toBe(false);
  });

  it('has a mark of its own that tells nothing of its keys', () => {
    const [one, two] = [ensureKeyring(join(dir, 'one')), ensureKeyring(join(dir, 'two'))];
    expect(keyringMark(one)).not.toBe(keyringMark(two));
    expect(keyringMark(one)).toMatch(/^[0-9a-f]{16}$/);
    expect(one.index.toString('hex')).not.toContain(keyringMark(one));
  });
});

describe('a keyring file', () => {
  it('that is missing is told with what to do', () => {
    expect(() => readKeyring(join(dir, 'none.json'))).toThrow(/is missing.*backup/);
  });

  it.each([
    ['no JSON', '{"current": "k1", "keys"'],
    ['empty', ''],
    ['a short key', { current: 'k1', keys: { k1: 'AAAA' }, index: key }],
    ['no index key', { current: 'k1', keys: { k1: key } }],
    ['a strange name', { current: '../k1', keys: { '../k1': key }, index: key }],
  ])('that is damaged (%s) is told in one sentence without its content', (_, content) => {
    const file = write(content);
    expect(() => readKeyring(file)).toThrow(new Error(`The keyring ${file} is damaged. Put it back from your backup.`));
  });

  it('whose current key is not in it is refused', () => {
    expect(() => readKeyring(write({ current: 'k2', keys: { k1: key }, index: key }))).toThrow('names a current key that it does not hold');
  });
});
