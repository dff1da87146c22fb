import { byBytes, keyOf, rankOf } from './key.ts';
import { numericOf } from './scalar.ts';
import { isNumber, T, type Val } from './value.ts';

/** Compares two numbers exactly, whatever their types; NaN is below everything. */
const compareNumbers = (a: number | bigint, b: number | bigint): number => {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Compares two values in MongoDB's order: first by type, then by value; negative, zero or positive. */
export const compare = (a: Val, b: Val): number => {
  const order = rankOf(a.t) - rankOf(b.t);
  if (order !== 0) return order;
  // The most frequent ones need no key.
  if (isNumber(a)) return compareNumbers(numericOf(a), numericOf(b));
  if (a.t === T.string) return a.b.compare(b.b, b.s + 4, b.e - 1, a.s + 4, a.e - 1);
  return byBytes(keyOf(a), keyOf(b));
};

/** Whether two values are equal in MongoDB's sense: 1 equals 1.0, objects compare in the order of their fields. */
export const equal = (a: Val, b: Val): boolean => compare(a, b) === 0;
