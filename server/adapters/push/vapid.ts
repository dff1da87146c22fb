import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import webPush from 'web-push';
import { z } from 'zod';

const schema = z.object({
  publicKey: z.string().regex(/^[\w-]{87}$/),
  privateKey: z.string().regex(/^[\w-]{43}$/),
});

/** The keys by which push services know this installation (VAPID, RFC 8292); devices subscribe with the public one. */
export type Vapid = Readonly<z.infer<typeof schema>>;

/** Reads a file of keys; throws an Error with one clear sentence when it is missing or damaged. */
export function readVapid(file: string): Vapid {
  if (!existsSync(file))
    throw new Error(`The push keys ${file} are missing. With other keys every device must subscribe anew: put them back from your backup.`);
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`The push keys ${file} are damaged. Put them back from your backup.`);
  }
}

/** Reads the installation's own keys under its data folder, making them once; outside production only. */
export function ensureVapid(dataDir: string): Vapid {
  const file = join(dataDir, 'vapid.json');
  if (!existsSync(file)) makeOnce(dataDir, file);
  return readVapid(file);
}

// Whole or not at all, and never over another node's that starts beside: devices that know the first keys must stay reachable.
function makeOnce(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true });
  const written = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(written, `${JSON.stringify(webPush.generateVAPIDKeys(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(written, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(written, { force: true });
  }
}
