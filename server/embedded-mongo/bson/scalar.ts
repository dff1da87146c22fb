import { isNumber, T, type Val } from './value.ts';

const readLong = (v: Val): number | bigint => {
  const high = v.b.readInt32LE(v.s + 4);
  if (high >= -0x200000 && high < 0x200000) return high * 0x100000000 + v.b.readUInt32LE(v.s);
  return v.b.readBigInt64LE(v.s);
};

/** The number that a numeric value holds, exact: integers beyond 2^53 are bigint. */
export const numericOf = (v: Val): number | bigint => {
  if (v.t === T.int32) return v.b.readInt32LE(v.s);
  return v.t === T.double ? v.b.readDoubleLE(v.s) : readLong(v);
};

/** The text of a string value. */
export const textOf = (v: Val): string => v.b.toString('utf8', v.s + 4, v.e - 1);

/** The value of a boolean. */
export const boolOf = (v: Val): boolean => v.b[v.s] !== 0;

/** A safe whole number held by any numeric type, or undefined when the value is something else. */
export const wholeOf = (v: Val | undefined): number | undefined => {
  const n = isNumber(v) ? numericOf(v) : undefined;
  return typeof n === 'number' && Number.isSafeInteger(n) ? n : undefined;
};

/** MongoDB's reading of a flag: true unless false, zero, null or missing. */
export const truthy = (v: Val | undefined): boolean => {
  if (v === undefined || v.t === T.null) return false;
  if (v.t === T.bool) return boolOf(v);
  return wholeOf(v) !== 0;
};
