import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { commandId, eventually, startTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let redis: Redis;
beforeAll(async () => {
  // Nobody works on the jobs, so that they can be counted.
  app = await startTestApp({ services: { web: true, worker: false } });
  redis = new Redis(app.settings.REDIS_URL);
});
afterAll(async () => {
  redis.disconnect();
  await app.stop();
});

it('however many children write at once, one pass over the line waits for all of them, before every other job', async () => {
  const opening = { language: 'ur', screen: 'ur', areaId: 'lahore', text: 'السلام علیکم', callBack: null };
  for (let i = 0; i < 12; i += 1) {
    const body = { ...opening, commandId: commandId(), helpNow: i % 4 === 0 };
    await app.anonymous().call(talkApi.open, { body });
  }
  const key = (name: string) => `${app.settings.QUEUE_PREFIX}:work:${name}`;
  // Whoever listens has acted on everything that was told.
  const untold = () => app.platform.db.collection('contacts').findOne({ 'outbox.at': { $exists: true } });
  await eventually(async () => (await untold()) === null);
  expect(await redis.zcard(key('delayed'))).toBe(0);
  const waiting = await redis.zrange(key('prioritized'), 0, -1);
  const jobs = await Promise.all(waiting.map((id) => redis.hmget(key(id), 'name', 'priority')));
  expect(jobs).toEqual([['match', '1']]);
});
