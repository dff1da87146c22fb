import { setTimeout as sleep } from 'node:timers/promises';
import type { Dispatch } from '#server/domains/dispatch/dispatch.model.ts';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dutyApi } from '#shared/dispatch/duty.api.ts';
import { commandId } from '#tests/support/test-app.ts';
import { insist } from '../storm/world.ts';
import type { Scene } from './scene.ts';

/** So long is a step of the ladder, and so long may a sign of life be waited for, in milliseconds. */
export const stepMs = 3_000;
/** Nobody waits longer than this for a ladder to go on, in milliseconds. */
const patienceMs = 180_000;
/** The waves of the usual ladder up to the loud one, and two repeats of that. */
const lastRound = 7;

/** One dispatch: when its first step was to end, and who said that they go. */
export type Course = { id: string; dueAt: number; leader: string | null };

type Turn = { scene: Scene; turn: number; base: string; contact: Scene['contacts'][number] };

/**
 * Takes one dispatch from its opening to its end. Every third is left to climb to the loud step and repeat there; in the others somebody
 * says in one of the waves that they go, and is never heard of again. Throws when the ladder does not go on.
 */
export async function run({ scene, turn, contact }: Omit<Turn, 'base'>): Promise<Course> {
  const { world, asked } = scene;
  const until = performance.now() + patienceMs;
  const id = commandId();
  const did = async (what: string, attempt: Parameters<typeof insist<unknown>>[2]): Promise<unknown> => {
    const answer = await insist(world, until, attempt);
    if (!answer || answer.status >= 300) throw new Error(`${what}: ${answer ? JSON.stringify([answer.status, answer.body]) : 'no answer'}`);
    return answer.body;
  };
  const start = { params: { contactId: contact.id }, body: { commandId: id, ...asked } };
  await did('sending for somebody', (url) => contact.at(url).send(dispatchApi.start, start));
  const course: Course = { id, dueAt: await shorten(scene, id), leader: null };
  const answered = turn % 3 === 0 ? null : 1 + (turn % 6);
  await wait(scene, id, until, ({ round }) => round >= (answered ?? lastRound));
  if (answered !== null) {
    course.leader = await acknowledge();
    // Whoever stands down takes back what was not sent yet.
    await wait(scene, id, until, ({ checkIn, deliverAt }) => Boolean(checkIn?.silentSince) && deliverAt === null);
  }
  const body = { commandId: commandId(), reason: 'chaos' };
  await did('standing down', (url) => contact.at(url).send(dispatchApi.standDown, { params: { dispatchId: id }, body }));
  return course;

  /** The first officer of the running wave says that they go, until somebody takes it down. */
  async function acknowledge(): Promise<string> {
    const { round, targets } = await wait(scene, id, until, () => true);
    const leader = targets.find(({ staffId }) => scene.officers.has(staffId))?.staffId ?? '';
    const said = { params: { dispatchId: id }, body: { commandId: commandId(), round, pressedAt: null } };
    await did('acknowledging', (url) => (scene.officers.get(leader) ?? contact.at)(url).send(dutyApi.acknowledge, said));
    return leader;
  }
}

/** Gives a dispatch short steps, before its first one is over; gives when that is now, in milliseconds since 1970. */
async function shorten(scene: Scene, id: string): Promise<number> {
  for (;;) {
    const { version, policy, deliverAt } = await wait(scene, id, performance.now() + patienceMs, () => true);
    const dueAt = new Date(Date.now() + stepMs);
    const steps = policy.steps.map((step) => ({ ...step, ackSeconds: stepMs / 1_000 }));
    const checkIn = { onTheWaySeconds: stepMs / 1_000, onSceneSeconds: stepMs / 1_000, graceSeconds: stepMs / 1_000 };
    const set = { dueAt, nextActionAt: deliverAt ?? dueAt, 'policy.steps': steps, 'policy.checkIn': checkIn };
    const changed = await scene.world.db
      .collection<Dispatch>('dispatches')
      .updateOne({ _id: id, version }, { $set: set, $inc: { version: 1 } })
      .catch(() => null);
    if (changed?.modifiedCount === 1) return dueAt.getTime();
    await sleep(50);
  }
}

async function wait({ world: { db } }: Scene, id: string, until: number, fits: (row: Dispatch) => boolean): Promise<Dispatch> {
  for (;;) {
    const row = await db
      .collection<Dispatch>('dispatches')
      .findOne({ _id: id })
      .catch(() => null);
    if (row && fits(row)) return row;
    if (performance.now() > until) throw new Error(`${id} does not go on: ${JSON.stringify(row)}`);
    await sleep(100);
  }
}
