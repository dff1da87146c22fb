import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { answerMs, endedCount, expectedWait, handTime, recentMs, roundWait, telling, usualHandMs, type Ended } from './expected-wait.ts';

const minute = 60_000;
const ended = (at: number, heldMs: number, whole = false): Ended => ({ at, heldMs, whole });
const many = (count: number, at: number, heldMs: number): Ended[] => Array.from({ length: count }, () => ended(at, heldMs));

describe('how long a contact takes', () => {
  const now = 30 * 24 * 60 * minute;

  it('is the mean of those that ended, noise as well, and what is usual while too few have', () => {
    expect(handTime([ended(0, 2 * minute), ended(0, 10 * minute)], 1)).toBe(6 * minute);
    expect(telling(many(endedCount.least - 1, now, minute), now)).toEqual([]);
    expect(handTime([], 3)).toBe(usualHandMs);
  });

  it('counts a voice once for each hand it takes', () => {
    expect(handTime([ended(0, minute), ended(0, minute, true)], 3)).toBe(2 * minute);
    expect(handTime([ended(0, minute, true)], 0)).toBe(minute);
  });

  it('is told by the last hours where enough ended in them, else by the last days', () => {
    const lately = many(endedCount.least, now - recentMs.hours, minute);
    const before = many(endedCount.least, now - recentMs.days, 9 * minute);
    const long = many(50, now - recentMs.days - 1, 90 * minute);
    expect(telling([...lately, ...before, ...long], now)).toEqual(lately);
    expect(telling([...lately.slice(1), ...before, ...long], now)).toEqual([...lately.slice(1), ...before]);
    expect(telling(long, now)).toEqual([]);
  });
});

test('a wait is so many contacts as must end before, shared by all hands, and never shorter than an offer takes', () => {
  const handMs = 10 * minute;
  expect(expectedWait({ place: 6, free: 0, hands: 4, handMs })).toBe(15 * minute);
  expect(expectedWait({ place: 6, free: 2, hands: 4, handMs })).toBe(10 * minute);
  expect(expectedWait({ place: 2, free: 2, hands: 4, handMs })).toBe(answerMs);
  expect(expectedWait({ place: 1, free: 0, hands: 0, handMs })).toBeNull();
});

test('a wait is told in steps that promise no more than is known, rounded up', () => {
  expect([0, 59, 60, 61, 121, 240, 301, 610, 1_300].map(roundWait)).toEqual([0, 0, 1, 2, 3, 5, 10, 15, 30]);
  expect([3_600, 3_601, 90_000].map(roundWait)).toEqual([60, null, null]);
});

/** Numbers between 0 and 1 that are the same for the same seed (a linear congruential generator). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
}

type Rig = { hands: number; load: number; noise: number; seed: number };
/** A day of a line: callers come at random, the first free hand takes the first in line; what they were told, and what they waited. */
function day({ hands, load, noise, seed }: Rig): { told: number; waited: number; count: number } {
  const next = random(seed);
  const exponential = (mean: number): number => -Math.log(1 - next()) * mean;
  // Noise is over in a minute, everybody else takes a quarter of an hour.
  const lasts = (): number => (next() < noise ? exponential(minute) : exponential(15 * minute));
  const mean = noise * minute + (1 - noise) * 15 * minute;
  const freeAt = Array.from({ length: hands }, () => 0);
  const closed: Ended[] = [];
  const starts: number[] = [];
  const sums = { told: 0, waited: 0, count: 0 };
  let now = 0;
  for (let i = 0; i < 1_500; i += 1) {
    now += exponential(mean / hands / load);
    const hand = freeAt.indexOf(Math.min(...freeAt));
    const start = Math.max(now, freeAt[hand] ?? 0);
    if (start > now && i > 300) {
      const place = starts.filter((at) => at > now).length + 1;
      const over = closed.filter(({ at }) => at <= now).slice(-endedCount.most);
      sums.told += expectedWait({ place, free: 0, hands, handMs: handTime(telling(over, now), 1) }) ?? 0;
      sums.waited += start - now;
      sums.count += 1;
    }
    const heldMs = lasts();
    freeAt[hand] = start + heldMs;
    starts.push(start);
    closed.push(ended(start + heldMs, heldMs));
    closed.sort((a, b) => a.at - b.at);
  }
  return sums;
}

describe('what callers are told', () => {
  const between = (min: number, max: number) => fc.integer({ min, max });
  const rigs = fc.record({ hands: between(1, 12), load: between(80, 110), noise: between(0, 7), seed: between(1, 2 ** 31) });

  it('is what they wait on average, within a third, whatever the hands, the load and the noise', () => {
    fc.assert(
      fc.property(rigs, ({ load, noise, ...rig }) => {
        const { told, waited, count } = day({ ...rig, load: load / 100, noise: noise / 10 });
        fc.pre(count >= 300);
        expect(told / waited).toBeGreaterThan(0.75);
        expect(told / waited).toBeLessThan(1.34);
      }),
      { numRuns: 60, seed: 4 },
    );
  });
});
