import type { Reading } from './gauges.ts';

export type Sample = Reading & { second: number };
type Gauge = keyof Reading;
/** How a figure stood after warming up and at the end, and how much more was allowed. */
export type Judged = { what: string; before: number; after: number; allowed: number; holds: boolean };

type Rule = { what: string; gauge: Gauge; by: (numbers: readonly number[]) => number; more: number };
const share = 0.1;
const lowest = (numbers: readonly number[]): number => Math.min(...numbers);
const middle = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
// The lowest of the heap is what is left after the rubbish was collected. What a process has of the machine goes down for a moment now and
// then and comes back, and what Redis holds is never rubbish: there the middle counts.
const rules: readonly Rule[] = [
  { what: 'heap of the server (MB)', gauge: 'appHeap', by: lowest, more: 30 },
  { what: 'own memory of the server (MB)', gauge: 'appOwn', by: middle, more: 30 },
  { what: 'own memory of the store (MB)', gauge: 'storeOwn', by: middle, more: 30 },
  { what: 'memory of Redis (MB)', gauge: 'redisMemory', by: middle, more: 10 },
  { what: 'keys in Redis', gauge: 'redisKeys', by: middle, more: 200 },
];
/** In a shorter run than this, in seconds, nothing is warm after a sixth. */
const warmAfter = 20 * 60;

/**
 * Holds the last sixth of a run against its second sixth (the first is for warming up): neither memory nor the keys of
 * Redis may have grown by more than a tenth, or by a fixed little where that is more. Nothing is said of a run of under twenty minutes.
 */
export function judge(samples: readonly Sample[], seconds: number): Judged[] {
  if (seconds < warmAfter) return [];
  const between = (from: number, to: number) => samples.filter(({ second }) => second >= from * seconds && second <= to * seconds);
  const [early, late] = [between(1 / 6, 2 / 6), between(5 / 6, 1)];
  return rules.map(({ what, gauge, by, more }) => {
    const [before, after] = [early, late].map((part) => by(part.map((one) => one[gauge]))) as [number, number];
    const allowed = before + Math.max(before * share, more);
    return { what, before, after, allowed, holds: after <= allowed };
  });
}
