import { fieldsOf, itemsOf } from './read.ts';
import { boolOf, dateOf, numericOf, type Decimal, type Numeric } from './scalar.ts';
import { T, type Val } from './value.ts';

const ranks: Readonly<Record<number, number>> = {
  [T.null]: 0x10,
  [T.int32]: 0x20,
  [T.double]: 0x20,
  [T.long]: 0x20,
  [T.decimal]: 0x20,
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
const isInfinite = (n: Numeric): n is number => n === Infinity || n === -Infinity;
const isDecimal = (n: Numeric): n is Decimal => typeof n === 'object';

/** An exact fraction: every finite double is a whole number divided by a power of two. */
const fraction = (n: Numeric): [bigint, bigint] => {
  if (typeof n === 'bigint') return [n, 1n];
  if (isDecimal(n)) {
    const power = 10n ** BigInt(Math.abs(n.exponent));
    return n.exponent < 0 ? [n.coefficient, power] : [n.coefficient * power, 1n];
  }
  let [top, bottom] = [n, 1n];
  while (!Number.isInteger(top)) [top, bottom] = [top * 2, bottom * 2n];
  return [BigInt(top), bottom];
};

/** Compares two numbers exactly, whatever their types; NaN is below everything. */
export const compareNumbers = (a: Numeric, b: Numeric): number => {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  if (!isDecimal(a) && !isDecimal(b)) return a < b ? -1 : a > b ? 1 : 0;
  if (isInfinite(a)) return sign(a);
  if (isInfinite(b)) return -sign(b);
  const [x, p] = fraction(a);
  const [y, q] = fraction(b);
  return sign(x * q - y * p);
};

const compareBytes = (a: Val, b: Val, skip = 0, tail = 0): number => a.b.compare(b.b, b.s + skip, b.e - tail, a.s + skip, a.e - tail);

const compareBinary = (a: Val, b: Val): number => sign(a.e - a.s - (b.e - b.s)) || compareBytes(a, b, 4);

const compareArrays = (a: Val, b: Val): number => {
  const [x, y] = [itemsOf(a), itemsOf(b)];
  for (let i = 0; i < x.length && i < y.length; i += 1) {
    const order = compare(x[i] as Val, y[i] as Val);
    if (order !== 0) return order;
  }
  return sign(x.length - y.length);
};

const compareObjects = (a: Val, b: Val): number => {
  const [x, y] = [[...fieldsOf(a)], [...fieldsOf(b)]];
  for (let i = 0; i < x.length && i < y.length; i += 1) {
    const [nameA, valueA] = x[i] as [string, Val];
    const [nameB, valueB] = y[i] as [string, Val];
    const order = sign(rankOf(valueA.t) - rankOf(valueB.t)) || Buffer.from(nameA).compare(Buffer.from(nameB)) || compare(valueA, valueB);
    if (order !== 0) return order;
  }
  return sign(x.length - y.length);
};

const byRank: Readonly<Record<number, (a: Val, b: Val) => number>> = {
  0x10: () => 0,
  0x20: (a, b) => compareNumbers(numericOf(a), numericOf(b)),
  0x30: (a, b) => compareBytes(a, b, 4, 1),
  0x38: compareObjects,
  0x40: compareArrays,
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
