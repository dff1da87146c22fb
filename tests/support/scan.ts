import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** A word that was found where it must not be. */
export type Trace = { word: string; where: string; as: string };

// However a word could have been written down on its way: plain, in JSON escapes, in an address, in UTF-16, in base64 at each alignment.
function disguises(word: string): { as: string; bytes: Buffer }[] {
  const plain = Buffer.from(word, 'utf8');
  const escaped = JSON.stringify(word)
    .slice(1, -1)
    .replaceAll(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .replaceAll('=', '');
    // The characters at both ends depend on the neighbours, so they are cut off.
    return text.slice(Math.ceil((shift * 8) / 6) + (shift ? 1 : 0), Math.floor(((shift + plain.length) * 8) / 6));
  });
  return [
    { as: 'plain', bytes: plain },
    { as: 'JSON escapes', bytes: Buffer.from(escaped) },
    { as: 'an address', bytes: Buffer.from(encodeURIComponent(word)) },
    { as: 'UTF-16', bytes: Buffer.from(word, 'utf16le') },
    ...base64.filter((text) => text.length >= 8).map((text) => ({ as: 'base64', bytes: Buffer.from(text) })),
  ];
}

function search(bytes: Buffer, where: string, words: readonly string[]): Trace[] {
  return words.flatMap((word) => disguises(word).flatMap((one) => (bytes.includes(one.bytes) ? [{ word, where, as: one.as }] : [])));
}

/** Looks for words in every file below some folders (database, Redis's append-only file, logs). */
export async function scanFolders(folders: readonly string[], words: readonly string[]): Promise<{ traces: Trace[]; files: number }> {
  const traces: Trace[] = [];
  let files = 0;
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      files += 1;
      const path = join(entry.parentPath, entry.name);
      traces.push(...search(await readFile(path), path, words));
    }
  }
  return { traces, files };
}

/** Looks for words in everything that Redis holds: keys and whatever is in them, streams and jobs included. */
export async function scanRedis(url: string, words: readonly string[]): Promise<{ traces: Trace[]; keys: number }> {
  const redis = new Redis(url);
  try {
    const traces: Trace[] = [];
    let keys = 0;
    for await (const batch of redis.scanStream({ count: 500 })) {
      for (const key of batch as string[]) {
        keys += 1;
        const content = Buffer.from(JSON.stringify([key, await readKey(redis, key)]));
        traces.push(...search(content, `Redis ${key}`, words));
      }
    }
    return { traces, keys };
  } finally {
    redis.disconnect();
  }
}

async function readKey(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1);
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return null;
  }
}
