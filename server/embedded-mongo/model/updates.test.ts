import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStore, type TestStore } from '../test-store.ts';
import { doc, value } from './arbitraries.ts';
import { prefixOf } from '../store/keys.ts';
import { compare, matches, type Doc, type Value } from './model.ts';

let running: TestStore;
beforeAll(async () => {
  running = await startTestStore();
});
afterAll(() => running.stop());

type Update = Record<string, Record<string, unknown>>;
const refusal = Symbol('refused');

const isPlain = (v: Value | undefined): v is Record<string, Value> =>
  typeof v === 'object' && v !== null && !Array.isArray(v) && !(v instanceof Date);

const arithmetic = (old: Value | undefined, by: number): Value | typeof refusal => {
  if (old === undefined) return by;
  return typeof old === 'number' ? old + by : refusal;
};
const cut = (items: Value[], slice: number | undefined): Value[] => {
  if (slice === undefined) return items;
  return slice === 0 ? [] : slice > 0 ? items.slice(0, slice) : items.slice(slice);
};
const added = (items: Value[], one: Value): Value[] => (items.some((item) => compare(item, one) === 0) ? items : [...items, one]);

type Result = Value | undefined | typeof refusal;
const onList =
  (change: (items: Value[]) => Value) =>
  (old: Value | undefined): Result =>
    old === undefined ? change([]) : Array.isArray(old) ? change(old) : refusal;
const pushed = (items: Value[], arg: Value | { $each: Value[]; $slice?: number }): Value =>
  typeof arg === 'object' && arg !== null && '$each' in arg
    ? cut([...items, ...(arg.$each as Value[])], arg.$slice as number | undefined)
    : [...items, arg];
const pulled = (item: Value, arg: Value): boolean => (isPlain(arg) ? isPlain(item) && matches(item, arg) : compare(item, arg) === 0);

/** The model of one operator on one field: the new value, undefined for none, or a refusal. */
const changes: Record<string, (old: Value | undefined, arg: unknown) => Result> = {
  $set: (_old, arg) => arg as Value,
  $unset: () => undefined,
  $inc: (old, arg) => arithmetic(old, arg as number),
  $max: (old, arg) => (old === undefined || compare(arg as Value, old) > 0 ? (arg as Value) : old),
  $push: (old, arg) => onList((items) => pushed(items, arg as Value))(old),
  $addToSet: (old, arg) => onList((items) => added(items, arg as Value))(old),
  $pull: (old, arg) => (old === undefined ? undefined : onList((items) => items.filter((item) => !pulled(item, arg as Value)))(old)),
};

/** Where a path ends in the document, or what is in the way. */
const holderOf = (doc: Doc, name: string, below: string | undefined): Doc | 'list' | 'scalar' | 'missing' => {
  if (below === undefined) return doc;
  const parent = doc[name];
  if (parent === undefined) return 'missing';
  if (Array.isArray(parent)) return 'list';
  return isPlain(parent) ? parent : 'scalar';
};

const applyOne = (doc: Doc, op: string, path: string, arg: unknown): boolean => {
  const [name = '', below] = path.split('.');
  let holder = holderOf(doc, name, below);
  if (holder === 'list') return false;
  if (holder === 'scalar') return op === '$unset';
  if (holder === 'missing') {
    if (op === '$unset' || op === '$pull') return true;
    holder = doc[name] = {};
  }
  const last = below ?? name;
  const next = changes[op]?.(holder[last], arg);
  if (next === refusal) return false;
  if (next === undefined) delete holder[last];
  else holder[last] = next;
  return true;
};

const apply = (before: Doc, update: Update): Doc | typeof refusal => {
  const after: Doc = structuredClone(before);
  const steps = Object.entries(update).flatMap(([op, fields]) => Object.entries(fields).map(([path, arg]) => ({ op, path, arg })));
  return steps.every(({ op, path, arg }) => applyOne(after, op, path, arg)) ? after : refusal;
};

const number = fc.constantFrom(1, -2, 0.5);
const scalarItem = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b'));
const push = fc.oneof(
  value as fc.Arbitrary<unknown>,
  fc.record(
    { $each: fc.array(scalarItem, { maxLength: 3 }), $slice: fc.integer({ min: -3, max: 3 }) },
    { requiredKeys: ['$each'], noNullPrototype: true },
  ),
);
const condition = fc.oneof(
  scalarItem,
  fc.array(scalarItem).map(($in) => ({ $in })),
  scalarItem.map(($gt) => ({ $gt })),
);
const pull = fc.oneof(scalarItem, fc.dictionary(fc.constantFrom('x', 'y'), condition, { minKeys: 1, noNullPrototype: true }));
const operator: fc.Arbitrary<[string, unknown]> = fc.oneof(
  fc.tuple(fc.constantFrom('$set', '$max', '$addToSet'), value as fc.Arbitrary<unknown>),
  fc.tuple(fc.constant('$inc'), number as fc.Arbitrary<unknown>),
  fc.tuple(fc.constant('$unset'), fc.constant('') as fc.Arbitrary<unknown>),
  fc.tuple(fc.constant('$push'), push),
  fc.tuple(fc.constant('$pull'), pull as fc.Arbitrary<unknown>),
);
/** Up to three operators on paths that do not touch one another. */
const update: fc.Arbitrary<Update> = fc
  .tuple(fc.constantFrom('a', 'a.x', 'a.y'), operator, fc.constantFrom('b', 'b.x'), fc.option(operator), fc.option(operator))
  .map(([p, one, q, two, three]) => {
    const out: Update = {};
    for (const [path, chosen] of [
      [p, one],
      [q, two],
      ['c', three],
    ] as const)
      if (chosen) (out[chosen[0]] ??= {})[path] = chosen[1];
    return out;
  });

describe('updates against the model', () => {
  it('changes a document as the model does, or refuses it and leaves it as it was', async () => {
    const c = running.db.collection<Doc & { _id: number }>('updates');
    await c.createIndexes([{ key: { a: 1 } }, { key: { 'a.x': 1 } }, { key: { b: 1 } }]);
    await fc.assert(
      fc.asyncProperty(doc, fc.array(update, { minLength: 4, maxLength: 4 }), async (start, updates) => {
        await c.deleteMany({});
        await c.insertOne({ _id: 1, ...start });
        let wanted: Doc = start;
        for (const one of updates) {
          const next = apply(wanted, one);
          const result = await c.updateOne({ _id: 1 }, one).catch((error: unknown) => error as Error);
          expect(result instanceof Error).toBe(next === refusal);
          if (next !== refusal) wanted = next;
          expect({ one, doc: await c.findOne({ _id: 1 }) }).toEqual({ one, doc: { _id: 1, ...wanted } });
          // The indexes hold the new values and no others: each query below is answered through one of them.
          for (const path of ['a', 'b'] as const)
            if (wanted[path] !== undefined && !Array.isArray(wanted[path]))
              expect(await c.countDocuments({ [path]: wanted[path] })).toBe(1);
          expect(await c.countDocuments({ a: { $in: [] } })).toBe(0);
        }
        await c.deleteOne({ _id: 1 });
        expect(
          await c
            .find({ b: { $gte: 0 } })
            .sort({ b: 1 })
            .toArray(),
        ).toEqual([]);
        expect(running.defects).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('leaves no index entry behind, whatever was updated', async () => {
    const { openStore } = await import('../store/store.ts');
    const folder = running.folder;
    await running.db.collection('updates').deleteMany({});
    await running.client.close();
    await running.store.stop();
    const store = await openStore(folder, () => undefined);
    const c = store.catalog.find('test', 'updates');
    for (const index of c?.indexes ?? [])
      expect([...store.tables.index.getKeys({ start: prefixOf(index.id), end: prefixOf(index.id + 1) })]).toEqual([]);
    expect(c?.indexes.length).toBe(4);
    await store.close();
    running = await startTestStore();
  });
});
