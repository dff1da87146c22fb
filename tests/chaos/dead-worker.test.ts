import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createLogger } from '#server/platform/logger.ts';
import { createMetrics } from '#server/platform/metrics.ts';
import { createQueues } from '#server/platform/queues.ts';
import { createRedisFactory } from '#server/platform/redis.ts';
import { freshPrefix, redisUrl } from '#tests/support/fresh.ts';

// What is promised is ten seconds; the machine may be busy.
const generousMs = 30_000;

it('a job that a worker had in hand when it was killed runs at another one soon', { timeout: 90_000 }, async () => {
  const [prefix, logger] = [freshPrefix(), createLogger('silent')];
  const redis = createRedisFactory(redisUrl(), logger);
  const queues = createQueues({ redis, prefix, logger, metrics: createMetrics() });
  const ran = new Promise<number>((resolve) => queues.handle('probe', async ({ n }) => resolve(Number(n))));
  const dying = fork(new URL('hanging-worker.ts', import.meta.url), [redisUrl(), prefix], { execArgv: ['--import', 'tsx'] });
  const taken = once(dying, 'message');
  await expect.poll(() => queues.add('probe', { n: 7 }), { timeout: 10_000 }).toBe(true);
  expect((await taken)[0]).toBe('taken');
  dying.kill('SIGKILL');
  queues.start();
  const from = performance.now();
  expect(await ran).toBe(7);
  expect(performance.now() - from).toBeLessThan(generousMs);
  await queues.stop();
  redis.close();
});
