import type { Filter } from '../query/filter-types.ts';
import type { Collection, Index } from '../store/catalog-types.ts';
import { boundsFor, conditionsOf, pointInterval, type Condition, type FieldBounds, type Interval } from './bounds.ts';
import type { KeyField } from './keys.ts';
import { implies } from './partial.ts';

/** How to find the candidates of a query: by stretches of an index, or (no index) through the whole collection. */
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
const leadingBounds = (index: Index, conditions: readonly Condition[]): FieldBounds[] => {
  const out: FieldBounds[] = [];
  let throughArray = false;
  for (const [i, field] of index.fields.entries()) {
    const multikey = index.multikey[i] === true;
    // Two array fields of one index may be fulfilled by two different elements.
    if (multikey && throughArray) break;
    const bounds = boundsFor(conditions, field.path, field.direction, !multikey);
    if (!bounds) break;
    out.push(bounds);
    throughArray ||= multikey;
    if (bounds.range) break;
  }
  return out;
};

const combine = (bounds: readonly FieldBounds[]): Interval[] | undefined => {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let range: Interval | undefined;
  for (const one of bounds) {
    if (one.range) range = one.range;
    else prefixes = prefixes.flatMap((prefix) => (one.points ?? []).map((point) => Buffer.concat([prefix, point])));
    if (prefixes.length > maxIntervals) return undefined;
  }
  const end = range;
  if (!end) return prefixes.map(pointInterval);
  return prefixes.map((prefix) => ({ lo: Buffer.concat([prefix, end.lo]), hi: Buffer.concat([prefix, end.hi]) }));
};

/** 1 or -1 when reading the index forwards or backwards gives the order, undefined when it does not. */
const sortDirection = (index: Index, bounds: readonly FieldBounds[], sort: readonly KeyField[]): 1 | -1 | undefined => {
  const isFixed = (i: number): boolean => bounds[i]?.points?.length === 1 && !index.multikey[i];
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

const usable = (index: Index, bounds: readonly FieldBounds[], conditions: readonly Condition[]): boolean => {
  if (index.partial && !implies(conditions, index.partialFilter)) return false;
  return !index.sparse || bounds.some((one) => !one.nullable);
};

const planFor = (index: Index, conditions: readonly Condition[], sort: readonly KeyField[]): { plan: Plan; score: number } | undefined => {
  const bounds = leadingBounds(index, conditions);
  if (!usable(index, bounds, conditions)) return undefined;
  const direction = sort.length > 0 ? sortDirection(index, bounds, sort) : undefined;
  const intervals = combine(bounds);
  if (!intervals || (bounds.length === 0 && direction === undefined)) return undefined;
  const score =
    bounds.reduce((sum, one) => sum + (one.range ? weight.range : weight.points), 0) + (direction === undefined ? 0 : weight.sorted);
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
