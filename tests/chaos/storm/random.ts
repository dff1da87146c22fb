/** Chance that can be had again: the same seed gives the same numbers. */
export type Random = {
  /** A number from 0 up to 1. */
  next: () => number;
  /** A whole number from 0 up to `n`. */
  below: (n: number) => number;
  chance: (p: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** A new source whose numbers do not depend on how often this one is asked later. */
  fork: () => Random;
};

/** Makes a source of chance from a whole number. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  // The generator known as mulberry32.
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (n: number): number => Math.floor(next() * n);
  const chance = (p: number): boolean => next() < p;
  function pick<T>(list: readonly T[]): T {
    const found = list[below(list.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }
  const fork = (): Random => createRandom(below(2 ** 32));
  return { next, below, chance, pick, fork };
}
