import { numericOf } from '../bson/scalar.ts';
import { double, int32, long } from '../bson/write.ts';
import { isNumber, T, typeNames, type Val } from '../bson/value.ts';
import { bad } from '../errors.ts';

const fits = (n: bigint, bits: bigint): boolean => n >= -(2n ** (bits - 1n)) && n < 2n ** (bits - 1n);

/** The number in a value; throws when it is none. */
export const operand = (v: Val): number | bigint => {
  if (!isNumber(v)) throw bad(`cannot apply $inc to a value of non-numeric type ${typeNames[v.t]}`, 14);
  return numericOf(v);
};

/** The sum of two values as MongoDB makes it: a double makes a double, int32 grows into long, long may not overflow. */
export const add = (a: Val, b: Val): Val => {
  const [x, y] = [operand(a), operand(b)];
  if (a.t === T.double || b.t === T.double) return double(Number(x) + Number(y));
  const result = BigInt(x) + BigInt(y);
  if (a.t === T.int32 && b.t === T.int32 && fits(result, 32n)) return int32(Number(result));
  if (!fits(result, 64n)) throw bad('$inc would overflow a 64-bit integer');
  return long(result);
};
