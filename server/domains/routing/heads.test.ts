import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readHeads } from './heads.ts';

const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'));

it('finds every group once and in order, whatever was known before', async () => {
  await fc.assert(
    fc.asyncProperty(names, names, async (there, known) => {
      const sorted = [...there].sort();
      const next = async (name: string): Promise<string | null> => sorted.find((one) => one > name) ?? null;
      expect(await readHeads(next, (one) => one, known)).toEqual(sorted);
    }),
  );
});

it('jumps to all that it knows at the same time', async () => {
  let [open, most] = [0, 0];
  const next = async (name: string): Promise<string | null> => {
    most = Math.max(most, (open += 1));
    await Promise.resolve();
    open -= 1;
    return ['a', 'b', 'c'].find((one) => one > name) ?? null;
  };
  await readHeads(next, (one) => one, ['a', 'b', 'c']);
  expect(most).toBe(4);
});
