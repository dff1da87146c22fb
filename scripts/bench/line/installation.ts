import { connectMongo, type Db } from '#server/platform/mongo/connect.ts';
import { createLogger } from '#server/platform/logger.ts';
import { startApp, startRedis, startStore, withDatabase, type App } from '#tests/support/services.ts';

/** Redis and the store for a bench; what is measured beside each other uses the same ones. */
export type Engines = Awaited<ReturnType<typeof startEngines>>;

export async function startEngines() {
  const [redis, store] = await Promise.all([startRedis(), startStore()]);
  const stop = async (): Promise<void> => {
    await store.stop();
    await redis.stop();
  };
  return { redis, store, stop };
}

/** The whole product in processes of its own, over a database of its own. */
export type Installation = Awaited<ReturnType<typeof startInstallation>>;

type Parts = { webs: number; workers: number } | undefined;

/** Starts one process that does everything, or so many web nodes and workers; `settings` are added to their environment. */
export async function startInstallation({ redis, store }: Engines, parts?: Parts, settings: Record<string, string> = {}) {
  const mongoUrl = withDatabase(store.url);
  const prefix = `bench${Math.random().toString(36).slice(2)}`;
  const env = { MONGODB_URL: mongoUrl, REDIS_URL: redis.url, QUEUE_PREFIX: prefix, NODE_ENV: 'test', LOG_LEVEL: 'error', ...settings };
  const first = await startApp({ env, ...(parts ? { services: 'web' as const } : {}) });
  const shared = { ...env, KEYRING_FILE: `${first.dir}/keyring.json`, VAPID_FILE: `${first.dir}/vapid.json` };
  const more = (services: 'web' | 'worker', count: number): Promise<App[]> =>
    Promise.all(Array.from({ length: count }, () => startApp({ env: shared, services })));
  const webs = [first, ...(parts ? await more('web', parts.webs - 1) : [])];
  const workers = parts ? await more('worker', parts.workers) : [];
  const db: Db = await connectMongo(mongoUrl, createLogger('silent'));
  const apps = [...workers, ...webs];
  const stop = async (): Promise<void> => {
    await db.close();
    for (const app of apps) await app.stop();
  };
  return { mongoUrl, apps, bases: webs.map(({ url }) => url), db, stop };
}
