import fc from 'fast-check';
import type { Filter, IndexDescription } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStore, type TestStore } from '../test-store.ts';
import { doc, filter, sort } from './arbitraries.ts';
import { matches, sorter, type Doc } from './model.ts';

let running: TestStore;
beforeAll(async () => {
  running = await startTestStore();
});
afterAll(() => running.stop());

const indexes: IndexDescription[] = [
  { key: { a: 1 } },
  { key: { 'a.x': -1, c: 1 } },
  { key: { c: -1, b: 1 } },
  { key: { c: 1, 'b.x': 1 } },
  { key: { c: 1, a: -1 } },
  { key: { a: 1, c: 1, _id: -1 } },
];

type Stored = Doc & { _id: number };
let round = 0;

/** The same documents in a collection without indexes and in one per index. */
const collections = async (docs: Doc[]): Promise<{ stored: Stored[]; names: string[] }> => {
  round += 1;
  const stored = docs.map((one, i): Stored => ({ _id: i, ...one }));
  const names = ['plain', ...indexes.map((_, i) => `index${i}`)].map((name) => `${name}-${round}`);
  for (const [i, name] of names.entries()) {
    const c = running.db.collection<Stored>(name);
    const index = indexes[i - 1];
    // Half of the indexes are built before the documents come, half after.
    if (index && i % 2 === 0) await c.createIndexes([index]);
    if (stored.length > 0) await c.insertMany(stored);
    if (index && i % 2 === 1) await c.createIndexes([index]);
  }
  return { stored, names };
};

const drop = (names: string[]): Promise<unknown> => Promise.all(names.map((name) => running.db.collection(name).drop()));

describe('filters and sorts against the model', () => {
  it('finds the same documents as the model, with and without each index', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doc, { maxLength: 12 }), fc.array(filter, { minLength: 12, maxLength: 12 }), async (docs, filters) => {
        const { stored, names } = await collections(docs);
        for (const one of filters) {
          const wanted = stored.filter((item) => matches(item, one)).map((item) => item._id);
          for (const name of names) {
            const found = await running.db
              .collection<Stored>(name)
              .find(one as Filter<Stored>)
              .toArray();
            expect({ name, one, ids: found.map((item) => item._id).sort((x, y) => x - y) }).toEqual({ name, one, ids: wanted });
          }
        }
        await drop(names);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  }, 60_000);

  it('bounds an array from both sides like the model, for every small array and every pair of bounds', async () => {
    const numbers = [0, 1, 2, 3];
    const lists = numbers.flatMap((x) => [x, [x], ...numbers.map((y) => [x, y])]);
    const { stored, names } = await collections(lists.flatMap((list) => [{ a: list }, { a: { x: list } }]));
    const pairs = numbers.flatMap((low) => numbers.map((high) => [low, high] as const));
    const bounds = pairs.flatMap(([low, high]) => [
      { $gt: low, $lt: high },
      { $gte: low, $lt: high },
      { $gt: low, $lte: high },
      { $gte: low, $lte: high },
    ]);
    const filters = bounds.flatMap((inside) => [{ a: inside }, { 'a.x': inside }, { a: { $in: [1, 2], ...inside } }]);
    for (const one of filters) {
      const wanted = stored.filter((item) => matches(item, one)).map((item) => item._id);
      for (const name of names.slice(1, 3)) {
        const found = await running.db
          .collection<Stored>(name)
          .find(one as Filter<Stored>)
          .toArray();
        expect({ name, one, ids: found.map((item) => item._id).sort((x, y) => x - y) }).toEqual({ name, one, ids: wanted });
      }
    }
    await drop(names);
  }, 60_000);

  it('sorts, skips and limits like the model, with and without each index', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(doc, { maxLength: 15 }),
        fc.array(fc.tuple(filter, sort, fc.nat(3), fc.nat(6)), { minLength: 6, maxLength: 6 }),
        async (docs, queries) => {
          const { stored, names } = await collections(docs);
          for (const [one, order, skip, limit] of queries) {
            const compare = sorter(order);
            const all = stored.filter((item) => matches(item, one)).sort(compare);
            const wanted = limit === 0 ? all.slice(skip) : all.slice(skip, skip + limit);
            for (const name of names) {
              const found = await running.db
                .collection<Stored>(name)
                .find(one as Filter<Stored>)
                .sort(order)
                .skip(skip)
                .limit(limit)
                .toArray();
              // Equal documents may come in any order: what counts is that each place holds an equal one, and none twice.
              expect(new Set(found.map((item) => item._id)).size).toBe(found.length);
              expect({ name, order, places: found.map((item, i) => compare(item, wanted[i] as Stored)) }).toEqual({
                name,
                order,
                places: wanted.map(() => 0),
              });
            }
          }
          await drop(names);
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  }, 60_000);
});
