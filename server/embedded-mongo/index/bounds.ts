import { byBytes, descending, keyOf, rankOf } from '../bson/key.ts';
import { T, type Val } from '../bson/value.ts';
import type { Filter, OrderedTest, PathFilter, Test } from '../query/filter.ts';

/** A stretch of keys: from `lo` up to but without `hi`. */
export interface Interval {
  readonly lo: Buffer;
  readonly hi: Buffer;
}

/** What the conditions say about one index field: stretches of single values, or one stretch of several. */
export interface FieldBounds {
  readonly intervals: readonly Interval[];
  readonly points: boolean;
}

/** Behind every key that begins with the one before it. */
const after = Buffer.from([0xff]);

/** The tests that every matching document passes. */
export const conditionsOf = (filter: Filter): PathFilter[] => {
  if (filter.kind === 'and') return filter.parts.flatMap(conditionsOf);
  return filter.kind === 'path' && !filter.negated ? [filter] : [];
};

/** Arrays are filed by element, so that no key of an index stands for a whole one. */
const indexable = (v: Val): boolean => v.t !== T.array;

const pointsOf = (test: Test, direction: 1 | -1): Interval[] | undefined => {
  const values = test.op === '$eq' ? [test.value] : test.op === '$in' ? test.values : undefined;
  if (!values?.every(indexable)) return undefined;
  const keys = values.map((v) => (direction === 1 ? keyOf(v) : descending(keyOf(v)))).sort(byBytes);
  const distinct = keys.filter((key, i) => i === 0 || !key.equals(keys[i - 1] as Buffer));
  return distinct.map((key) => ({ lo: key, hi: Buffer.concat([key, after]) }));
};

/** Whether a test compares with a bound that an index can find: null stands for missing fields too. */
const isBound = (test: Test): test is OrderedTest =>
  'value' in test && test.op !== '$eq' && test.value.t !== T.null && indexable(test.value);

const rangeOf = (tests: readonly OrderedTest[], direction: 1 | -1): Interval | undefined => {
  const [first] = tests;
  if (!first) return undefined;
  const rank = rankOf(first.value.t);
  const keysOf = (...ops: string[]): Buffer[] =>
    tests
      .filter(({ op, value }) => ops.includes(op) && rankOf(value.t) === rank)
      .map(({ value }) => keyOf(value))
      .sort(byBytes);
  const [low, high] = [keysOf('$gt', '$gte').at(-1), keysOf('$lt', '$lte')[0]];
  const [from, to] = direction === 1 ? [low, high] : [high && descending(high), low && descending(low)];
  const start = direction === 1 ? rank : 0xff - rank;
  return { lo: from ?? Buffer.from([start]), hi: to ? Buffer.concat([to, after]) : Buffer.from([start + 1]) };
};

/**
 * The bounds for one index field. In a field that holds arrays, two conditions may be fulfilled by two different
 * elements, so that only one condition may bound it (`several` is false).
 */
export const boundsFor = (
  conditions: readonly PathFilter[],
  path: string,
  direction: 1 | -1,
  several: boolean,
): FieldBounds | undefined => {
  const tests = conditions.filter((one) => one.path === path).map((one) => one.test);
  for (const test of tests) {
    const intervals = pointsOf(test, direction);
    if (intervals) return { intervals, points: true };
  }
  const ranges = tests.filter(isBound);
  const range = rangeOf(several ? ranges : ranges.slice(0, 1), direction);
  return range && { intervals: [range], points: false };
};
