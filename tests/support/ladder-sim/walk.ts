import fc from 'fast-check';
import { attempt } from './acts.ts';
import { wrongsOf } from './checks.ts';
import { toldOf, type Play } from './play.ts';
import { actOf, scenesOf } from './scene.ts';
import type { Stage } from './run-table.ts';

/** What happens next in a walk, after so many seconds: acts in some of the scenarios, and what befalls the installation meanwhile. */
type Move = {
  seconds: number;
  late: number;
  acts: { play: number; words: string }[];
  fate: 'none' | 'lose' | 'die' | 'choke' | 'sweeping';
};
/** Settings of scenarios, as in the tables, and what happens to them. */
export type Walk = { settings: string[]; moves: Move[] };

const some = (letters: string, most: number): fc.Arbitrary<string> =>
  fc.subarray([...letters], { maxLength: most }).map((list) => list.join(''));
const shifted = (letters: string, most: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...letters), fc.constantFrom('', '', '', '<40', '>40', '<90', '>70<150')), { maxLength: most })
    .map((list) => [...new Map(list)].map(([who, when]) => who + when).join(''));
const roster = fc
  .tuple(shifted('abe', 3), shifted('cfa', 2), shifted('gh', 1), shifted('dca', 2), some('stu', 2))
  .map((lists) => lists.join('/'));
const step = fc
  .tuple(some('12KDPFS', 3).filter(Boolean), fc.constantFrom('', '@10', '@30', '@45r20', '@60r15'), fc.constantFrom('', ':l', ':ps', ':sv'))
  .map((parts) => parts.join(''));
const policy = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  fc.array(step, { minLength: 1, maxLength: 5 }).map((steps) => `steps=${steps.join('/')}`),
);
const provider = fc
  .tuple(
    fc.constantFrom(...'abcdest*'),
    fc.constantFrom('p', 's', 'lpsv'),
    fc.constantFrom('xo', 'xxo', 'x', 'h', 'ho', 'l', 'lo', 'm', 'n', 'j', 'to', 'b', 'd', 'f', 'xf'),
  )
  .map(([who, ways, script]) => `${who}.${ways}=${script}`);
const setting = fc
  .tuple(
    ...[roster, policy, fc.array(provider, { maxLength: 2 }).map((list) => list.join(' '))],
    ...[
      fc.constantFrom('', '', 'officer-ends'),
      fc.constantFrom('', 'check=70,60,20'),
      fc.constantFrom('', '', 'out=b', 'gone=c', 'unproven=ab', 'woman women=b'),
    ],
  )
  .map((parts) => parts.filter(Boolean).join(' '));

const people = fc.constantFrom(...'aabbcdefst');
const words = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(people, fc.constantFrom('no', 'no', 'ack', 'D', 'A')).map((all) => all.join(' ')) },
  { weight: 2, arbitrary: fc.tuple(people, fc.constantFrom('go', 'there', 'well', 'seen', 'no', 'safe')).map((all) => all.join(' ')) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constant('s'), fc.constantFrom('also', 'out', 'outed', 'gone', 'off', 'on'), fc.constantFrom(...'abcdz'))
      .map((all) => all.join(' ')),
  },
  fc.constantFrom('s skip', 's skip', 's heard', 's strange', 's stop', 's confirm', 's close'),
);
const move = fc.record<Move>({
  seconds: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 5, max: 70 })),
  late: fc.integer({ min: 0, max: 1000 }),
  acts: fc.array(fc.record({ play: fc.nat({ max: 7 }), words }), { maxLength: 6 }),
  fate: fc.constantFrom('none', 'none', 'none', 'lose', 'die', 'choke', 'sweeping'),
});
export const walks: fc.Arbitrary<Walk> = fc.record({
  settings: fc.array(setting, { minLength: 8, maxLength: 8 }),
  moves: fc.array(move, { minLength: 4, maxLength: 14, size: 'max' }),
});

let walked = 0;

/** Goes one walk; gives everything that does not hold, in sentences, at the first move after which something does not. */
export async function walk({ world, enter }: Stage, { settings, moves }: Walk): Promise<string[]> {
  const from = world.clock.seconds();
  const plays: Play[] = [];
  for (const text of settings) {
    const [scene] = scenesOf(`a walk | ${text} | | .. 1 | ?`);
    if (scene) plays.push(await enter(scene, (walked += 1)));
  }
  for (const one of moves) {
    await passTo(one);
    await happen(one);
    const wrongs = await wrongsNow();
    if (wrongs.length > 0) return wrongs;
  }
  return end();

  /** Lets the time pass: whatever falls due is looked at by then, or up to a second later. */
  async function passTo({ seconds, late }: Move): Promise<void> {
    const until = new Date(world.clock.now().getTime() + seconds * 1000);
    for (;;) {
      const due = await world.nextDue();
      const next = due && new Date(Math.max(due.getTime(), world.clock.now().getTime()));
      if (!next || next > until) break;
      // What the world does by itself happens in its moment; the nodes look a little later.
      world.clock.moveTo(next);
      await world.settle();
      await world.step(late);
    }
    world.clock.moveTo(until);
    await world.settle();
  }
  async function happen({ acts, fate }: Move): Promise<void> {
    const doomed = world.nodes.filter((node) => node.isAlive())[0];
    if (fate === 'lose') world.loseEvents(true);
    if (fate === 'choke') doomed?.choke();
    const done = acts.map(async ({ play: n, words: text }) => {
      const play = plays[n % plays.length];
      if (!play) return;
      const outcome = await attempt(play, actOf(text));
      if (outcome !== 'done' && !outcome.startsWith('refused')) play.wrong.push(`${text}: ${outcome}`);
    });
    await Promise.all([...done, ...(fate === 'sweeping' ? [world.sweep()] : [])]);
    await world.settle();
    if (fate === 'choke' || fate === 'die') {
      doomed?.kill();
      await world.addNode();
    }
    world.loseEvents(false);
  }
  async function wrongsNow(): Promise<string[]> {
    const all = await Promise.all(plays.map(async (play) => [...(await wrongsOf(play, 1000)), ...play.wrong]));
    return [
      ...all.flatMap((wrongs, i) => wrongs.map((wrong) => `${settings[i] ?? ''}: ${wrong} (walk began at ${from})`)),
      ...world.alarms.splice(0),
    ];
  }
  /** Ends everything that still runs, and waits whether it is silent. */
  async function end(): Promise<string[]> {
    await world.sweep();
    for (const play of plays) await attempt(play, actOf('s stop'));
    await world.sweep();
    const told = plays.map(toldOf);
    for (const seconds of [1, 30, 600]) await passTo({ seconds, late: 300, acts: [], fate: 'none' });
    const wrongs = await wrongsNow();
    const after = plays.filter((play, i) => toldOf(play) !== told[i]).map((play) => `something was sent after the end: ${toldOf(play)}`);
    return [...wrongs, ...after];
  }
}
