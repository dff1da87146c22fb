import { cpuSeconds } from '../../lib/process-use.ts';
import { createCallers } from './callers.ts';
import { clear } from './clear.ts';
import { openConsoles } from './consoles.ts';
import { startBare, type DurableWrites } from './bare.ts';
import { startInstallation, type Engines } from './installation.ts';
import { loop, timingsOf, type Timings } from './timings.ts';

/** The most contacts a second with so many under way at once, and how that stood. */
export type Sustained = Timings & { atOnce: number };
/** Waits longer than this, in milliseconds, are too long for one contact in a hundred. */
export const intakeMs = 250;
const steps = [1, 2, 4, 8, 16, 32];
const consoles = 200;
const seconds = 4;

/** Tries more and more at once and keeps the fastest that still was quick for ninety-nine of a hundred. */
async function best(run: (atOnce: number) => Promise<Timings>): Promise<Sustained> {
  const found: Sustained[] = [];
  for (const atOnce of steps) {
    found.push({ atOnce, ...(await run(atOnce)) });
    if ((found.at(-1)?.p99 ?? 0) > intakeMs) break;
  }
  const quick = found.filter(({ p99 }) => p99 <= intakeMs);
  const [first] = (quick.length > 0 ? quick : found).sort((a, b) => b.rate - a.rate);
  if (!first) throw new Error('nothing was measured');
  return first;
}

/** From a child's first words to the offer on an agent's screen: how many a second, and what each costs. */
export async function benchIntake(engines: Engines, parts?: { webs: number; workers: number }) {
  const installation = await startInstallation(engines, parts);
  const { mongoUrl, bases, db, apps } = installation;
  try {
    const desks = await openConsoles({ mongoUrl, bases, count: consoles, capacity: 3 });
    const callers = await createCallers(bases, desks);
    const round = async (atOnce: number, most: number): Promise<{ times: number[]; seconds: number }> => {
      const done = await loop({ atOnce, most, seconds }, callers.comeAndBeOffered);
      await clear(db);
      return done;
    };
    // An agent has one offer at a time: each round ends before all of them have one.
    const rounds = async (atOnce: number): Promise<Timings> => {
      const all = { times: [] as number[], seconds: 0 };
      while (all.seconds < seconds) {
        const { times, seconds: took } = await round(atOnce, consoles - steps.length * 4);
        all.times.push(...times);
        all.seconds += took;
      }
      return timingsOf(all.times, all.seconds);
    };
    for (let i = 0; i < 8; i += 1) await round(8, 150);
    const pids = { app: apps.map((app) => app.pid()), store: [engines.store.pid()], redis: [engines.redis.pid()] };
    const spent = (): number[] => Object.values(pids).map((some) => some.reduce((sum, pid) => sum + cpuSeconds(pid) * 1_000, 0));
    const from = spent();
    const { times } = await round(8, 150);
    const cost = spent().map((ms, i) => (ms - (from[i] ?? 0)) / times.length);
    const sustained = await best(rounds);
    for (const { socket } of desks) socket.disconnect();
    return { ...sustained, cost: { app: cost[0] ?? 0, store: cost[1] ?? 0, redis: cost[2] ?? 0 } };
  } finally {
    await installation.stop();
  }
}

/** The same with the bare engines, and so many durable writes on the same store. */
export async function benchBareIntake(engines: Engines, writes: DurableWrites): Promise<Sustained> {
  const bare = await startBare(engines, { ...writes, consoles });
  try {
    await loop({ atOnce: 8, most: 2_000, seconds: 5 }, bare.come);
    return await best(async (atOnce) => {
      const { times, seconds: took } = await loop({ atOnce, most: Infinity, seconds }, bare.come);
      return timingsOf(times, took);
    });
  } finally {
    await bare.stop();
  }
}
