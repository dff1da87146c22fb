import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const key = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64');
const schema = z.object({
  /** Id of the key that new values are sealed with. */
  current: z.string().regex(/^[a-z0-9]{1,12}$/),
  keys: z.record(z.string(), key),
  /** Key of the blind indexes; separate, and never rotated by itself. */
  index: key,
});

/** The encryption keys of one installation. */
export type Keyring = { readonly current: string; readonly keys: ReadonlyMap<string, Buffer>; readonly index: Buffer };

/** Reads a keyring file; throws an Error with one clear sentence when it is missing or damaged. */
export function readKeyring(file: string): Keyring {
  if (!existsSync(file))
    throw new Error(`The keyring ${file} is missing. Without it nothing that is encrypted can be read: put it back from your backup.`);
  let parsed;
  try {
    parsed = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`The keyring ${file} is damaged. Put it back from your backup.`);
  }
  const keys = new Map(Object.entries(parsed.keys).map(([id, text]) => [id, Buffer.from(text, 'base64')]));
  if (!keys.has(parsed.current)) throw new Error(`The keyring ${file} names a current key that it does not hold.`);
  return { current: parsed.current, keys, index: Buffer.from(parsed.index, 'base64') };
}

/** Reads the installation's own keyring under its data folder, making it when nothing was sealed yet (`first`); outside production only. */
export function ensureKeyring(dataDir: string, first = true): Keyring {
  const file = join(dataDir, 'keyring.json');
  if (first && !existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const fresh = { current: 'k1', keys: { k1: randomBytes(32).toString('base64') }, index: randomBytes(32).toString('base64') };
    writeFileSync(`${file}.new`, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return readKeyring(file);
}

/** A short public mark of a keyring, by which a database made with another keyring is recognised. */
export function keyringMark(ring: Keyring): string {
  return createHash('sha256').update('muhafiz keyring mark').update(ring.index).digest('hex').slice(0, 16);
}
