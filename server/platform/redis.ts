import { Redis } from 'ioredis';
import { describeUrl } from './mongo/connect.ts';
import type { Logger } from './logger.ts';

const retryStrategy = (attempt: number): number => Math.min(attempt * 50, 500);

/** Connections to Redis, made by purpose because the libraries need different settings. */
export type RedisFactory = ReturnType<typeof createRedisFactory>;

/** Makes connections to one Redis; all are closed together by `close`. */
export function createRedisFactory(url: string, logger: Logger) {
  const open: Redis[] = [];
  function make(purpose: string, options: object): Redis {
    const redis = new Redis(url, { retryStrategy, connectionName: `muhafiz-${purpose}`, ...options });
    let down = false;
    redis.on('error', (error: unknown) => {
      if (!down) logger.warn({ err: error, purpose }, 'Redis is away');
      down = true;
    });
    redis.on('ready', () => {
      if (down) logger.info({ purpose }, 'Redis is back');
      down = false;
    });
    open.push(redis);
    return redis;
  }
  return {
    /** For workers: waits for Redis for ever. */
    forWorker: () => make('worker', { maxRetriesPerRequest: null }),
    /** For producers on the request path: fails at once while Redis is away. */
    forProducer: () => make('producer', { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 2_000 }),
    /** For news between nodes. */
    forNews: () => heedless(make('news', { maxRetriesPerRequest: null })),
    close: () => {
      for (const redis of open) redis.disconnect();
    },
  };
}

/**
 * Lets nobody but whoever waits for a command hear that it was refused. The adapter of Socket.IO waits neither for what it publishes nor
 * for what it subscribes to, also on connections it makes of this one: each that met a closing connection was an unhandled rejection.
 */
function heedless(redis: Redis): Redis {
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (...command) => {
    const answer = send(...command);
    if (answer instanceof Promise) answer.catch(() => undefined);
    return answer;
  };
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (...options) => heedless(duplicate(...options));
  return redis;
}

/** Checks Redis before anything is built on it; throws an Error with one clear sentence. */
export async function checkRedis(url: string, production: boolean): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 5_000, maxRetriesPerRequest: 0 });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const info = await redis.info();
    const version = /(?:redis|valkey)_version:(\d+)\.(\d+)/.exec(info);
    const old = version && Number(version[1]) * 100 + Number(version[2]) < 602;
    if (old) throw new Error('Redis is older than 6.2. Install a newer Redis or Valkey.');
    const evicts = /maxmemory_policy:(\S+)/.exec(info)?.[1];
    if (production && evicts && evicts !== 'noeviction') {
      throw new Error(`Redis may throw away waiting work (maxmemory-policy is ${evicts}). Set maxmemory-policy noeviction.`);
    }
  } catch (error) {
    if (error instanceof Error && /^Redis (is|may)/.test(error.message)) throw error;
    throw new Error(`Redis does not answer at ${describeUrl(url)}. Check REDIS_URL and that it is running.`);
  } finally {
    redis.disconnect();
  }
}
