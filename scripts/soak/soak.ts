import { setTimeout as sleep } from 'node:timers/promises';
import { talkApi } from '#shared/channels/talk.api.ts';
import { createClient } from '#tests/support/test-app.ts';
import { createRandom, type Random } from '../../tests/chaos/storm/random.ts';
import { createDoor } from '../simulate/door.ts';
import { account, reconcile } from './accounts.ts';
import { call } from './caller.ts';
import { openDesk, type Desk } from './desk.ts';
import { openFloor } from './floor.ts';
import { createGauges, type Gauges, type Reading } from './gauges.ts';
import { startInstallation, type Installation } from './installation.ts';
import { judge, type Judged, type Sample } from './judge.ts';
import { createTally, type Tally, type Waits } from './tally.ts';

/** Everything must have come to its end so long after the last caller, in milliseconds. */
const drainMs = 180_000;
/** Desks are looked at again so often, as their pages do, in milliseconds. */
const lookMs = 30_000;
const sampleMs = 5_000;
const open = ['queued', 'offered', 'active', 'wrapUp'];
/** Keys that may be left in Redis besides those from before and the jobs that wait for their time: bookkeeping of the queue and the news. */
const sundryKeys = 20;

export type Options = { seconds: number; rate: number; agents: number; profileDir?: string | undefined };
/** What is told while it runs. */
export type Look = Reading & { second: number; waits: Waits; waiting: number; liveScreens: number };
export type Soaked = { tally: Tally; looks: Look[]; judged: Judged[]; wrongs: string[]; drainedSeconds: number };
type Tell = { say: (line: string) => void; show: (look: Look, tally: Tally) => void; everyMs: number };

/** Lets simulated callers and agents use a whole installation for some time, lets it come to rest, and tells whether everything is accounted for and nothing has grown. */
export async function soak(options: Options, tell: Tell): Promise<Soaked> {
  const installation = await startInstallation(options);
  const gauges = createGauges(installation);
  try {
    return await run(installation, gauges, options, tell);
  } finally {
    gauges.close();
    await installation.stop();
  }
}

async function run(installation: Installation, gauges: Gauges, { seconds, rate }: Options, tell: Tell): Promise<Soaked> {
  const base = installation.app.url;
  const [tally, random] = [createTally(), createRandom(1)];
  const codes: string[] = [];
  const before = await gauges.read();
  const screens = openScreens(installation, tally, random);
  const looking = lookAgain(screens);
  const from = performance.now();
  const second = (): number => (performance.now() - from) / 1_000;
  const watching = watch({ installation, gauges, tally, screens, second, tell });
  await callers({ base, tally, random, rate, seconds, opened: (code) => codes.push(code) });
  tell.say('the last caller is through; the rest is served');
  const left = await rest(installation);
  const drainedSeconds = second() - seconds;
  clearInterval(looking);
  const { samples, looks } = await watching.stop();
  for (const screen of screens) screen.close();
  const judged = judge(samples, seconds);
  const unserved = left > 0 ? [`${left} contacts were still open ${drainMs / 1_000} s after the last caller`] : [];
  const accounted = [
    ...(await account(installation, codes)),
    ...((await reconcile(installation.mongoUrl, tell.say)) === 0 ? [] : ['reconciliation found something']),
  ];
  const grown = judged.filter(({ holds }) => !holds).map(({ what }) => `grew: ${what}`);
  return { tally, looks, judged, wrongs: [...unserved, ...accounted, ...keysLeft(before, await gauges.read()), ...grown], drainedSeconds };
}

function openScreens({ app, staff, supervisors }: Installation, tally: Tally, random: Random): Desk[] {
  const at = { base: app.url, tally };
  return [...staff.map((me) => openDesk({ ...at, me, random: random.fork() })), ...supervisors.map((me) => openFloor({ ...at, me }))];
}

type Callers = { base: string; tally: Tally; random: Random; rate: number; seconds: number; opened: (code: string) => void };
/** Callers come at random, at this rate on average; resolves when the last one is through. */
async function callers({ base, tally, random, rate, seconds, opened }: Callers): Promise<void> {
  const door = createDoor(base);
  const areas = (await createClient(base).call(talkApi.welcome)).areas.filter(({ kind }) => kind === 'district').map(({ id }) => id);
  const under = new Set<Promise<void>>();
  const until = performance.now() + seconds * 1_000;
  for (let due = performance.now(); due < until; due += (-Math.log(1 - random.next()) * 1_000) / rate) {
    await sleep(Math.max(0, due - performance.now()));
    const one: Promise<void> = call({ base, door, areas, tally, random: random.fork(), opened })
      .catch(() => tally.add('failed for a caller'))
      .finally(() => under.delete(one));
    under.add(one);
  }
  await Promise.all(under);
}

/** Each screen is looked at once in half a minute, not all of them at one moment. */
function lookAgain(screens: readonly Desk[]): NodeJS.Timeout {
  let next = 0;
  return setInterval(() => void screens[next++ % screens.length]?.look(), lookMs / screens.length);
}

async function rest({ db }: Installation): Promise<number> {
  for (const until = performance.now() + drainMs; ;) {
    const left = await db.collection('contacts').countDocuments({ state: { $in: open } });
    if (left === 0 || performance.now() > until) return left;
    await sleep(1_000);
  }
}

type Watch = {
  installation: Installation;
  gauges: Gauges;
  tally: Tally;
  screens: readonly Desk[];
  second: () => number;
  tell: Tell;
};
function watch({ installation, gauges, tally, screens, second, tell }: Watch) {
  const samples: Sample[] = [];
  const looks: Look[] = [];
  const ending = new AbortController();
  let shownAt = 0;
  const loop = async (): Promise<void> => {
    while (await sleep(sampleMs, true, { signal: ending.signal }).catch(() => false)) {
      const sample = { second: second(), ...(await gauges.read()) };
      samples.push(sample);
      if ((sample.second - shownAt) * 1_000 < tell.everyMs) continue;
      shownAt = sample.second;
      const waiting = await installation.db.collection('contacts').countDocuments({ state: 'queued' });
      const look = { ...sample, waits: tally.takeLately(), waiting, liveScreens: screens.filter((one) => one.isLive()).length };
      looks.push(look);
      tell.show(look, tally);
    }
  };
  const over = loop();
  return {
    stop: async () => {
      ending.abort();
      await over;
      return { samples, looks };
    },
  };
}

function keysLeft(before: Reading, after: Reading): string[] {
  const more = after.redisKeys - after.redisDelayed - before.redisKeys;
  return more > sundryKeys ? [`${more} keys are left in Redis beside the jobs that wait for their time`] : [];
}
