import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '#server/platform/logger.ts';
import { connectMongo } from '#server/platform/mongo/connect.ts';
import { startApp, startRedis, startStore, withDatabase, type App, type Service } from '#tests/support/services.ts';
import { createClient, signInAt, type Answer, type TestClient } from '#tests/support/test-app.ts';

const password = 'Chenab-Jhelum-Ravi-1121';
/** Everybody of the demonstration who can take contacts. */
const usernames = ['agent1', 'agent2', 'agent3', 'supervisor1', 'supervisor2'];
const answerMs = 15_000;

/** Somebody of the staff, who may come in at any node. */
export type Member = { staffId: string; username: string; at: (base: string) => TestClient };
export type World = Awaited<ReturnType<typeof startWorld>>;

/** Starts a whole installation in processes of its own: Redis, the store, two web nodes, two workers, with further settings where wanted. */
export async function startWorld(more: Record<string, string> = {}) {
  const [redis, store] = await Promise.all([startRedis(), startStore()]);
  const mongoUrl = withDatabase(store.url);
  const env = { MONGODB_URL: mongoUrl, REDIS_URL: redis.url, NODE_ENV: 'test', DEMO_PASSWORD: password, LOG_LEVEL: 'error', ...more };
  // The first makes the keys that seal; the others share its folder.
  const first = await startApp({ env, services: 'web' });
  const shared = { ...env, KEYRING_FILE: `${first.dir}/keyring.json`, VAPID_FILE: `${first.dir}/vapid.json` };
  const [second, ...workers] = await Promise.all([
    startApp({ env: shared, services: 'web' }),
    startApp({ env: shared, services: 'worker' }),
    startApp({ env: shared, services: 'worker' }),
  ]);
  const webs: App[] = [first, second];
  const staff = await Promise.all(usernames.map((username) => member(first.url, username)));
  // Takes no contacts: what their page sees tells nobody's load.
  const onlooker = (await signInAt(first.url, 'coordinator1', password)).me;
  const db = await connectMongo(mongoUrl, createLogger('silent'));
  const parts: Service[] = [...workers, ...webs, store, redis];
  const stop = async (): Promise<void> => {
    await db.close();
    for (const part of parts) await part.stop();
  };
  return { redis, store, webs, workers, staff, onlooker, db, mongoUrl, stop };
}

async function member(base: string, username: string): Promise<Member> {
  const { me } = await signInAt(base, username, password);
  return { staffId: String(me.staffId), username, at: (url) => createClient(url, me) };
}

/** Sends one command again and again, at whichever node, until somebody decides on it; null when nobody did before `until`. */
export async function insist<T>(
  { webs }: Pick<World, 'webs'>,
  until: number,
  attempt: (base: string) => Promise<Answer<T>>,
): Promise<Answer<T> | null> {
  for (let turn = 0; performance.now() < until; turn += 1) {
    const { url } = webs[turn % webs.length] as App;
    const late = sleep(answerMs, null, { ref: false });
    const answer = await Promise.race([attempt(url).catch(() => null), late]);
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    await sleep(answer?.status === 429 ? 1_000 : 250);
  }
  return null;
}
