import { createLogger } from '#server/platform/logger.ts';
import { createMetrics } from '#server/platform/metrics.ts';
import { createQueues } from '#server/platform/queues.ts';
import { createRedisFactory } from '#server/platform/redis.ts';

// A worker in a process of its own that takes a job and is never done with it: told where Redis is and by which prefix.
const [url = '', prefix = ''] = process.argv.slice(2);
const logger = createLogger('silent');
const queues = createQueues({ redis: createRedisFactory(url, logger), prefix, logger, metrics: createMetrics() });
queues.handle('probe', () => {
  process.send?.('taken');
  return new Promise(() => undefined);
});
queues.start();
process.once('disconnect', () => process.exit(0));
