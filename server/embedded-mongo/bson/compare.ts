import { fieldsOf, itemsOf } from './read.ts';
import { boolOf, dateOf, numericOf } from './scalar.ts';
import { T, type Val } from './value.ts';

const ranks: Readonly<Record<number, number>> = {
  [T.null]: 0x10,
  [T.int32]: 0x20,
  [T.double]: 0x20,
  [T.long]: 0x20,
  [T.string]: 0x30,
  [T.object]: 0x38,
  [T.array]: 0x40,
  [T.binary]: 0x50,
  [T.objectId]: 0x58,
  [T.bool]: 0x60,
  [T.date]: 0x68,
};

/** The place of a type in MongoDB's order of types; all numbers share one. */
export const rankOf = (t: number): number => ranks[t] ?? 0;

const sign = (n: number | bigint): number => (n < 0 ? -1 : n > 0 ? 1 : 0);

/** Compares two numbers exactly, whatever their types; NaN is below everything. */
const compareNumbers = (a: number | bigint, b: number | bigint): number => {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a < b ? -1 : a > b ? 1 : 0;
};

const compareBytes = (a: Val, b: Val, skip = 0, tail = 0): number => a.b.compare(b.b, b.s + skip, b.e - tail, a.s + skip, a.e - tail);

const compareBinary = (a: Val, b: Val): number => sign(a.e - a.s - (b.e - b.s)) || compareBytes(a, b, 4);

/** The order of the first two that differ; of two lists that begin alike the shorter one comes first. */
const compareLists = <X>(a: readonly X[], b: readonly X[], order: (x: X, y: X) => number): number => {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const found = order(a[i] as X, b[i] as X);
    if (found !== 0) return found;
  }
  return sign(a.length - b.length);
};

type Field = readonly [string, Val];
const compareFields = ([nameA, a]: Field, [nameB, b]: Field): number =>
  sign(rankOf(a.t) - rankOf(b.t)) || Buffer.from(nameA).compare(Buffer.from(nameB)) || compare(a, b);

const byRank: Readonly<Record<number, (a: Val, b: Val) => number>> = {
  0x10: () => 0,
  0x20: (a, b) => compareNumbers(numericOf(a), numericOf(b)),
  0x30: (a, b) => compareBytes(a, b, 4, 1),
  0x38: (a, b) => compareLists([...fieldsOf(a)], [...fieldsOf(b)], compareFields),
  0x40: (a, b) => compareLists(itemsOf(a), itemsOf(b), compare),
  0x50: compareBinary,
  0x58: (a, b) => compareBytes(a, b),
  0x60: (a, b) => Number(boolOf(a)) - Number(boolOf(b)),
  0x68: (a, b) => sign(dateOf(a) - dateOf(b)),
};

/** Compares two values in MongoDB's order: first by type, then by value; negative, zero or positive. */
export const compare = (a: Val, b: Val): number => {
  const rank = rankOf(a.t);
  return sign(rank - rankOf(b.t)) || sign(byRank[rank]?.(a, b) ?? 0);
};

/** Whether two values are equal in MongoDB's sense: 1 equals 1.0, objects compare in the order of their fields. */
export const equal = (a: Val, b: Val): boolean => compare(a, b) === 0;
