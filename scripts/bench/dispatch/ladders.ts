import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type RunningApp } from '#server/app/start-app.ts';
import { readEnv } from '#server/config/env.ts';
import { createLogger } from '#server/platform/logger.ts';
import { briefSchema } from '#shared/dispatch/brief.ts';
import type { Policy } from '#shared/dispatch/policy.ts';
import { newId, type PlaceId } from '#shared/kernel/ids.ts';
import { withDatabase } from '#tests/support/services.ts';
import type { Engines } from '../line/installation.ts';
import { timingsOf, type Timings } from '../line/timings.ts';

/** What one look costs in milliseconds: until all pages are handed over, and of the server's processor with all that it sets going. */
type Cost = { ms: number; busyMs: number };
/** A look with so many ladders running and so many of them due. */
export type Look = Cost & { running: number; due: number };
export type Ladders = { looks: Look[]; lateness: Timings };

const most = 10_000;
const atOnce = 50;
// What a look sets going, screens that are told a little later among it, is over after so many milliseconds.
const quietMs = 1_500;

/** Ten thousand running ladders: what a look at what is due costs, and how late steps are taken over a minute in which all of them climb. */
export async function benchLadders({ redis, store }: Engines): Promise<Ladders> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-ladders-'));
  const settings = { NODE_ENV: 'test', PORT: '0', DATA_DIR: dir, MONGODB_URL: withDatabase(store.url), REDIS_URL: redis.url };
  // Neither web nor worker: nothing but what is measured.
  const env = readEnv({ ...settings, QUEUE_PREFIX: newId() });
  const running = await startApp({ env, logger: createLogger('silent'), services: { web: false, worker: false } });
  try {
    const looks: Look[] = [];
    let there = 0;
    for (const count of [1_000, most]) {
      await open(running, there, count);
      there = count;
      looks.push(...(await lookAll(running, count)));
    }
    return { looks, lateness: await climbAll(running) };
  } finally {
    await running.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

const brief = briefSchema.parse({ what: '', where: '', hazards: '', approach: '' });

/** Opens ladders until so many run, whose first step ends in an hour. */
async function open({ app, platform: { db } }: RunningApp, there: number, count: number): Promise<void> {
  const template = { ...app.contacts.service.blank('phone', 'ur'), version: 1, eventSeq: 1, commands: [], outbox: [] };
  const asked = { districtId: 'lahore' as PlaceId, reasons: [], brief, femaleOfficer: false, another: false };
  const actor = { kind: 'system' as const, part: 'bench' };
  for (let i = there; i < count; i += atOnce) {
    const rows = Array.from({ length: atOnce }, (_, n) => ({ ...template, _id: newId(), number: i + n, state: 'active' }));
    await db.collection<{ _id: string }>('contacts').insertMany(rows);
    const contacts = await Promise.all(rows.map(({ _id }) => app.contacts.repository.get(_id)));
    await Promise.all(contacts.map((contact) => app.dispatch.ladder.start(contact, asked, { actor, commandId: newId() })));
  }
  await app.dispatch.delivery.settled();
  await setDue(db, new Map((await all(db)).map((id) => [id, new Date(Date.now() + 3_600_000)])));
  await setSteps(db);
}

/** Steps so long that none ends by itself while something is measured. */
async function setSteps(db: Db): Promise<void> {
  const rows = await db.collection<{ _id: string; policy: Policy }>('dispatches').find({}).toArray();
  const updates = rows.map(({ _id, policy }) => {
    const steps = policy.steps.map((step) => ({ ...step, ackSeconds: 3_600 }));
    return { updateOne: { filter: { _id }, update: { $set: { 'policy.steps': steps }, $inc: { version: 1 } } } };
  });
  for (let i = 0; i < updates.length; i += 500) await db.collection('dispatches').bulkWrite(updates.slice(i, i + 500) as never);
}

type Db = RunningApp['platform']['db'];
const all = async (db: Db): Promise<string[]> =>
  (
    await db
      .collection('dispatches')
      .find({}, { projection: { _id: 1 } })
      .toArray()
  ).map(({ _id }) => String(_id));

async function setDue(db: Db, times: ReadonlyMap<string, Date>): Promise<void> {
  const updates = [...times].map(([_id, at]) => ({
    updateOne: { filter: { _id }, update: { $set: { dueAt: at, nextActionAt: at, deliverAt: null, unsent: [] }, $inc: { version: 1 } } },
  }));
  for (let i = 0; i < updates.length; i += 500) await db.collection('dispatches').bulkWrite(updates.slice(i, i + 500) as never);
}

/** The middle of three looks at few, more and many that are due; in turns, since what was paged before makes every look a little dearer. */
async function lookAll(running: RunningApp, count: number): Promise<Look[]> {
  const looks = new Map<number, Cost[]>([100, 300, 1_000].map((due) => [due, []]));
  for (let turn = 0; turn < 3; turn += 1) for (const [due, found] of looks) found.push(await look(running, due, turn));
  const middle = (times: number[]): number => times.sort((a, b) => a - b)[1] ?? NaN;
  return [...looks].map(([due, found]) => ({
    ...{ running: count, due },
    ms: middle(found.map(({ ms }) => ms)),
    busyMs: middle(found.map(({ busyMs }) => busyMs)),
  }));
}

async function look({ app, platform: { db } }: RunningApp, due: number, turn: number): Promise<Cost> {
  const ids = await all(db);
  const chosen = Array.from({ length: due }, (_, i) => ids[(turn * due + i) % ids.length] ?? '');
  await setDue(db, new Map(chosen.map((id) => [id, new Date(Date.now() - 1)])));
  const [from, before] = [performance.now(), process.cpuUsage()];
  const done = await app.dispatch.due.doDue();
  await app.dispatch.delivery.settled();
  const ms = performance.now() - from;
  await sleep(quietMs);
  const { user, system } = process.cpuUsage(before);
  if (done < due) throw new Error(`${done} of ${due} ladders were looked at`);
  await setDue(db, new Map(chosen.map((id) => [id, new Date(Date.now() + 3_600_000)])));
  return { ms, busyMs: (user + system) / 1_000 };
}

/** Lets every ladder climb once within a minute, by the sweeps alone; gives how late they were. */
async function climbAll({ app, platform: { db, sweeper } }: RunningApp): Promise<Timings> {
  const ids = await all(db);
  const start = Date.now() + 5_000;
  const due = new Map(ids.map((id, i) => [id, new Date(start + (i * 60_000) / ids.length)]));
  await setDue(db, due);
  sweeper.start({ worker: true });
  try {
    const end = start + 75_000;
    while (Date.now() < end && (await db.collection('dispatches').countDocuments({ waveAt: { $gte: new Date(start) } })) < ids.length)
      await sleep(1_000);
    await app.dispatch.delivery.settled();
  } finally {
    await sweeper.stop();
  }
  const rows = await db
    .collection<{ _id: string; waveAt: Date }>('dispatches')
    .find({}, { projection: { waveAt: 1 } })
    .toArray();
  return timingsOf(
    rows.map(({ _id, waveAt }) => waveAt.getTime() - (due.get(_id)?.getTime() ?? NaN)),
    60,
  );
}
