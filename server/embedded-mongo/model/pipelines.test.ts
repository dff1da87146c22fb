import fc from 'fast-check';
import type { Document } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestStore, type TestStore } from '../test-store.ts';
import { doc, filter, sort } from './arbitraries.ts';
import { compare, matches, sorter, type Doc } from './model.ts';

let running: TestStore;
beforeAll(async () => {
  running = await startTestStore();
});
afterAll(() => running.stop());

type Stage =
  { $match: Record<string, unknown> } | { $sort: Record<string, 1 | -1> } | { $skip: number } | { $limit: number } | { $group: typeof byC };
const byC = { _id: '$c', n: { $sum: 1 }, first: { $min: '$_id' }, last: { $max: '$_id' } };

/** The documented result of one stage. */
const run = (docs: Doc[], stage: Stage): Doc[] => {
  if ('$match' in stage) return docs.filter((one) => matches(one, stage.$match));
  if ('$sort' in stage) return docs.toSorted(sorter(stage.$sort));
  if ('$skip' in stage) return docs.slice(stage.$skip);
  if ('$limit' in stage) return docs.slice(0, stage.$limit);
  const ids = docs.map((one) => one['c'] ?? null);
  return ids
    .filter((id, i) => ids.findIndex((other) => compare(other, id) === 0) === i)
    .map((id) => {
      const group = docs.filter((one) => compare(one['c'] ?? null, id) === 0).map((one) => one['_id'] as number);
      return { _id: id, n: group.length, first: Math.min(...group), last: Math.max(...group) };
    });
};

// With `_id` last, a sort leaves no two documents in an order of their own.
const order = sort.map((fields): Stage => ({ $sort: { ...fields, _id: 1 } }));
const match = filter.map((one): Stage => ({ $match: one }));
const stage = fc.oneof(
  match,
  order,
  fc.nat(4).map((n): Stage => ({ $skip: n })),
  fc.integer({ min: 1, max: 9 }).map((n): Stage => ({ $limit: n })),
);
const pipeline = fc
  .tuple(fc.array(match, { maxLength: 2 }), order, fc.array(stage, { maxLength: 4 }), fc.boolean(), fc.array(order, { maxLength: 1 }))
  .map(([matched, ordered, more, grouping, last]) => [
    ...matched,
    ordered,
    ...more,
    ...(grouping ? [{ $group: byC }, { $sort: { n: -1, _id: 1 } } as Stage, { $limit: 3 }] : last),
  ]);
let round = 0;

it('pipelines give what their stages give one after the other in the model, with and without indexes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(doc, { maxLength: 15 }),
      fc.array(pipeline, { minLength: 8, maxLength: 8 }),
      async (docs, pipelines: Stage[][]) => {
        round += 1;
        const stored: Doc[] = docs.map((one, i) => ({ _id: i, ...one }));
        const names = [`plain-${round}`, `indexed-${round}`];
        for (const name of names) {
          const c = running.db.collection<{ _id: number }>(name);
          if (name.startsWith('indexed')) await c.createIndexes([{ key: { a: 1 } }, { key: { c: 1, _id: 1 } }]);
          if (stored.length > 0) await c.insertMany(stored as { _id: number }[]);
        }
        for (const stages of pipelines) {
          const wanted = stages.reduce(run, stored);
          for (const name of names) {
            const found = await running.db.collection(name).aggregate<Document>(stages).toArray();
            expect({ name, stages, found }).toEqual({ name, stages, found: wanted });
          }
        }
        for (const name of names) await running.db.collection(name).drop();
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
}, 60_000);
