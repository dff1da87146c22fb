import { MongoClient } from 'mongodb';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshMongoUrl, redisUrl } from '#tests/support/fresh.ts';
import { startApp, startRedis, startStore, type App, type Service } from '#tests/support/services.ts';

let redis: Service;
let store: Service;
let app: App;

beforeAll(async () => {
  [redis, store] = await Promise.all([startRedis(), startStore()]);
  app = await startApp({ env: { REDIS_URL: redis.url, MONGODB_URL: store.url } });
});

afterAll(async () => {
  for (const service of [app, store, redis]) await service?.stop();
});

const answer = (path: string) =>
  fetch(new URL(path, app.url), { signal: AbortSignal.timeout(5_000) }).then(
    ({ status }) => status,
    () => 0,
  );

async function readAtStore(): Promise<unknown> {
  const client = new MongoClient(store.url);
  try {
    return (await client.db().collection('proof').findOne({ name: 'kept' }))?.['value'];
  } finally {
    await client.close();
  }
}

test('the run shares one Redis and gives every file a database of its own', async () => {
  const client = new Redis(redisUrl());
  expect(await client.ping()).toBe('PONG');
  client.disconnect();
  expect(freshMongoUrl()).not.toBe(freshMongoUrl());
});

test('a server that was killed serves again on the same port', async () => {
  await expect.poll(() => answer('/readyz'), { timeout: 20_000 }).toBe(200);
  const [port, pid] = [app.port, app.pid()];
  await app.kill();
  expect(await answer('/healthz')).toBe(0);
  await app.restart();
  expect(app.port).toBe(port);
  expect(app.pid()).not.toBe(pid);
  await expect.poll(() => answer('/readyz'), { timeout: 20_000 }).toBe(200);
});

test('a store that was killed keeps what it had acknowledged', async () => {
  const client = new MongoClient(store.url);
  await client
    .db()
    .collection('proof')
    .insertOne({ name: 'kept', value: 'سلام' }, { writeConcern: { w: 'majority', j: true } });
  await client.close();
  await store.kill();
  await store.restart();
  expect(await readAtStore()).toBe('سلام');
});

test('the server is not ready while Redis stands still and is ready again afterwards', async () => {
  await expect.poll(() => answer('/readyz'), { timeout: 20_000 }).toBe(200);
  redis.pause();
  try {
    await expect.poll(() => answer('/readyz'), { timeout: 30_000 }).not.toBe(200);
  } finally {
    redis.resume();
  }
  await expect.poll(() => answer('/readyz'), { timeout: 30_000 }).toBe(200);
});

test('a server told to end does so by itself', async () => {
  expect(await app.end()).toEqual({ code: 0, signal: null });
});
