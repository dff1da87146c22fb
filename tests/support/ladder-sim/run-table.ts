import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import { act } from './acts.ts';
import { wrongsOf } from './checks.ts';
import { byOf, startPlay, toldOf, type Play } from './play.ts';
import type { Scene } from './scene.ts';
import { startWorld, type SimWorld } from './world.ts';

/** What came of a scenario, in the words of the table. */
export type Played = { sent: string; end: string; wrong: string[] };
export type Installation = { nodes?: number; deaf?: boolean };

export type Stage = Awaited<ReturnType<typeof startStage>>;

/** A world in which each scenario's providers, roster and policy are its own. */
export async function startStage(installation: Installation = {}) {
  const plays = new Map<string, Play>();
  const world = await startWorld({
    ...installation,
    onCall: (districtId) => plays.get(districtId)?.onCall() ?? { district: [], division: [], province: [], fallback: [] },
    policyFor: async (_, districtId) => plays.get(districtId ?? '')?.policy ?? never(),
    letterFor: ({ dispatchId, staffId }, channel, nth) => playOf(dispatchId).letterFor(staffId, channel, nth),
    handed: (one) => {
      const play = playOf(one.page.dispatchId);
      play.log.push(one);
      if (play.forbidden.has(one.page.staffId)) play.wrong.push(`${play.nameOf(one.page.staffId)} must not be told, and is`);
    },
  });
  let opening: Play | null = null;
  // The first pages go out before it is known under which id it opened; one opens after the other.
  function playOf(dispatchId: string): Play {
    const play = plays.get(dispatchId) ?? opening ?? never();
    plays.set(dispatchId, play);
    return play;
  }
  const enter = (scene: Scene, i: number): Promise<Play> =>
    startPlay(world, scene, `district-${i}`, (play, key) => {
      plays.set(key, play);
      opening = play;
    });
  return { world, enter };
}
const never = (): never => {
  throw new Error('a dispatch that belongs to no scenario');
};

/** Plays all scenarios of a table at once, in one store and by one clock, as a busy installation would have them. */
export async function playAll(scenes: readonly Scene[], installation: Installation = {}): Promise<Played[]> {
  const { world, enter } = await startStage(installation);
  const plays: Play[] = [];
  for (const [i, scene] of scenes.entries()) plays.push(await enter(scene, i));
  const played = new Map<Play, Played>();
  await world.sweep();
  await Promise.all(plays.map((play) => actNow(play, 0)));
  await world.sweep();
  while (played.size < plays.length) {
    await moveOn(world, plays, played);
    const over = plays.filter((play) => !played.has(play) && secondsOf(play) >= play.scene.until);
    for (const play of over) played.set(play, await finish(play));
  }
  // Whatever was stopped stays silent.
  for (const seconds of [1, 30, 300]) {
    world.clock.moveTo(world.clock.atSecond(world.clock.seconds() + seconds));
    await world.sweep();
  }
  const results = plays.map((play) => {
    const { sent, end, wrong } = played.get(play) ?? { sent: '', end: '', wrong: [] };
    return { sent, end, wrong: [...wrong, ...play.wrong, ...(toldOf(play) === sent ? [] : ['something was sent after the end'])] };
  });
  await world.stop();
  return world.alarms.length > 0 ? results.map((one) => ({ ...one, wrong: [...one.wrong, ...world.alarms.slice(0, 3)] })) : results;
}

const secondsOf = ({ world, startedAt }: Play): number => world.clock.seconds() - world.clock.seconds(startedAt);

/** Goes to the next moment at which anybody does anything or anything is due, and lets it happen. */
async function moveOn(world: SimWorld, plays: readonly Play[], played: ReadonlyMap<Play, Played>): Promise<void> {
  const now = world.clock.now();
  const running = plays.filter((play) => !played.has(play));
  const moments = running
    .flatMap(({ scene }) => [...scene.acts.map(({ at }) => at), scene.until])
    .map(world.clock.atSecond)
    .filter((at) => at > now);
  const due = await world.nextDue();
  const next = new Date(Math.min(...[...moments, ...(due ? [due] : [])].map((at) => at.getTime())));
  world.clock.moveTo(next);
  await world.settle();
  const at = world.clock.seconds();
  await Promise.all(running.map((play) => actNow(play, at)));
  await world.sweep();
}
async function actNow(play: Play, at: number): Promise<void> {
  for (const { beside } of play.scene.acts.filter((one) => one.at === at)) {
    await Promise.all(beside.map((one) => act(play, one)));
    await play.world.settle();
  }
}

async function finish(play: Play): Promise<Played> {
  const { world, dispatchId, nameOf } = play;
  const { dispatches, work } = world.anyNode();
  const doc = await dispatches.get(dispatchId);
  const wrong = await wrongsOf(play);
  const end = doc.leaderId ? `${doc.state} ${nameOf(doc.leaderId)}` : doc.state;
  const sent = toldOf(play);
  if (isOpen(doc.state) && !doc.claim) await work.standDown(dispatchId, 'r', byOf(play.openedBy));
  await world.settle();
  return { sent, end, wrong };
}
