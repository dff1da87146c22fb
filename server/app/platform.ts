import { createServer, type Server } from 'node:http';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Env } from '../config/env.ts';
import { createDamageWatch } from '../platform/crypto/damage-watch.ts';
import { isSealed } from './keyring-guard.ts';
import { createFieldCipher } from '../platform/crypto/field-cipher.ts';
import { ensureKeyring, readKeyring } from '../platform/crypto/keyring.ts';
import { createHealth } from '../platform/health.ts';
import { createOriginCheck } from '../platform/http/security.ts';
import type { Logger } from '../platform/logger.ts';
import { createMetrics } from '../platform/metrics.ts';
import { connectMongo } from '../platform/mongo/connect.ts';
import { createBus } from '../platform/outbox/bus.ts';
import { createQueues } from '../platform/queues.ts';
import { checkRedis, createRedisFactory } from '../platform/redis.ts';
import { createShutdown } from '../platform/shutdown.ts';
import { createIoServers } from '../platform/sockets/io-server.ts';
import { createLive } from '../platform/sockets/live.ts';
import { createSweeper } from '../platform/sweeper.ts';

export type Platform = Awaited<ReturnType<typeof startPlatform>>;

/** Connects to the services and makes the mechanisms that domains stand on; rejects with one clear sentence. */
export async function startPlatform(env: Env, clock: Clock, logger: Logger) {
  const shutdown = createShutdown(logger);
  const metrics = createMetrics();
  const damage = createDamageWatch({ clock, logger, metrics });
  const db = await connectMongo(env.MONGODB_URL, logger);
  shutdown.add('store', () => db.close());
  const ring = env.KEYRING_FILE ? readKeyring(env.KEYRING_FILE) : ensureKeyring(env.DATA_DIR, !(await isSealed(db)));
  await checkRedis(env.REDIS_URL, env.production);
  const redis = createRedisFactory(env.REDIS_URL, logger);
  shutdown.add('redis', redis.close);
  const queues = createQueues({ redis, prefix: env.QUEUE_PREFIX, logger, metrics });
  shutdown.add('queues', () => queues.stop(1_500));
  const http: Server = createServer();
  const ours = createOriginCheck(env.origins, env.production);
  const io = createIoServers({ http, news: redis.forNews(), prefix: env.QUEUE_PREFIX, ours });
  const live = createLive(io, logger);
  shutdown.add('news', async () => live.stop());
  return {
    ...{ env, clock, logger, shutdown, metrics, db, queues, http, ours, io, ring },
    cipher: createFieldCipher(ring, damage),
    bus: createBus(logger),
    live,
    sweeper: createSweeper({ logger, metrics }),
    health: createHealth({ db, queues, clock, unreadable: damage.known }),
  };
}
