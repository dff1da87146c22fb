import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { value } from '../model/arbitraries.ts';
import { compare as modelOrder, type Value } from '../model/model.ts';
import { compare } from './compare.ts';
import { byBytes, descending, keyOf } from './key.ts';
import { array, date, double, from, int32, long, object } from './write.ts';
import type { Val } from './value.ts';

const valOf = (v: Value): Val => {
  if (v instanceof Date) return date(v.getTime());
  if (Array.isArray(v)) return array(v.map(valOf));
  return typeof v === 'object' && v !== null ? object(new Map(Object.entries(v).map(([name, item]) => [name, valOf(item)]))) : from(v);
};

const near = fc.tuple(
  fc.constantFrom(0n, 2n ** 53n, -(2n ** 53n), 2n ** 62n, 2n ** 63n - 2000n, -(2n ** 63n) + 2000n),
  fc.bigInt({ min: -1999n, max: 1999n }),
);
const number: fc.Arbitrary<Val> = fc.oneof(
  near.map(([base, n]) => long(base + n)),
  near.map(([base, n]) => double(Number(base + n))),
  fc.double().map(double),
  fc.constantFrom(NaN, -0, 0, Infinity, -Infinity, Number.MIN_VALUE, -Number.MIN_VALUE).map(double),
  fc.integer().map(int32),
);
const text = fc.string({ unit: fc.constantFrom('\u0000', '\u0001', 'a', 'ÿ', '\uffff', '😀'), maxLength: 4 }).map(from);
const bytes = fc.uint8Array({ maxLength: 4 }).map(from);
const any: fc.Arbitrary<Val> = fc.oneof(
  number,
  text,
  bytes,
  value.map(valOf),
  fc.tuple(number, text).map(from),
  fc.record({ x: text, y: number }).map(from),
);
/** What may follow a value in a key: the type byte of the next field, either way round, and a record number. */
const rest = fc
  .tuple(fc.constantFrom(0x08, 0x10, 0x68, 0x97, 0xf7), fc.uint8Array({ minLength: 6, maxLength: 6 }))
  .map(([first, more]) => Buffer.from([first, ...more]));

describe('keys of values', () => {
  it('sort as bytes exactly as the values compare, whatever follows them, rising and falling', () => {
    fc.assert(
      fc.property(any, any, rest, rest, (a, b, afterA, afterB) => {
        const order = compare(a, b);
        fc.pre(order !== 0);
        expect(Math.sign(byBytes(Buffer.concat([keyOf(a), afterA]), Buffer.concat([keyOf(b), afterB])))).toBe(Math.sign(order));
        expect(Math.sign(byBytes(Buffer.concat([descending(keyOf(a)), afterA]), Buffer.concat([descending(keyOf(b)), afterB])))).toBe(
          -Math.sign(order),
        );
      }),
      { numRuns: 5000 },
    );
  });

  it('sort values of every type, alone and inside objects and arrays, as the model does', () => {
    fc.assert(
      fc.property(value, value, (a, b) => Math.sign(compare(valOf(a), valOf(b))) === Math.sign(modelOrder(a, b))),
      { numRuns: 5000 },
    );
  });

  it('are the same for equal values of different types, and for no others', () => {
    fc.assert(
      fc.property(number, number, (a, b) => keyOf(a).equals(keyOf(b)) === (compare(a, b) === 0)),
      { numRuns: 3000 },
    );
    expect(keyOf(int32(3))).toEqual(keyOf(double(3)));
    expect(keyOf(long(3n))).toEqual(keyOf(int32(3)));
    expect(keyOf(long(2n ** 53n + 1n))).not.toEqual(keyOf(double(2 ** 53)));
  });
});
