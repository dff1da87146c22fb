import type { Filter, PathFilter } from '../query/filter.ts';
import type { Collection, Index } from '../store/collection.ts';
import { prefixOf } from '../store/keys.ts';
import { boundsFor, conditionsOf, type FieldBounds, type Interval } from './bounds.ts';
import type { KeyField } from './keys.ts';

export type { Interval };

/** How to find the candidates of a query: by stretches of an index's entries, or (no index) through the whole collection. */
export interface Plan {
  readonly index: Index | undefined;
  readonly intervals: readonly Interval[];
  readonly reverse: boolean;
  /** Whether the candidates come in the order that the query asked for. */
  readonly sorted: boolean;
}

/** More stretches than this are not worth their index. */
const maxIntervals = 2000;
const weight = { points: 10, range: 7, sorted: 6 };
const wholeCollection: Plan = { index: undefined, intervals: [], reverse: false, sorted: false };

/** Bounds of the leading fields: points as far as they go, then at most one range. */
const leadingBounds = (index: Index, conditions: readonly PathFilter[]): FieldBounds[] => {
  const out: FieldBounds[] = [];
  for (const [i, field] of index.fields.entries()) {
    const bounds = boundsFor(conditions, field.path, field.direction, !index.multikey[i]);
    if (!bounds) break;
    out.push(bounds);
    if (!bounds.points) break;
  }
  return out;
};

/** The stretches of an index that hold what all bounds allow; undefined when they are too many. */
const combine = (index: Index, bounds: readonly FieldBounds[]): Interval[] | undefined => {
  let out: Interval[] = [{ lo: prefixOf(index.id), hi: prefixOf(index.id + 1) }];
  for (const { intervals } of bounds) {
    // What comes before the last bound are points, whose `lo` is the beginning of every key that has them.
    out = out.flatMap(({ lo }) => intervals.map((next) => ({ lo: Buffer.concat([lo, next.lo]), hi: Buffer.concat([lo, next.hi]) })));
    if (out.length > maxIntervals) return undefined;
  }
  return out;
};

/** 1 or -1 when reading the index forwards or backwards gives the order, undefined when it does not. */
const sortDirection = (index: Index, bounds: readonly FieldBounds[], sort: readonly KeyField[]): 1 | -1 | undefined => {
  const isFixed = (i: number): boolean => bounds[i]?.points === true && bounds[i].intervals.length === 1 && !index.multikey[i];
  const turns: (1 | -1)[] = [];
  let wanted = 0;
  for (const [i, field] of index.fields.entries()) {
    const asked = sort[wanted];
    if (!asked) break;
    if (asked.path === field.path) wanted += 1;
    else if (!isFixed(i)) return undefined;
    if (asked.path !== field.path || isFixed(i)) continue;
    if (index.multikey[i]) return undefined;
    turns.push(asked.direction === field.direction ? 1 : -1);
  }
  const [first = 1] = turns;
  return wanted === sort.length && turns.every((turn) => turn === first) ? first : undefined;
};

const planFor = (index: Index, conditions: readonly PathFilter[], sort: readonly KeyField[]): { plan: Plan; score: number } | undefined => {
  const bounds = leadingBounds(index, conditions);
  const direction = sort.length > 0 ? sortDirection(index, bounds, sort) : undefined;
  const intervals = combine(index, bounds);
  if (!intervals || (bounds.length === 0 && direction === undefined)) return undefined;
  const score =
    bounds.reduce((sum, one) => sum + (one.points ? weight.points : weight.range), 0) + (direction === undefined ? 0 : weight.sorted);
  return { plan: { index, intervals, reverse: direction === -1, sorted: direction !== undefined }, score };
};

/** Chooses the index with the most equalities, then ranges, then the right order; ties go to the older index. */
export const choosePlan = (c: Collection, filter: Filter, sort: readonly KeyField[]): Plan => {
  const conditions = conditionsOf(filter);
  let best: { plan: Plan; score: number } | undefined;
  for (const index of c.indexes) {
    const found = index.ready ? planFor(index, conditions, sort) : undefined;
    if (found && (!best || found.score > best.score)) best = found;
  }
  return best?.plan ?? wholeCollection;
};
