import { Decimal128 } from 'bson';
import { T, type Val } from './value.ts';

/** A decimal number as coefficient × 10^exponent, exact. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** A numeric value: integers beyond 2^53 are bigint, decimals exact; NaN and infinities are numbers. */
export type Numeric = number | bigint | Decimal;

const readLong = (v: Val): number | bigint => {
  const high = v.b.readInt32LE(v.s + 4);
  if (high >= -0x200000 && high < 0x200000) return high * 0x100000000 + v.b.readUInt32LE(v.s);
  return v.b.readBigInt64LE(v.s);
};

const readDecimal = (v: Val): number | Decimal => {
  const text = new Decimal128(new Uint8Array(v.b.subarray(v.s, v.e))).toString();
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]\d+))?$/.exec(text);
  if (!match) return text === 'Infinity' ? Infinity : text === '-Infinity' ? -Infinity : NaN;
  const [, sign, whole = '0', fraction = '', power = '0'] = match;
  const coefficient = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return { coefficient, exponent: Number(power) - fraction.length };
};

/** The number that a numeric value holds, exact. */
export const numericOf = (v: Val): Numeric => {
  if (v.t === T.int32) return v.b.readInt32LE(v.s);
  if (v.t === T.double) return v.b.readDoubleLE(v.s);
  return v.t === T.long ? readLong(v) : readDecimal(v);
};

/** The text of a string value. */
export const textOf = (v: Val): string => v.b.toString('utf8', v.s + 4, v.e - 1);

/** The value of a boolean. */
export const boolOf = (v: Val): boolean => v.b[v.s] !== 0;

/** The milliseconds since 1970 of a date. */
export const dateOf = (v: Val): bigint => v.b.readBigInt64LE(v.s);

/** A safe whole number held by any numeric type, or undefined when the value is something else. */
export const wholeOf = (v: Val | undefined): number | undefined => {
  if (v === undefined || (v.t !== T.int32 && v.t !== T.double && v.t !== T.long)) return undefined;
  const n = numericOf(v);
  return typeof n === 'number' && Number.isSafeInteger(n) ? n : undefined;
};

/** MongoDB's reading of a flag: true unless false, zero, null or missing. */
export const truthy = (v: Val | undefined): boolean => {
  if (v === undefined || v.t === T.null) return false;
  if (v.t === T.bool) return boolOf(v);
  return wholeOf(v) !== 0;
};
