import { expect, it } from 'vitest';
import { createManualClock } from '#shared/kernel/clock.ts';
import { briefly } from './briefly.ts';

const start = () => {
  const clock = createManualClock(new Date('2026-03-12T07:00:00Z'));
  const asked: string[] = [];
  let broken = false;
  const ask = briefly(clock, 1_000, async (key: string) => {
    asked.push(key);
    if (broken) throw new Error('away');
    return asked.length;
  });
  return { clock, asked, ask, break: (is: boolean) => (broken = is) };
};

it('asks once for all who ask the same within the time, and anew after it', async () => {
  const { clock, asked, ask } = start();
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual([1, 1, 2]);
  clock.advance(999);
  expect(await ask('a')).toBe(1);
  clock.advance(1);
  expect(await ask('a')).toBe(3);
  expect(asked).toEqual(['a', 'b', 'a']);
});

it('asks anew at once after a failure', async () => {
  const world = start();
  world.break(true);
  await expect(world.ask('a')).rejects.toThrow('away');
  world.break(false);
  expect(await world.ask('a')).toBe(2);
});

it('asks anew when the clock was put back', async () => {
  const { clock, ask } = start();
  await ask('a');
  clock.advance(-5_000);
  expect(await ask('a')).toBe(2);
});

it('runs a lazy question once, however many wait for it', async () => {
  let run = 0;
  const lazy: PromiseLike<number> = { then: (done) => Promise.resolve((run += 1)).then(done) };
  const ask = briefly(createManualClock(new Date('2026-03-12T07:00:00Z')), 1_000, () => lazy);
  expect(await Promise.all([ask('a'), ask('a')])).toEqual([1, 1]);
});
