import { spawn } from 'node:child_process';
import { openSync, closeSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { newFolder, removeFolder, signedIn, spawnStore, spawnWith, urlOf, type StoreProcess } from './test-store.ts';
import { verifyFolder } from './tools/verify.ts';

const connect = (url: string): Promise<MongoClient> => new MongoClient(url, { serverSelectionTimeoutMS: 5000 }).connect();

const withFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = newFolder();
  try {
    await work(folder);
  } finally {
    removeFolder(folder);
  }
};

type Thing = { _id: string; n: number; round: number; list?: number[] };
/** What was acknowledged: each document's last state, `null` when it was deleted. */
type Known = Map<string, Thing | null>;

/** Inserts, changes and deletes until the process is killed; notes what was acknowledged and forgets what was under way. */
const writeUntilKilled = async (running: StoreProcess, round: number, known: Known): Promise<void> => {
  const client = await connect(await urlOf(running));
  const things = client.db('kill').collection<Thing>('things');
  await things.createIndex({ n: 1 }, { unique: true });
  await things.createIndex({ round: 1, list: -1 });
  let [next, done] = [round * 1_000_000, 0];
  const act = async (id: string, change: () => Promise<unknown>, after: Thing | null): Promise<void> => {
    known.delete(id);
    await change();
    known.set(id, after);
    done += 1;
  };
  const writer = async (): Promise<void> => {
    for (;;) {
      const n = (next += 1);
      const thing: Thing = { _id: `id-${n}`, n, round };
      const changed = { ...thing, n: -n, list: [n, round] };
      await act(thing._id, () => things.insertOne(thing), thing);
      if (n % 2 === 0) await act(thing._id, () => things.updateOne({ _id: thing._id }, { $set: { n: -n, list: [n, round] } }), changed);
      if (n % 5 === 0) await act(thing._id, () => things.deleteOne({ _id: thing._id }), null);
    }
  };
  const writers = Array.from({ length: 20 }, () => writer().catch(() => undefined));
  while (done < 60 + (round % 7) * 31) await new Promise((resolve) => setImmediate(resolve));
  running.child.kill('SIGKILL');
  await running.exited;
  await client.close(true);
  await Promise.all(writers);
};

const silent = { step: () => undefined, end: () => undefined };

describe('the store as a process', () => {
  it('keeps every acknowledged write through 20 rounds of kill -9, and indexes agree with the documents', async () => {
    await withFolder(async (folder) => {
      const known: Known = new Map();
      for (let round = 0; round < 20; round += 1) {
        await writeUntilKilled(spawnStore(folder), round, known);
        expect((await verifyFolder(folder, silent)).problems).toEqual([]);
      }
      const last = spawnStore(folder);
      const client = await connect(await urlOf(last));
      const found = new Map((await client.db('kill').collection<Thing>('things').find().toArray()).map((thing) => [thing._id, thing]));
      for (const [id, thing] of known) expect(found.get(id) ?? null).toEqual(thing);
      expect(known.size).toBeGreaterThan(20 * 40);
      await client.close();
      last.child.kill('SIGTERM');
      expect(await last.exited).toBe(0);
    });
  }, 300_000);

  it('refuses a folder that another process has, with one sentence and exit code 2', async () => {
    await withFolder(async (folder) => {
      const first = spawnStore(folder);
      await urlOf(first);
      const outcome = await spawnStore(folder).outcome;
      expect(outcome).toEqual({ code: 2, message: expect.stringMatching(/^.*in use by another store process.*$/) as string });
      first.child.kill('SIGTERM');
      expect(await first.exited).toBe(0);
    });
  }, 60_000);

  it('refuses a foreign folder and leaves it as it is', async () => {
    await withFolder(async (folder) => {
      writeFileSync(join(folder, 'letters.txt'), 'mine');
      const outcome = await spawnStore(folder).outcome;
      expect(outcome).toMatchObject({ code: 2, message: expect.stringContaining("not this store's") as string });
      expect(readFileSync(join(folder, 'letters.txt'), 'utf8')).toBe('mine');
    });
  }, 60_000);

  it('refuses a data file that is cut short, has a broken first page, or is gone', async () => {
    await withFolder(async (folder) => {
      const running = spawnStore(folder);
      const client = await connect(await urlOf(running));
      await client
        .db('d')
        .collection('c')
        .insertMany(Array.from({ length: 200 }, (_, n) => ({ n, text: 'x'.repeat(500) })));
      await client.close();
      running.child.kill('SIGTERM');
      await running.exited;
      const file = join(folder, 'data.mdb');
      truncateSync(file, 20_480);
      expect(await spawnStore(folder).outcome).toMatchObject({ code: 2, message: expect.stringContaining('damaged') as string });
      const fd = openSync(file, 'r+');
      writeSync(fd, Buffer.alloc(64), 0, 64, 0);
      closeSync(fd);
      expect(await spawnStore(folder).outcome).toMatchObject({ code: 2, message: expect.stringContaining('damaged') as string });
      removeFolder(file);
      expect(await spawnStore(folder).outcome).toMatchObject({ code: 2, message: expect.stringContaining('lost its data file') as string });
    });
  }, 60_000);

  it('says which port is taken or cannot be, takes no other address, and does not start without a secret', async () => {
    await withFolder(async (folder) => {
      const first = spawnStore(join(folder, 'a'));
      const port = new URL((await urlOf(first)).replace('mongodb', 'http')).port;
      expect(await spawnStore(join(folder, 'b'), '--port', port).outcome).toMatchObject({
        code: 2,
        message: expect.stringContaining(`port ${port} is taken`) as string,
      });
      expect(await spawnStore(join(folder, 'c'), '--host', '0.0.0.0').outcome).toMatchObject({
        code: 2,
        message: expect.stringContaining("'--host'") as string,
      });
      expect(await spawnStore(join(folder, 'c'), '--port', '70000').outcome).toMatchObject({
        code: 2,
        message: expect.stringContaining('port') as string,
      });
      expect(await spawnWith({}, join(folder, 'c')).outcome).toMatchObject({
        code: 2,
        message: expect.stringContaining('STORE_PASSWORD') as string,
      });
      first.child.kill('SIGTERM');
      await first.exited;
    });
  }, 60_000);

  it('ends when its parent is gone', async () => {
    await withFolder(async (folder) => {
      const running = spawnStore(folder, '--exit-with-parent');
      await urlOf(running);
      running.child.stdin?.end();
      expect(await running.exited).toBe(0);
    });
  }, 60_000);

  it('stops on a full disk without acknowledging, and opens again', async () => {
    await withFolder(async (folder) => {
      // A limit on the size of files makes the commit fail as a full disk does.
      const main = join(import.meta.dirname, 'main.ts');
      const child = spawn('bash', ['-c', `ulimit -f 400; exec "${process.execPath}" --import tsx "${main}" --data "${folder}"`], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, STORE_PASSWORD: 'secret' },
      });
      const url = await new Promise<string>((resolve) =>
        child.stdout.once('data', (line: Buffer) => resolve(signedIn((JSON.parse(line.toString()) as { url: string }).url, 'secret'))),
      );
      const exited = new Promise<number | null>((resolve) => void child.once('close', (code) => resolve(code)));
      const client = await connect(url);
      let acknowledged = 0;
      await (async () => {
        for (; acknowledged < 2000; acknowledged += 1)
          await client
            .db('d')
            .collection<{ _id: number; text: string }>('c')
            .insertOne({ _id: acknowledged, text: 'x'.repeat(1000) });
      })().catch(() => undefined);
      await client.close(true);
      expect(await exited).toBe(2);
      const again = spawnStore(folder);
      const second = await connect(await urlOf(again));
      expect(await second.db('d').collection('c').countDocuments()).toBe(acknowledged);
      await second.close();
      again.child.kill('SIGTERM');
      await again.exited;
    });
  }, 60_000);
});
