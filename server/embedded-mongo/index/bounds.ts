import { rankOf } from '../bson/compare.ts';
import { byBytes, descending, keyOf } from '../bson/key.ts';
import { fieldsOf, itemsOf } from '../bson/read.ts';
import { T, type Val } from '../bson/value.ts';
import type { Filter, OrderedTest, Test } from '../query/filter-types.ts';

/** A stretch of keys: from `lo` up to but without `hi`. */
export interface Interval {
  readonly lo: Buffer;
  readonly hi: Buffer;
}

/** One condition that every matching document fulfils, on one path. */
export interface Condition {
  readonly path: string;
  readonly test: Test;
}

/** What the conditions say about one index field: single keys, or one stretch. */
export interface FieldBounds {
  readonly points: readonly Buffer[] | undefined;
  readonly range: Interval | undefined;
  /** Whether a document without the field could match. */
  readonly nullable: boolean;
}

const after = Buffer.from([0xff]);

/** The conditions that hold together in a filter; those inside `$elemMatch` hold for one element of their array. */
export const conditionsOf = (filter: Filter, prefix = ''): Condition[] => {
  if (filter.kind === 'and') return filter.parts.flatMap((part) => conditionsOf(part, prefix));
  if (filter.kind !== 'path') return [];
  const path = prefix + filter.path;
  if (filter.test.op !== '$elemMatch') return [{ path, test: filter.test }];
  if (filter.test.filter) return conditionsOf(filter.test.filter, `${path}.`);
  return (filter.test.tests ?? []).map((test) => ({ path, test }));
};

/** Values whose key in an index stands for exactly their equals: not arrays (filed by element), not decimals. */
const indexable = (v: Val): boolean => {
  if (v.t === T.array || v.t === T.decimal) return false;
  return v.t !== T.object || [...fieldsOf(v).values()].every((item) => (item.t === T.array ? itemsOf(item) : [item]).every(indexable));
};

const directed = (key: Buffer, direction: 1 | -1): Buffer => (direction === 1 ? key : descending(key));

const pointsOf = (test: Test, direction: 1 | -1): readonly Buffer[] | undefined => {
  const values = test.op === '$eq' ? [test.value] : test.op === '$in' ? test.values : undefined;
  if (!values?.every(indexable)) return undefined;
  const keys = values.map((v) => directed(keyOf(v), direction)).sort(byBytes);
  return keys.filter((key, i) => i === 0 || !key.equals(keys[i - 1] as Buffer));
};

/** Whether a test compares with a bound. */
export const isOrdered = (test: Test): test is OrderedTest => 'value' in test && test.op !== '$eq';

/** Whether the bound is a lower one. */
export const isLower = (test: OrderedTest): boolean => test.op === '$gt' || test.op === '$gte';

const rangeOf = (tests: readonly OrderedTest[], direction: 1 | -1): Interval | undefined => {
  const [first] = tests;
  if (!first) return undefined;
  const rank = rankOf(first.value.t);
  const same = tests.filter((test) => rankOf(test.value.t) === rank);
  const low = same
    .filter(isLower)
    .map((test) => keyOf(test.value))
    .sort(byBytes)
    .at(-1);
  const high = same
    .filter((test) => !isLower(test))
    .map((test) => keyOf(test.value))
    .sort(byBytes)[0];
  if (direction === 1) return { lo: low ?? Buffer.from([rank]), hi: high ? Buffer.concat([high, after]) : Buffer.from([rank + 1]) };
  const inverse = 0xff - rank;
  return {
    lo: high ? descending(high) : Buffer.from([inverse]),
    hi: low ? Buffer.concat([descending(low), after]) : Buffer.from([inverse + 1]),
  };
};

const hasNull = (test: Test): boolean =>
  test.op === '$in' ? test.values.some((v) => v.t === T.null) : test.op === '$eq' && test.value.t === T.null;

/**
 * The bounds for one index field. In a field that holds arrays, two conditions may be fulfilled by two different
 * elements, so that only one condition may bound it (`several` is false).
 */
export const boundsFor = (conditions: readonly Condition[], path: string, direction: 1 | -1, several: boolean): FieldBounds | undefined => {
  const tests = conditions.filter((one) => one.path === path).map((one) => one.test);
  for (const test of tests) {
    const points = pointsOf(test, direction);
    if (points) return { points, range: undefined, nullable: hasNull(test) };
  }
  const ranges = tests.filter(isOrdered).filter((test) => test.value.t !== T.null && indexable(test.value));
  const range = rangeOf(several ? ranges : ranges.slice(0, 1), direction);
  return range && { points: undefined, range, nullable: false };
};

/** The stretch of keys that begin with a point. */
export const pointInterval = (key: Buffer): Interval => ({ lo: key, hi: Buffer.concat([key, after]) });
