import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BSON, Double, Long, MongoClient, UUID } from 'mongodb';
import { open } from 'lmdb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Progress } from './progress.ts';
import { exportTo } from './dump.ts';
import { importFrom } from './import.ts';
import { verify } from './verify.ts';
import { newFolder, removeFolder, spawnStore, urlOf, type StoreProcess } from '../test-store.ts';

const run = promisify(execFile);
const tool = join(import.meta.dirname, 'main.ts');
type Outcome = { code: number; out: string; err: string };
const store = async (...args: string[]): Promise<Outcome> => {
  try {
    const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', tool, ...args]);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
};

const base = newFolder();
const data = join(base, 'data');
let running: StoreProcess;
let client: MongoClient;
const things = () => client.db('line').collection<{ _id: unknown }>('things');
const kept = [
  { _id: 1, name: 'بچہ', n: new Double(3), long: Long.fromString('9007199254740993'), tags: ['a', 'b'] },
  { _id: 2, uuid: new UUID(), nested: { at: new Date(5), none: null } },
];
const read = (folder: string): Promise<unknown[]> =>
  using(folder, (other) => other.db('line').collection('things').find({}, { raw: true }).sort({ _id: 1 }).toArray());

async function using<R>(folder: string, work: (other: MongoClient) => Promise<R>): Promise<R> {
  const other = spawnStore(folder);
  const connected = await new MongoClient(await urlOf(other)).connect();
  try {
    return await work(connected);
  } finally {
    await connected.close();
    other.child.kill('SIGTERM');
    await other.exited;
  }
}

beforeAll(async () => {
  mkdirSync(data);
  running = spawnStore(data);
  client = await new MongoClient(await urlOf(running)).connect();
  await things().createIndex({ tags: 1 });
  await things().createIndex({ name: 1 }, { unique: true });
  await things().insertMany(kept);
});
afterAll(async () => {
  await client.close();
  running.child.kill('SIGTERM');
  await running.exited;
  removeFolder(base);
});

describe('a backup', () => {
  it('is taken while the store is written to, holds all that was acknowledged before, and is restored whole', async () => {
    const log = client.db('line').collection<{ _id: number }>('log');
    let acknowledged = 0;
    let stopped = false;
    const writing = (async () => {
      while (!stopped) acknowledged = (await log.insertOne({ _id: acknowledged + 1 })).insertedId;
    })();
    while (acknowledged < 50) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = acknowledged;
    const file = join(base, 'line.backup');
    expect(await store('backup', file, '--data', data)).toMatchObject({ code: 0 });
    stopped = true;
    await writing;
    const restored = join(base, 'restored');
    const outcome = await store('restore', file, '--data', restored);
    expect(outcome).toMatchObject({ code: 0, err: '' });
    expect(outcome.out).toContain('All is well');
    expect(await read(restored)).toEqual(await things().find({}, { raw: true }).sort({ _id: 1 }).toArray());
    await using(restored, async (other) => {
      const found = await other.db('line').collection<{ _id: number }>('log').find().sort({ _id: 1 }).toArray();
      expect(found.length).toBeGreaterThanOrEqual(before);
      // One moment: no gap, whatever was written meanwhile.
      expect(found.map(({ _id }) => _id)).toEqual(found.map((_, i) => i + 1));
    });
  });

  it('never overwrites: not another backup, not a folder with data', async () => {
    const file = join(base, 'twice.backup');
    await store('backup', file, '--data', data);
    const first = readFileSync(file);
    expect((await store('backup', file, '--data', data)).err).toContain('exists already');
    expect(readFileSync(file).equals(first)).toBe(true);
    const refusal = await store('restore', file, '--data', data);
    expect(refusal).toMatchObject({ code: 2 });
    expect(refusal.err).toContain('is not empty');
    expect(readdirSync(base).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('that is cut short or is something else is refused, and no folder is made', async () => {
    const file = join(base, 'short.backup');
    await store('backup', file, '--data', data);
    truncateSync(file, 9000);
    const other = join(base, 'other.backup');
    writeFileSync(other, Buffer.alloc(20_000, 7));
    for (const bad of [file, other, join(base, 'missing.backup')]) {
      const target = join(base, 'never');
      expect(await store('restore', bad, '--data', target)).toMatchObject({ code: 2 });
      expect(existsSync(target)).toBe(false);
    }
  });

  it('with one changed byte in a document is not restored', async () => {
    const file = join(base, 'flipped.backup');
    await store('backup', file, '--data', data);
    const bytes = readFileSync(file);
    const word = Buffer.from('بچہ');
    for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1)) bytes[at] = (bytes[at] as number) ^ 1;
    writeFileSync(file, bytes);
    const target = join(base, 'flipped');
    const outcome = await store('restore', file, '--data', target);
    expect(outcome).toMatchObject({ code: 1 });
    expect(outcome.err).toContain('damaged on disk');
    expect(existsSync(target)).toBe(false);
  });
});

describe('verify', () => {
  it('finds all well in a running store', async () => {
    expect(await store('verify', '--data', data)).toMatchObject({ code: 0 });
  });

  it('finds an index entry that is missing and one that is too many', async () => {
    const file = join(base, 'for-index.backup');
    const folder = join(base, 'for-index');
    await store('backup', file, '--data', data);
    await store('restore', file, '--data', folder);
    const binary = { encoding: 'binary', keyEncoding: 'binary', cache: false } as const;
    const env = open({ path: folder, noSubdir: false, maxDbs: 8, ...binary });
    const index = env.openDB<Buffer, Buffer>('index', binary);
    const [key] = [...index.getKeys({ limit: 1 })] as Buffer[];
    const stray = Buffer.concat([key as Buffer, Buffer.from([0])]);
    env.transactionSync(() => index.putSync(stray, Buffer.alloc(6, 9)));
    expect((await store('verify', '--data', folder)).err).toMatch(/entries instead of/);
    env.transactionSync(() => (index.removeSync(stray), index.removeSync(key as Buffer)));
    await env.close();
    const outcome = await store('verify', '--data', folder);
    expect(outcome).toMatchObject({ code: 1 });
    expect(outcome.err).toMatch(/does not find document 1/);
  });

  it('says so when there is no store', async () => {
    expect(await store('verify', '--data', base)).toMatchObject({ code: 2, err: `${base} holds no store\n` });
  });
});

describe('a dump', () => {
  it('holds the documents as they are and their indexes, as the tools of MongoDB write them, and is read again', async () => {
    const dump = join(base, 'dump');
    expect(await store('export', dump, '--data', data)).toMatchObject({ code: 0 });
    const bytes = readFileSync(join(dump, 'line', 'things.bson'));
    const first = bytes.subarray(0, bytes.readInt32LE());
    expect(BSON.deserialize(first, { promoteValues: false })).toEqual(
      BSON.deserialize(BSON.serialize(kept[0] as object), { promoteValues: false }),
    );
    const metadata = JSON.parse(readFileSync(join(dump, 'line', 'things.metadata.json'), 'utf8')) as { indexes: { name: string }[] };
    expect(metadata.indexes.map(({ name }) => name)).toEqual(['_id_', 'tags_1', 'name_1']);
    const target = join(base, 'imported');
    expect(await store('import', dump, '--data', target)).toMatchObject({ code: 0, err: '' });
    expect(await read(target)).toEqual(await things().find({}, { raw: true }).sort({ _id: 1 }).toArray());
    await using(target, async (other) => {
      const indexes = await other.db('line').collection('things').indexes();
      expect(indexes).toEqual(await things().indexes());
      await expect(other.db('line').collection('things').insertOne({ name: 'بچہ' })).rejects.toMatchObject({ code: 11000 });
    });
    expect((await store('import', dump, '--data', target)).err).toContain('holds data already');
    expect((await store('import', dump, '--data', data)).err).toContain('in use by another store process');
  });

  it('that ends in the middle of a document is refused', async () => {
    const dump = join(base, 'broken');
    mkdirSync(join(dump, 'line'), { recursive: true });
    writeFileSync(join(dump, 'line', 'x.bson'), BSON.serialize({ _id: 1, text: 'whole' }).subarray(0, 20));
    const outcome = await store('import', dump, '--data', join(base, 'broken-data'));
    expect(outcome).toMatchObject({ code: 2 });
    expect(outcome.err).toContain('ends in the middle of a document');
  });
});

describe('long pieces of work', () => {
  it('tell how far each collection is', async () => {
    const said: string[] = [];
    const progress: Progress = { step: (text) => said.push(text()), end: () => undefined };
    const dump = join(base, 'told');
    await exportTo(data, dump, progress);
    await importFrom(dump, join(base, 'told-data'), () => 0, progress);
    await verify(join(base, 'told-data'), progress);
    expect(said.filter((text) => text.startsWith('line.things'))).toEqual([
      'line.things: 2 of 2 documents are written',
      'line.things: 2 documents are read',
      'line.things: 1 of 2 documents are checked',
      'line.things: 2 of 2 documents are checked',
    ]);
  });
});
