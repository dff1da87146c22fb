import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from '#tests/support/services.ts';
import { did, type Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import { watchRecovery } from './recovery.ts';
import type { World } from './world.ts';

type Deps = { world: World; ledger: Ledger; random: Random; until: number; say: (line: string) => void };

/** Kills and pauses parts of the installation, one after the other, until the storm is over; all of them run when it resolves. After half of the faults it measures how soon everything works again. */
export async function faults({ world, ledger, random, until, say }: Deps): Promise<void> {
  const { webs, workers, store, redis } = world;
  const recovery = await watchRecovery(world);
  const killed = async (part: Service, ms: number): Promise<void> => {
    await part.kill();
    await sleep(ms);
    await part.restart();
  };
  const paused = async (part: Service, ms: number): Promise<void> => {
    part.pause();
    await sleep(ms);
    part.resume();
  };
  const all: Record<string, () => Promise<void>> = {
    'a web node killed': () => killed(random.pick(webs), random.below(2_000)),
    'a worker killed': () => killed(random.pick(workers), random.below(2_000)),
    'both workers killed': async () => {
      ledger.nobodyWorks = true;
      await Promise.all(workers.map((worker) => killed(worker, random.below(2_000))));
      ledger.nobodyWorks = false;
    },
    'the store killed': () => killed(store, random.below(2_000)),
    'Redis away': () => killed(redis, 2_000 + random.below(18_000)),
    'Redis hanging': () => paused(redis, 2_000 + random.below(4_000)),
    'a web node hanging': () => paused(random.pick(webs), 2_000 + random.below(12_000)),
  };
  while (performance.now() < until) {
    await sleep(2_000 + random.below(4_000));
    const name = random.pick(Object.keys(all));
    say(name);
    did(ledger, name);
    await all[name]?.();
    if (!random.chance(0.5)) continue;
    const times = await recovery.after();
    ledger.recoveries.push(...times.map((time) => ({ fault: name, ...time })));
    say(`  ${times.map(({ what, seconds }) => `${what} after ${seconds.toFixed(1)} s`).join(', ')}`);
  }
  recovery.close();
}
