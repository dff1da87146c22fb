import { createLogger } from '#server/platform/logger.ts';
import { connectMongo } from '#server/platform/mongo/connect.ts';
import { makeCrowd } from '#tests/support/crowd.ts';
import { startApp, startRedis, startStore, withDatabase } from '#tests/support/services.ts';

type Options = {
  agents: number;
  /** Where the server leaves a CPU profile when it ends. */
  profileDir?: string | undefined;
};
export type Installation = Awaited<ReturnType<typeof startInstallation>>;

/** Starts an installation of its own as `npm start` does (Redis, a store, one process for pages and work), with a crowd of signed-in staff. */
export async function startInstallation({ agents, profileDir }: Options) {
  const [redis, store] = await Promise.all([startRedis(), startStore()]);
  const parts: { stop: () => Promise<unknown> }[] = [store, redis];
  const stop = async (): Promise<void> => {
    for (const part of parts) await part.stop();
  };
  try {
    const mongoUrl = withDatabase(store.url, 'soak');
    const node = profileDir ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`, '--cpu-prof-interval=5000'] : [];
    const env = { MONGODB_URL: mongoUrl, REDIS_URL: redis.url, NODE_ENV: 'test', LOG_LEVEL: 'warn' };
    const app = await startApp({ env, node });
    parts.unshift(app);
    const staff = await makeCrowd({ mongoUrl, agents, name: 'agent-of-crowd' });
    const supervisors = await makeCrowd({ mongoUrl, agents: 2, roles: ['supervisor'], name: 'supervisor-of-crowd' });
    const db = await connectMongo(mongoUrl, createLogger('silent'));
    parts.unshift({ stop: () => db.close() });
    return { redis, store, app, mongoUrl, db, staff, supervisors, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
