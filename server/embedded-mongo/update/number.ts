import { numericOf, type Numeric } from '../bson/scalar.ts';
import { double, int32, long } from '../bson/write.ts';
import { isNumber, T, typeNames, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';

const fits32 = (n: bigint): boolean => n >= -(2n ** 31n) && n < 2n ** 31n;
const fits64 = (n: bigint): boolean => n >= -(2n ** 63n) && n < 2n ** 63n;

const operand = (op: string, v: Val): number | bigint => {
  if (!isNumber(v)) throw bad(`cannot apply ${op} to a value of non-numeric type ${typeNames[v.t]}`, 14);
  if (v.t === T.decimal) throw refused(`${op} with the BSON type 'decimal'`, 2);
  return numericOf(v) as Exclude<Numeric, object>;
};

/** Adds or multiplies as MongoDB does: a double makes a double, int32 grows into long, long may not overflow. */
export const calculate = (op: '$inc' | '$mul', a: Val, b: Val): Val => {
  const [x, y] = [operand(op, a), operand(op, b)];
  const adding = op === '$inc';
  if (a.t === T.double || b.t === T.double) return double(adding ? Number(x) + Number(y) : Number(x) * Number(y));
  const result = adding ? BigInt(x) + BigInt(y) : BigInt(x) * BigInt(y);
  if (a.t === T.int32 && b.t === T.int32 && fits32(result)) return int32(Number(result));
  if (!fits64(result)) throw bad(`${op} would overflow a 64-bit integer`);
  return long(result);
};

/** What `$inc` and `$mul` write where the field is missing. */
export const calculateMissing = (op: '$inc' | '$mul', v: Val): Val => {
  operand(op, v);
  if (op === '$inc') return v;
  return v.t === T.double ? double(0) : v.t === T.long ? long(0n) : int32(0);
};
