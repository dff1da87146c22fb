import fc from 'fast-check';
import type { Doc, Value } from './model.ts';

// Mostly a few small numbers, so that filters find something, and now and then everything else.
const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constantFrom(0.5, -1.5, 2 ** 40, -(2 ** 53) + 1) },
  { weight: 2, arbitrary: fc.constantFrom('', 'a', 'ab', 'b', 'ا', '\u0000x', 'a\u0000') },
  { weight: 1, arbitrary: fc.integer({ min: -2, max: 2 }).map((n) => new Date(n)) },
);
const inner: fc.Arbitrary<Value> = fc.record({ x: scalar, y: scalar }, { requiredKeys: [], noNullPrototype: true });

/** A value of a field: a scalar, an object, or an array of these. */
export const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: inner },
  { weight: 3, arbitrary: fc.array(fc.oneof(scalar, inner, inner), { maxLength: 4 }) },
);

/** A document with the fields a, b, c, each of which may be missing. */
export const doc: fc.Arbitrary<Doc> = fc.record({ a: value, b: value, c: scalar }, { requiredKeys: ['a'], noNullPrototype: true });

/** The paths that filters and sorts use. */
export const path = fc.constantFrom('a', 'a', 'b', 'c', 'a.x', 'a.x', 'a.y', 'b.x', 'c.x');

const comparison = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), scalar) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('$ne', '$gt', '$lte'), fc.oneof(scalar, inner)) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('$in', '$nin'), fc.array(fc.oneof(scalar, inner), { maxLength: 3 })) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('$exists'), fc.boolean()) },
);
const simple = fc
  .array(comparison, { minLength: 1, maxLength: 2, size: 'small' })
  .map((pairs): Record<string, unknown> => Object.fromEntries(pairs));
const between = fc.tuple(scalar, scalar).map(([low, high]): Record<string, unknown> => ({ $gte: low, $lt: high }));
const test = fc.oneof({ weight: 5, arbitrary: simple }, { weight: 2, arbitrary: between });
const plain = fc
  .array(fc.tuple(path, fc.oneof(test, scalar, inner)), { minLength: 1, maxLength: 2 })
  .map((pairs): Record<string, unknown> => Object.fromEntries(pairs));

/** A filter of everything that the store supports. */
export const filter: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 5, arbitrary: plain },
  { weight: 2, arbitrary: fc.tuple(fc.oneof(scalar, between), fc.oneof(scalar, between)).map(([x, y]) => ({ 'a.x': x, 'a.y': y })) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.array(plain, { minLength: 1, maxLength: 2 }), plain).map(([parts, beside]) => ({ ...beside, $or: parts })),
  },
);

/** A sort by one or two paths that cannot run into two arrays at once. */
export const sort: fc.Arbitrary<Record<string, 1 | -1>> = fc
  .tuple(
    fc.constantFrom('a', 'a.x', 'b', 'c'),
    fc.constantFrom(1 as const, -1 as const),
    fc.option(fc.constantFrom(1 as const, -1 as const)),
  )
  .map(([first, direction, second]) => (second === null || first === 'c' ? { [first]: direction } : { [first]: direction, c: second }));
