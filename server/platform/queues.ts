import { Queue, Worker, type Job } from 'bullmq';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';
import type { RedisFactory } from './redis.ts';

/** What a job carries: ids and small codes only, never content. */
export type JobData = Record<string, string | number>;
export type JobHandler = (data: JobData) => Promise<void>;
type AddOptions = { delayMs?: number; priority?: number; dedupe?: string };

/** Work carried by BullMQ: one queue, named jobs with handlers. */
export type Queues = ReturnType<typeof createQueues>;

type Deps = { redis: RedisFactory; prefix: string; logger: Logger; metrics: Metrics };
const queueName = 'work';

/** Makes the work queue; `start` runs a worker in this process, `add` may be called from any node. */
export function createQueues({ redis, prefix, logger, metrics }: Deps) {
  const handlers = new Map<string, JobHandler>();
  const producer = new Queue(queueName, {
    connection: redis.forProducer(),
    prefix,
    defaultJobOptions: { attempts: 5, backoff: { type: 'exponential', delay: 250 }, removeOnComplete: true, removeOnFail: { count: 200 } },
  });
  producer.on('error', () => undefined);
  let worker: Worker | undefined;

  /** Registers the handler of a job name; each name has exactly one. */
  function handle(name: string, handler: JobHandler): void {
    if (handlers.has(name)) throw new Error(`The job ${name} has two handlers`);
    handlers.set(name, handler);
  }

  /** Adds a job; with `dedupe`, one that waits already is enough, but one that runs already may have looked too early and is followed by another. Resolves to false, without throwing, while Redis is away: the sweeps find the work in the store. */
  async function add(name: string, data: JobData, { delayMs = 0, priority = 10, dedupe }: AddOptions = {}): Promise<boolean> {
    if (!handlers.has(name)) throw new Error(`The job ${name} has no handler`);
    try {
      await producer.add(name, data, {
        delay: Math.max(0, delayMs),
        priority,
        ...(dedupe ? { deduplication: { id: dedupe, keepLastIfActive: true } } : {}),
      });
      return true;
    } catch (error) {
      logger.warn({ err: error, job: name }, 'could not queue; the sweep will do it');
      return false;
    }
  }

  async function run(job: Job<JobData>): Promise<void> {
    const handler = handlers.get(job.name);
    if (!handler) throw new Error(`The job ${job.name} has no handler`);
    await handler(job.data);
  }

  function start(): void {
    worker = new Worker(queueName, run, {
      connection: redis.forWorker(),
      prefix,
      concurrency: 20,
      // A dead worker's job runs elsewhere once its lock ran out and the next look at stalled ones found it: 9 s at worst.
      lockDuration: 6_000,
      stalledInterval: 3_000,
      maxStalledCount: 3,
    });
    worker.on('completed', (job) => metrics.jobs.inc({ job: job.name, end: 'completed' }));
    worker.on('failed', (job, error) => {
      metrics.jobs.inc({ job: job?.name ?? 'unknown', end: 'failed' });
      logger.error({ err: error, job: job?.name, data: job?.data }, 'job failed');
    });
    worker.on('error', () => undefined);
  }

  /** Waits for running jobs for at most `graceMs`, then lets go; unfinished jobs run again elsewhere. */
  async function stop(graceMs = 3_000): Promise<void> {
    const closing = Promise.all([worker?.close(), producer.close()]);
    await Promise.race([closing.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
  }

  return { handle, add, start, stop, names: () => [...handlers.keys()] };
}
