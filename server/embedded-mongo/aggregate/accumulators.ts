import { compare, equal } from '../bson/compare.ts';
import { numericOf } from '../bson/scalar.ts';
import { array, double, int32, long, nothing, own } from '../bson/write.ts';
import { isNumber, T, type Val } from '../bson/value.ts';
import { refused } from '../errors.ts';
import { calculate } from '../update/number.ts';

/** Collects one field of one group. */
export interface Accumulator {
  add(v: Val | undefined): void;
  result(): Val;
}

// Small whole numbers, nearly all there are, are added up without making a value for each.
const sum = (): Accumulator => {
  let total = int32(0);
  let small = 0;
  const settle = (): Val => {
    total = calculate('$inc', total, Math.abs(small) < 2 ** 31 ? int32(small) : long(BigInt(small)));
    small = 0;
    return total;
  };
  return {
    add: (v) => {
      if (!isNumber(v)) return;
      if (v.t !== T.int32) total = calculate('$inc', total, v);
      else small += v.b.readInt32LE(v.s);
      if (Math.abs(small) >= 2 ** 52) settle();
    },
    result: settle,
  };
};

const avg = (): Accumulator => {
  let total = 0;
  let n = 0;
  const add = (v: Val | undefined): void => {
    if (!isNumber(v)) return;
    if (v.t === T.decimal) throw refused("$avg with the BSON type 'decimal'", 2);
    total += Number(numericOf(v));
    n += 1;
  };
  return { add, result: () => (n === 0 ? nothing : double(total / n)) };
};

const extreme = (sign: 1 | -1) => (): Accumulator => {
  let best: Val | undefined;
  const add = (v: Val | undefined): void => {
    if (v === undefined || v.t === T.null) return;
    if (!best || compare(v, best) * sign > 0) best = own(v);
  };
  return { add, result: () => best ?? nothing };
};

const first = (): Accumulator => {
  let seen = false;
  let value: Val | undefined;
  const add = (v: Val | undefined): void => {
    if (!seen) value = v && own(v);
    seen = true;
  };
  return { add, result: () => value ?? nothing };
};

const last = (): Accumulator => {
  let value: Val | undefined;
  return { add: (v) => void (value = v && own(v)), result: () => value ?? nothing };
};

const push = (distinct: boolean) => (): Accumulator => {
  const items: Val[] = [];
  const add = (v: Val | undefined): void => {
    if (v && !(distinct && items.some((item) => equal(item, v)))) items.push(own(v));
  };
  return { add, result: () => array(items) };
};

/** How each accumulator begins. */
export const accumulators: Readonly<Record<string, () => Accumulator>> = {
  $sum: sum,
  $count: sum,
  $avg: avg,
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: push(false),
  $addToSet: push(true),
};
/** Those that hold values of documents, and so need memory. */
export const collecting = new Set(['$push', '$addToSet', '$first', '$last', '$min', '$max']);
