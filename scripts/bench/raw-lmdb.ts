import { join } from 'node:path';
import { serialize } from 'bson';
import { open } from 'lmdb';
import { makeContact } from './contacts.ts';
import { plainRateOf } from './measure.ts';

const indexCount = 11;
const binary = { encoding: 'binary', keyEncoding: 'binary', cache: false } as const;

/** What one insert puts on the disk: the document and an entry in each index, made beforehand so that only writing counts. */
function bytesOf(i: number): { key: Buffer; value: Buffer; entries: Buffer[] } {
  const contact = makeContact(i);
  const spread = (n: number): string => String((i * (n % 2 === 0 ? 1 : 7919)) % 1_000_003);
  return {
    key: Buffer.from(contact._id),
    value: Buffer.from(serialize(contact)),
    entries: Array.from({ length: indexCount }, (_, n) => Buffer.from(`${n}-${spread(n)}-${contact._id}`)),
  };
}

/** Opens a bare LMDB folder filled like the store's: what a commit costs depends on how much is there already. */
export function openRawLmdb(dir: string, filled: number) {
  const env = open({ path: join(dir, 'raw'), noSubdir: false, maxDbs: 4, overlappingSync: false, ...binary });
  const data = env.openDB<Buffer, Buffer>('data', binary);
  const index = env.openDB<Buffer, Buffer>('index', binary);
  let next = 0;
  const prepare = (count: number) => Array.from({ length: count }, () => bytesOf((next += 1)));
  const commit = (documents: ReturnType<typeof prepare>): void =>
    env.transactionSync(() => {
      for (const { key, value, entries } of documents) {
        data.putSync(key, value);
        for (const entry of entries) index.putSync(entry, Buffer.alloc(6));
      }
    });
  while (next < filled) commit(prepare(500));
  /** How many documents per second become durable, `perCommit` of them at a time; making their bytes is not counted. */
  const commits = (perCommit: number, seconds: number): number =>
    plainRateOf(() => prepare(perCommit), commit, { units: perCommit, seconds });
  return { commits, close: () => env.close() };
}
