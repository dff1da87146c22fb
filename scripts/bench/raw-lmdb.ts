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

/** Opens a bare LMDB folder; `commits` gives how many such documents per second are durable, `perCommit` of them at a time. */
export function openRawLmdb(dir: string) {
  const env = open({ path: join(dir, 'raw'), noSubdir: false, maxDbs: 4, overlappingSync: false, ...binary });
  const data = env.openDB<Buffer, Buffer>('data', binary);
  const index = env.openDB<Buffer, Buffer>('index', binary);
  let next = 0;
  const commits = (perCommit: number, seconds: number): number => {
    const ready = Array.from({ length: 2000 }, (_, i) => bytesOf(next + i));
    next += ready.length;
    let at = 0;
    const commit = (): void =>
      env.transactionSync(() => {
        for (let n = 0; n < perCommit; n += 1) {
          const one = ready[at % ready.length] as (typeof ready)[number];
          // After the first round the same documents come again under new keys.
          const mark = Buffer.from(String(Math.floor(at / ready.length)));
          at += 1;
          data.putSync(Buffer.concat([one.key, mark]), one.value);
          for (const entry of one.entries) index.putSync(Buffer.concat([entry, mark]), Buffer.alloc(6));
        }
      });
    return plainRateOf(commit, { units: perCommit, seconds });
  };
  return { commits, close: () => env.close() };
}
