import { setTimeout as sleep } from 'node:timers/promises';
import type { Dispatch } from '#server/domains/dispatch/dispatch.model.ts';
import type { Service } from '#tests/support/services.ts';
import { createRandom } from '../storm/random.ts';
import { run, stepMs, type Course } from './course.ts';
import { openScene, type Scene } from './scene.ts';
import { verdict, type Verdict } from './verdict.ts';

/** A ladder is started this often, in milliseconds, so that at every moment some stand at each of its steps. */
const everyMs = 1_500;
const wholeMs = 7 * stepMs;

type Options = { seed: number; rounds: number; redisMs: number; say?: (line: string) => void };
/** Where ladders stood when something was killed: steps, and `goes` for those that waited for a sign of life. */
export type Hit = { fault: string; at: string[] };
export type Ladders = Verdict & { hits: Hit[]; ladders: number };

/** Runs ladders one behind the other while a worker, a web node, the store and Redis are killed in turn, so often, and holds all of them against what was promised. */
export async function ladders({ seed, rounds, redisMs, say = () => undefined }: Options): Promise<Ladders> {
  const scene = await openScene();
  try {
    const random = createRandom(seed);
    const courses: Promise<Course>[] = [];
    let turn = 0;
    const timer = setInterval(() => {
      const contact = scene.contacts[turn % scene.contacts.length];
      if (contact) courses.push(run({ scene, turn: (turn += 1), contact }));
    }, everyMs);
    const hits = await faults().finally(() => clearInterval(timer));
    const ends = await Promise.allSettled(courses);
    say('all ladders have ended');
    const stuck = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
    const found = await verdict(
      scene,
      ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : [])),
    );
    return { ...found, wrongs: [...stuck, ...found.wrongs], hits, ladders: courses.length };

    async function faults(): Promise<Hit[]> {
      const { workers, webs, store, redis } = scene.world;
      const killed = async (part: Service, ms: number): Promise<void> => {
        await part.kill();
        await sleep(ms);
        await part.restart();
      };
      const all: Record<string, () => Promise<void>> = {
        'a worker killed': () => killed(random.pick(workers), 1_000),
        'both workers killed': async () => void (await Promise.all(workers.map((worker) => killed(worker, 4_000)))),
        'a web node killed': () => killed(random.pick(webs), 1_000),
        'the store killed': () => killed(store, 0),
        'Redis away': () => killed(redis, redisMs),
      };
      const found: Hit[] = [];
      await sleep(wholeMs);
      for (let round = 0; round < rounds; round += 1)
        for (const [fault, act] of Object.entries(all)) {
          await sleep(1_000 + random.below(2_000));
          const at = await standing(scene);
          say(`${fault}, with ladders at: ${at.join(' ')}`);
          found.push({ fault, at });
          await act();
        }
      await sleep(stepMs);
      return found;
    }
  } finally {
    await scene.stop();
  }
}

/** Where the running ladders stand. */
async function standing({ world: { db } }: Scene): Promise<string[]> {
  const rows = await db
    .collection<Dispatch>('dispatches')
    .find({ nextActionAt: { $ne: null }, kind: 'urgent' })
    .toArray();
  return [...new Set(rows.map(({ step, checkIn }) => (checkIn ? 'goes' : String(step))))].sort();
}
