import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '#shared/kernel/clock.ts';
import { children } from './children.ts';
import { desk } from './desks.ts';
import { faults } from './faults.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createRandom } from './random.ts';
import { verdict } from './verdict.ts';
import { watch } from './watch.ts';
import { startWorld, type World } from './world.ts';

/** After the storm everything must come to rest within this time, in milliseconds. */
const drainMs = 240_000;
const open = ['queued', 'offered', 'active', 'wrapUp'];
/** Whoever is to be called later is at rest until then. */
const restless = (now: Date) => ({ $or: [{ state: { $in: open } }, { state: 'promised', 'callBackPlan.from': { $lte: now } }] });

type Options = { seed: number; seconds: number; callers?: number; say?: (line: string) => void };
export type Storm = { ledger: Ledger; wrongs: string[]; drainedSeconds: number };

/**
 * Runs a whole installation through a storm of children, agents and faults, lets it come to rest, and holds what was
 * promised against what is there. The same seed gives the same acts in the same order; their timing is the machine's.
 */
export async function storm({ seed, seconds, callers = 4, say = () => undefined }: Options): Promise<Storm> {
  const world = await startWorld();
  try {
    return await rage(world, { seed, seconds, callers, say });
  } finally {
    await world.stop();
  }
}

async function rage(world: World, { seed, seconds, callers, say }: Required<Options>): Promise<Storm> {
  const random = createRandom(seed);
  const ledger = createLedger();
  const until = performance.now() + seconds * 1_000;
  const drainUntil = until + drainMs;
  let drained = false;
  const shared = { world, ledger, until, drainUntil };
  const watching = watch(world, ledger, () => drained);
  const desks = world.staff.map((member) => desk({ ...shared, member, random: random.fork(), isDrained: () => drained }));
  const others = Array.from({ length: callers }, () => children({ ...shared, random: random.fork() }));
  await Promise.all([...others, faults({ ...shared, random: random.fork(), say })]);
  const from = performance.now();
  say('the storm is over');
  const left = await rest(world, drainUntil);
  drained = true;
  await Promise.all([...desks, watching]);
  const unserved = left > 0 ? [`${left} contacts were still open ${drainMs / 1_000} s after the storm`] : [];
  return { ledger, wrongs: [...unserved, ...(await verdict(world, ledger))], drainedSeconds: (performance.now() - from) / 1_000 };
}

/** Waits until nobody waits, is in hand or should have been called any more; gives how many still are when the time is up. */
async function rest({ db }: World, until: number): Promise<number> {
  for (;;) {
    const left = await db.collection('contacts').countDocuments(restless(systemClock.now()));
    if (left === 0 || performance.now() > until) return left;
    await sleep(500);
  }
}
