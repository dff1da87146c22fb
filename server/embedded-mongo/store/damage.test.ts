import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { newFolder, removeFolder, spawnStore, urlOf } from '../test-store.ts';

const use = async <R>(folder: string, work: (client: MongoClient) => Promise<R>): Promise<R> => {
  const running = spawnStore(folder);
  const client = await new MongoClient(await urlOf(running)).connect();
  try {
    return await work(client);
  } finally {
    await client.close();
    running.child.kill('SIGTERM');
    await running.exited;
  }
};

describe('a document whose bytes changed on the disk', () => {
  it('is an error for whoever reads it and never an answer, while the others are still served', async () => {
    const folder = newFolder();
    type Thing = { _id: number; text: string };
    await use(folder, (client) =>
      client
        .db('d')
        .collection<Thing>('c')
        .insertMany([
          { _id: 1, text: 'intact' },
          { _id: 2, text: 'to be harmed' },
        ]),
    );
    const file = join(folder, 'data.mdb');
    const bytes = readFileSync(file);
    for (let at = bytes.indexOf('to be harmed'); at >= 0; at = bytes.indexOf('to be harmed', at + 1)) bytes[at] = (bytes[at] as number) ^ 1;
    writeFileSync(file, bytes);
    await use(folder, async (client) => {
      const c = client.db('d').collection<Thing>('c');
      await expect(c.findOne({ _id: 2 })).rejects.toMatchObject({ code: 1, message: expect.stringContaining('damaged on disk') as string });
      await expect(c.find().toArray()).rejects.toMatchObject({ code: 1 });
      await expect(c.aggregate([{ $group: { _id: null, n: { $sum: 1 } } }]).toArray()).rejects.toMatchObject({ code: 1 });
      await expect(c.updateOne({ _id: 2 }, { $set: { text: 'new' } })).rejects.toMatchObject({ code: 1 });
      expect(await c.findOne({ _id: 1 })).toEqual({ _id: 1, text: 'intact' });
    });
    removeFolder(folder);
  }, 60_000);
});

describe('a data file that lost what it held', () => {
  const filled = async (): Promise<string> => {
    const folder = newFolder();
    await use(folder, (client) =>
      client
        .db('d')
        .collection('c')
        .insertMany(Array.from({ length: 3_000 }, (_, n) => ({ n }))),
    );
    return folder;
  };
  const refusal = async (folder: string) => {
    const outcome = await spawnStore(folder).outcome;
    removeFolder(folder);
    return outcome;
  };

  it('is never taken for a new store when it was emptied', async () => {
    const folder = await filled();
    truncateSync(join(folder, 'data.mdb'));
    expect(await refusal(folder)).toEqual({
      code: 2,
      message: expect.stringMatching(/has lost its data file; restore .* backup/) as string,
    });
  }, 60_000);

  it('is refused with what to do when its pages were overwritten', async () => {
    const folder = await filled();
    const bytes = readFileSync(join(folder, 'data.mdb'));
    writeFileSync(join(folder, 'data.mdb'), bytes.fill(0xa5, 2 * 4096));
    expect(await refusal(folder)).toEqual({
      code: 2,
      message: expect.stringMatching(/data\.mdb is damaged .*; restore .* backup/) as string,
    });
  }, 60_000);
});
