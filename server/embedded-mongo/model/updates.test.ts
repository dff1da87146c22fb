import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStore, type TestStore } from '../test-store.ts';
import { doc, value } from './arbitraries.ts';
import { prefixOf } from '../store/keys.ts';
import { compare, type Doc, type Value } from './model.ts';

let running: TestStore;
beforeAll(async () => {
  running = await startTestStore();
});
afterAll(() => running.stop());

type Update = Record<string, Record<string, unknown>>;
const refusal = Symbol('refused');

const isPlain = (v: Value | undefined): v is Record<string, Value> => typeof v === 'object' && v !== null && !Array.isArray(v) && !(v instanceof Date);

const arithmetic = (old: Value | undefined, by: number): Value | typeof refusal => {
  if (old === undefined) return by;
  return typeof old === 'number' ? old + by : refusal;
};
const cut = (items: Value[], slice: number | undefined): Value[] => {
  if (slice === undefined) return items;
  return slice === 0 ? [] : slice > 0 ? items.slice(0, slice) : items.slice(slice);
};
const added = (items: Value[], more: Value[]): Value[] => more.reduce<Value[]>((list, one) => (list.some((item) => compare(item, one) === 0) ? list : [...list, one]), items);

/** The model of one operator on one field: the new value, undefined for none, or a refusal. */
const change = (op: string, old: Value | undefined, arg: unknown): Value | undefined | typeof refusal => {
  const v = arg as Value;
  const items = Array.isArray(old) ? old : [];
  const isList = old === undefined || Array.isArray(old);
  const each = arg as { $each: Value[]; $slice?: number; $position?: number };
  switch (op) {
    case '$set': return v;
    case '$unset': return undefined;
    case '$inc': return arithmetic(old, arg as number);
    case '$min': return old === undefined || compare(v, old) < 0 ? v : old;
    case '$max': return old === undefined || compare(v, old) > 0 ? v : old;
    case '$push': return isList ? cut([...items.slice(0, each.$position ?? items.length), ...each.$each, ...items.slice(each.$position ?? items.length)], each.$slice) : refusal;
    case '$addToSet': return isList ? added(items, each.$each) : refusal;
    case '$pull': return old === undefined ? undefined : isList ? items.filter((item) => compare(item, v) !== 0) : refusal;
    default: throw new Error(op);
  }
};

const apply = (before: Doc, update: Update): Doc | typeof refusal => {
  const after: Doc = structuredClone(before);
  const steps = Object.entries(update).flatMap(([op, fields]) => Object.entries(fields).map(([path, arg]) => ({ op, path, arg })));
  for (const { op, path, arg } of steps) {
    const [name = '', below] = path.split('.');
    if (below !== undefined && after[name] === undefined && (op === '$unset' || op === '$pull')) continue;
    if (below !== undefined && after[name] === undefined) after[name] = {};
    const parent = after[name];
    const holder: Doc | undefined = below === undefined ? after : isPlain(parent) ? parent : undefined;
    if (!holder) {
      if (op === '$unset') continue;
      return refusal;
    }
    const next = change(op, holder[below ?? name], arg);
    if (next === refusal) return refusal;
    if (next === undefined) delete holder[below ?? name];
    else holder[below ?? name] = next;
  }
  return after;
};

const number = fc.constantFrom(1, -2, 0.5);
const scalarItem = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b'));
const push = fc.record({ $each: fc.array(scalarItem, { maxLength: 3 }), $slice: fc.integer({ min: -3, max: 3 }), $position: fc.nat(2) }, { requiredKeys: ['$each'], noNullPrototype: true });
const operator: fc.Arbitrary<[string, unknown]> = fc.oneof(
  fc.tuple(fc.constantFrom('$set', '$min', '$max'), value as fc.Arbitrary<unknown>),
  fc.tuple(fc.constant('$inc'), number as fc.Arbitrary<unknown>),
  fc.tuple(fc.constant('$unset'), fc.constant('') as fc.Arbitrary<unknown>),
  fc.tuple(fc.constant('$push'), push as fc.Arbitrary<unknown>),
  fc.tuple(fc.constant('$addToSet'), fc.record({ $each: fc.array(scalarItem, { maxLength: 3 }) }, { noNullPrototype: true }) as fc.Arbitrary<unknown>),
  fc.tuple(fc.constant('$pull'), scalarItem as fc.Arbitrary<unknown>),
);
/** Up to three operators on paths that do not touch one another. */
const update: fc.Arbitrary<Update> = fc
  .tuple(fc.constantFrom('a', 'a.x', 'a.y'), operator, fc.constantFrom('b', 'b.x'), fc.option(operator), fc.option(operator))
  .map(([p, one, q, two, three]) => {
    const out: Update = {};
    for (const [path, chosen] of [[p, one], [q, two], ['c', three]] as const) if (chosen) (out[chosen[0]] ??= {})[path] = chosen[1];
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
            if (wanted[path] !== undefined && !Array.isArray(wanted[path])) expect(await c.countDocuments({ [path]: wanted[path] })).toBe(1);
          expect(await c.countDocuments({ a: { $in: [] } })).toBe(0);
        }
        await c.deleteOne({ _id: 1 });
        expect(await c.find({ b: { $gte: 0 } }).sort({ b: 1 }).toArray()).toEqual([]);
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
    for (const index of c?.indexes ?? []) expect([...store.tables.index.getKeys({ start: prefixOf(index.id), end: prefixOf(index.id + 1) })]).toEqual([]);
    expect(c?.indexes.length).toBe(4);
    await store.close();
    running = await startTestStore();
  });
});
