import { expect, it } from 'vitest';
import { oneBehind } from './one-behind.ts';

/** Runs that end when they are told to, and how many there were. */
function runs() {
  const ends: ((error?: Error) => void)[] = [];
  const ask = oneBehind(
    () => new Promise<number>((resolve, reject) => void ends.push((error) => (error ? reject(error) : resolve(ends.length)))),
  );
  return { ends, ask };
}

it('lets all who ask during a run share one more, which begins when that has ended', async () => {
  const { ends, ask } = runs();
  const first = ask();
  const [second, third] = [ask(), ask()];
  expect(ends).toHaveLength(1);
  ends[0]?.();
  expect(await first).toBe(1);
  await expect.poll(() => ends.length).toBe(2);
  const fourth = ask();
  ends[1]?.();
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  await expect.poll(() => ends.length).toBe(3);
  ends[2]?.();
  expect(await fourth).toBe(3);
});

it('goes on after a run that failed, of which only those hear who asked for it', async () => {
  const { ends, ask } = runs();
  const first = ask();
  const second = ask();
  ends[0]?.(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  expect(await second).toBe(2);
  const third = ask();
  ends[2]?.();
  expect(await third).toBe(3);
});
