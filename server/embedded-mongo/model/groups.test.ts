import fc from 'fast-check';
import type { Document, Filter } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStore, type TestStore } from '../test-store.ts';
import { doc, filter, path } from './arbitraries.ts';
import { compare, matches, type Doc, type Value } from './model.ts';

let running: TestStore;
beforeAll(async () => {
  running = await startTestStore();
});
afterAll(() => running.stop());

const isPlain = (v: Value | undefined): v is Record<string, Value> =>
  typeof v === 'object' && v !== null && !Array.isArray(v) && !(v instanceof Date);

/** What an expression sees at a path: through an array, the values of its objects as an array. */
const seen = (v: Value | undefined, [head, ...rest]: readonly string[]): Value | undefined => {
  if (head === undefined) return v;
  if (Array.isArray(v))
    return v.map((item) => (isPlain(item) || Array.isArray(item) ? seen(item, [head, ...rest]) : undefined)).filter((x) => x !== undefined);
  return isPlain(v) && Object.hasOwn(v, head) ? seen(v[head], rest) : undefined;
};

const numbers = (values: (Value | undefined)[]): number[] => values.filter((v) => typeof v === 'number');
const there = (values: (Value | undefined)[]): Value[] => values.filter((v) => v !== undefined);
const extreme = (values: (Value | undefined)[], sign: 1 | -1): Value =>
  there(values).reduce<Value>((best, v) => (v !== null && (best === null || compare(v, best) * sign > 0) ? v : best), null);
const sum = (values: number[]): number => values.reduce((total, n) => total + n, 0);

/** The documented result of each accumulator for the values of one group, in their order. */
const accumulators: Record<string, (values: (Value | undefined)[]) => Value> = {
  $sum: (values) => sum(numbers(values)),
  $avg: (values) => (numbers(values).length === 0 ? null : sum(numbers(values)) / numbers(values).length),
  $min: (values) => extreme(values, -1),
  $max: (values) => extreme(values, 1),
};

type Id = string | { x: string; y: string };
const parts = (one: string): string[] => one.split('.');
const idOf = (one: Doc, id: Id): Value => {
  if (typeof id === 'string') return seen(one, parts(id)) ?? null;
  return Object.fromEntries(
    Object.entries(id).flatMap(([name, p]) => (seen(one, parts(p)) === undefined ? [] : [[name, seen(one, parts(p)) as Value]])),
  );
};

const grouped = (docs: Doc[], id: Id, of: string): Doc[] => {
  const groups: { id: Value; docs: Doc[] }[] = [];
  for (const one of docs) {
    const key = idOf(one, id);
    const known = groups.find((group) => compare(group.id, key) === 0);
    if (known) known.docs.push(one);
    else groups.push({ id: key, docs: [one] });
  }
  return groups.map((group) => {
    const values = group.docs.map((one) => seen(one, parts(of)));
    return {
      _id: group.id,
      n: group.docs.length,
      ...Object.fromEntries(Object.entries(accumulators).map(([op, run]) => [op.slice(1), run(values)])),
    };
  });
};

const stage = (id: Id, of: string): Document => ({
  $group: {
    _id: typeof id === 'string' ? `$${id}` : { x: `$${id.x}`, y: `$${id.y}` },
    n: { $sum: 1 },
    ...Object.fromEntries(Object.keys(accumulators).map((op) => [op.slice(1), { [op]: `$${of}` }])),
  },
});

// Sums of fractions and huge numbers depend on the order in their last digit.
const rounded = (groups: Doc[]): Doc[] =>
  groups
    .map((group) => ({
      ...group,
      sum: Math.round(Number(group['sum']) / 8),
      avg: group['avg'] === null ? null : Math.round(Number(group['avg']) / 8),
    }))
    .sort((x, y) => compare((x as Doc)['_id'] as Value, (y as Doc)['_id'] as Value));

const id = fc.oneof(path, fc.record({ x: path, y: path }, { noNullPrototype: true }));
let round = 0;

describe('groups against the model', () => {
  it('are the same as the model’s, read through the whole collection and through an index', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(doc, { maxLength: 15 }),
        fc.array(fc.tuple(filter, id, path), { minLength: 8, maxLength: 8 }),
        async (docs, asked) => {
          round += 1;
          const stored = docs.map((one, i) => ({ _id: i, ...one }));
          const names = [`plain-${round}`, `indexed-${round}`];
          for (const name of names) {
            const c = running.db.collection<Doc & { _id: number }>(name);
            if (name.startsWith('indexed')) await c.createIndexes([{ key: { a: 1 } }, { key: { c: 1 } }]);
            if (stored.length > 0) await c.insertMany(stored);
          }
          for (const [match, by, of] of asked) {
            const wanted = rounded(
              grouped(
                stored.filter((one) => matches(one, match)),
                by,
                of,
              ),
            );
            for (const name of names) {
              const pipeline = [
                { $match: match as Filter<Document> },
                ...(name.startsWith('indexed') ? [{ $sort: { _id: 1 } }] : []),
                stage(by, of),
              ];
              const found = await running.db.collection(name).aggregate<Doc>(pipeline).toArray();
              expect({ match, by, of, name, groups: rounded(found) }).toEqual({ match, by, of, name, groups: wanted });
            }
          }
          for (const name of names) await running.db.collection(name).drop();
        },
      ),
      { numRuns: 100, endOnFailure: true },
    );
  }, 60_000);

  it('hold what they keep, also of documents larger than lmdb’s buffer', async () => {
    const c = running.db.collection<{ _id: number; text: string }>('large');
    const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(3_000_000));
    await c.insertMany(texts.map((text, i) => ({ _id: i, text })));
    const [group] = await c
      .aggregate<Document>([{ $group: { _id: null, first: { $min: '$text' }, last: { $max: '$text' }, n: { $sum: 1 } } }])
      .toArray();
    expect(group).toEqual({ _id: null, first: texts[0], last: texts[2], n: 3 });
  });

  it('and distinct values end with MongoDB’s errors before they fill the memory', async () => {
    const c = running.db.collection<{ _id: number; text: string }>('huge');
    for (let i = 0; i < 4; i += 1)
      await c.insertMany(Array.from({ length: 5 }, (_, n) => ({ _id: i * 5 + n, text: `${i}-${n}`.padEnd(6_000_000, 'x') })));
    await expect(c.distinct('text')).rejects.toMatchObject({ code: 17217 });
    for (const group of [{ _id: '$text' }, { _id: '$_id', most: { $max: '$text' } }])
      await expect(c.aggregate([{ $group: group }]).toArray()).rejects.toMatchObject({ code: 292 });
    // What is held counts, not what was seen.
    const [one] = await c.aggregate<Document>([{ $group: { _id: null, most: { $max: '$text' }, least: { $min: '$text' } } }]).toArray();
    expect([one?.['most'], one?.['least']].map((text) => String(text).slice(0, 4))).toEqual(['3-4x', '0-0x']);
    expect(await c.distinct('_id', { _id: { $lt: 3 } })).toEqual([0, 1, 2]);
  });
});
