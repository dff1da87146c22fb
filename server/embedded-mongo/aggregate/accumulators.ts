import { compare } from '../bson/compare.ts';
import { numericOf } from '../bson/scalar.ts';
import { double, int32, long, nothing, own } from '../bson/write.ts';
import { isNumber, T, type Val } from '../bson/value.ts';
import { add as addNumbers } from '../update/number.ts';

/** Collects one field of one group. */
export interface Accumulator {
  /** Takes the value of one document in; gives how many more bytes of documents it now holds. */
  add(v: Val | undefined): number;
  result(): Val;
}

/** An accumulator of the numbers among the values, which holds none of them. */
const numeric = (take: (v: Val) => void, result: () => Val): Accumulator => ({
  add: (v) => {
    if (isNumber(v)) take(v);
    return 0;
  },
  result,
});

// Small whole numbers, nearly all there are, are added up without making a value for each.
const sum = (): Accumulator => {
  let total = int32(0);
  let small = 0;
  const settle = (): Val => {
    total = addNumbers(total, Math.abs(small) < 2 ** 31 ? int32(small) : long(BigInt(small)));
    small = 0;
    return total;
  };
  const take = (v: Val): void => {
    if (v.t !== T.int32) total = addNumbers(total, v);
    else small += v.b.readInt32LE(v.s);
    if (Math.abs(small) >= 2 ** 52) settle();
  };
  return numeric(take, settle);
};

const avg = (): Accumulator => {
  let total = 0;
  let n = 0;
  const take = (v: Val): void => {
    total += Number(numericOf(v));
    n += 1;
  };
  return numeric(take, () => (n === 0 ? nothing : double(total / n)));
};

const extreme = (sign: 1 | -1) => (): Accumulator => {
  let best: Val | undefined;
  const add = (v: Val | undefined): number => {
    if (v === undefined || v.t === T.null || (best && compare(v, best) * sign <= 0)) return 0;
    const held = best?.e ?? 0;
    best = own(v);
    return best.e - held;
  };
  return { add, result: () => best ?? nothing };
};

/** How each accumulator begins. */
export const accumulators: Readonly<Record<string, () => Accumulator>> = {
  $sum: sum,
  $avg: avg,
  $min: extreme(-1),
  $max: extreme(1),
};
