import { afterAll, beforeAll, expect, it } from 'vitest';
import { MongoClient, type Collection } from 'mongodb';
import { freshMongoUrl } from '#tests/support/fresh.ts';
import { createReads } from './reads.ts';
import type { Row } from './writes.ts';

let client: MongoClient;
let rows: Collection<Row>;
let finds = 0;
beforeAll(async () => {
  client = await MongoClient.connect(freshMongoUrl(), { monitorCommands: true });
  rows = client.db().collection<Row>('things');
  await rows.insertMany(Array.from({ length: 1_200 }, (_, i) => ({ _id: `t${i}`, n: i })));
  client.on('commandStarted', ({ commandName }) => void (finds += commandName === 'find' ? 1 : 0));
});
afterAll(() => client.close());

it('asks once for what is asked for at the same time, and gives each their own', async () => {
  const read = createReads(rows);
  finds = 0;
  const found = await Promise.all(['t3', 't1', 'none', 't3'].map(read));
  expect(found.map((row) => row?.['n'])).toEqual([3, 1, undefined, 3]);
  expect(found[2]).toBeNull();
  expect(finds).toBe(1);
});

it('asks anew for what is asked for later, and gives what was written meanwhile', async () => {
  const read = createReads(rows);
  expect(await read('new')).toBeNull();
  await rows.insertOne({ _id: 'new', n: 7 });
  expect((await read('new'))?.['n']).toBe(7);
});

it('asks for very many in several commands', async () => {
  const read = createReads(rows);
  finds = 0;
  const found = await Promise.all(Array.from({ length: 1_200 }, (_, i) => read(`t${i}`)));
  expect(found.every((row, i) => row?.['n'] === i)).toBe(true);
  expect(finds).toBe(3);
});

it('tells everybody who asked when the store cannot be asked, and asks again afterwards', async () => {
  const closed = new MongoClient(freshMongoUrl().replace(/:\d+\//, ':1/'), { serverSelectionTimeoutMS: 50 });
  const read = createReads(closed.db().collection<Row>('things'));
  for (let again = 0; again < 2; again += 1) {
    const asked = await Promise.allSettled([read('t1'), read('t2'), read('t1')]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  }
  await closed.close();
});
