import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from '#server/app/start-app.ts';
import { readEnv } from '#server/config/env.ts';
import { createLogger } from '#server/platform/logger.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { makeCrowd } from '#tests/support/crowd.ts';
import { withDatabase } from '#tests/support/services.ts';
import { putBack } from './clear.ts';
import type { Engines } from './installation.ts';

/** How long one assignment took, in milliseconds, with so many who wait and so many agents who are free. */
export type Growth = { waiting: number; agents: number; ms: number };
const waitings = [1_000, 10_000, 100_000];
const crowds = [10, 100, 1_000];
const portion = 1_000;

/** What an assignment costs as the line and the house grow. */
export async function benchGrowth({ redis, store }: Engines): Promise<Growth[]> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-growth-'));
  const mongoUrl = withDatabase(store.url);
  const settings = { NODE_ENV: 'test', PORT: '0', DATA_DIR: dir, MONGODB_URL: mongoUrl, REDIS_URL: redis.url, QUEUE_PREFIX: newId() };
  // Neither web nor worker: nothing but what is measured.
  const running = await startApp({ env: readEnv(settings), logger: createLogger('silent'), services: { web: false, worker: false } });
  try {
    return await measure(running, mongoUrl);
  } finally {
    await running.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

type Running = Awaited<ReturnType<typeof startApp>>;

async function measure({ app, platform: { db } }: Running, mongoUrl: string): Promise<Growth[]> {
  const found: Growth[] = [];
  const template = { ...app.contacts.service.blank('webchat', 'ur'), version: 1, eventSeq: 1, commands: [], outbox: [] };
  let there = 0;
  const fill = async (waiting: number): Promise<void> => {
    for (; there < waiting; there += portion) {
      const rows = Array.from({ length: portion }, (_, i) => {
        const at = new Date(Date.now() - 3_600_000 + there + i);
        return { ...template, _id: newId(), number: there + i, arrivedAt: at, effectiveSince: at };
      });
      await db.collection<{ _id: string }>('contacts').insertMany(rows);
    }
  };
  const people = await makeCrowd({ mongoUrl, agents: Math.max(...crowds) });
  for (const { staffId } of people) await app.routing.service.ensure(staffId as StaffId);
  for (const waiting of waitings) {
    await fill(waiting);
    // What was just filled in is not what a line looks like that grew in the course of a day.
    await assign(100);
    for (const agents of crowds) found.push({ waiting, agents, ms: await usually(() => assign(agents)) });
  }
  return found;

  /** Lets so many agents be free and everybody who can be placed be placed; gives milliseconds for each. */
  async function assign(agents: number): Promise<number> {
    await putBack(db, new Set(people.slice(agents).map(({ staffId }) => staffId)));
    const from = performance.now();
    const made = await app.routing.matcher.match();
    const took = performance.now() - from;
    // Sweeps may take an agent without a desk out of the house while this runs.
    if (made < agents * 0.8) throw new Error(`${made} of ${agents} agents were found`);
    return took / made;
  }
}

/** The middle of five times. */
async function usually(act: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) times.push(await act());
  return times.sort((a, b) => a - b)[2] ?? NaN;
}
