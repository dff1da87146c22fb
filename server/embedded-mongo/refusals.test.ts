import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Long, Timestamp } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { supportedLists } from './readme.ts';
import { supported } from './supported.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let running: TestStore;
beforeAll(async () => {
  running = await startTestStore();
  await running.db.collection<{ _id: number }>('c').insertOne({ _id: 1, list: [1, 2], sub: { n: 1 } } as { _id: number });
});
afterAll(() => running.stop());

// MongoDB's own names, whether or not this store knows them.
const filterOperators = [
  '$regex',
  '$options',
  '$mod',
  '$where',
  '$text',
  '$expr',
  '$jsonSchema',
  '$bitsAllSet',
  '$bitsAnyClear',
  '$geoWithin',
  '$near',
  '$nearSphere',
  '$geoIntersects',
  '$rand',
  '$sampleRate',
  '$nonsense',
];
const updateOperators = ['$rename', '$currentDate', '$pop', '$pullAll', '$pushAll', '$bit', '$addFields', '$isolated'];
const stages = [
  '$lookup',
  '$facet',
  '$bucket',
  '$bucketAuto',
  '$graphLookup',
  '$merge',
  '$out',
  '$unionWith',
  '$redact',
  '$replaceRoot',
  '$replaceWith',
  '$sample',
  '$sortByCount',
  '$setWindowFields',
  '$addFields',
  '$set',
  '$unset',
  '$geoNear',
  '$indexStats',
  '$collStats',
  '$changeStream',
  '$densify',
  '$fill',
  '$documents',
  '$search',
  '$currentOp',
];
const accumulators = [
  '$stdDevPop',
  '$stdDevSamp',
  '$mergeObjects',
  '$top',
  '$bottom',
  '$firstN',
  '$lastN',
  '$maxN',
  '$accumulator',
  '$median',
  '$percentile',
];
const expressions = ['$add', '$cond', '$dateTrunc', '$concat', '$function', '$getField', '$map', '$eq', '$toString'];
const commands = [
  'mapReduce',
  'eval',
  'geoNear',
  'collMod',
  'renameCollection',
  'validate',
  'compact',
  'serverStatus',
  'createUser',
  'usersInfo',
  'replSetGetStatus',
  'shutdown',
  'fsync',
  'explain',
  'bulkWrite',
  'commitTransaction',
  'abortTransaction',
  'getParameter',
  'setParameter',
  'top',
  'profile',
  'constructor',
  '__proto__',
  'toString',
];

const refusal = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'was not refused',
    (error: unknown) => error,
  );
const names = (name: string): unknown =>
  expect.objectContaining({ message: expect.stringContaining(`'${name}'`) as string, code: expect.any(Number) as number });

describe('what is not supported is refused by name', () => {
  it.each(filterOperators)('filter operator %s, at the top, on a field, inside $not, $and, $elemMatch and $pull', async (op) => {
    const c = running.db.collection('c');
    const filters = [
      { [op]: 1 },
      { n: { [op]: 1 } },
      { n: { $not: { [op]: 1 } } },
      { $or: [{ x: 1 }, { $and: [{ n: { [op]: 1 } }] }] },
      { list: { $elemMatch: { [op]: 1 } } },
      { list: { $elemMatch: { n: { [op]: 1 } } } },
      { list: { $all: [{ $elemMatch: { [op]: 1 } }] } },
    ];
    for (const filter of filters) expect({ filter, error: await refusal(c.find(filter).toArray()) }).toEqual({ filter, error: names(op) });
    expect(await refusal(c.updateMany({}, { $pull: { list: { [op]: 1 } } as never }))).toEqual(names(op));
    expect(await refusal(c.deleteMany({ n: { [op]: 1 } }))).toEqual(names(op));
  });

  it.each(updateOperators)('update operator %s', async (op) => {
    expect(
      await refusal(
        running.db.command({ update: 'c', updates: [{ q: {}, u: { [op]: { n: 1 } } }] }).then((r) => {
          throw Object.assign(new Error((r['writeErrors'] as { errmsg: string }[])[0]?.errmsg), { code: 9 });
        }),
      ),
    ).toEqual(names(op));
  });

  it.each(stages)('pipeline stage %s, first or later', async (stage) => {
    const c = running.db.collection('c');
    expect(await refusal(c.aggregate([{ [stage]: {} }]).toArray())).toEqual(names(stage));
    expect(await refusal(c.aggregate([{ $match: {} }, { $limit: 1 }, { [stage]: 'x' }]).toArray())).toEqual(names(stage));
  });

  it.each(accumulators)('accumulator %s', async (op) => {
    expect(
      await refusal(
        running.db
          .collection('c')
          .aggregate([{ $group: { _id: null, x: { [op]: '$n' } } }])
          .toArray(),
      ),
    ).toEqual(names(op));
  });

  it.each(expressions)('expression operator %s, in a group, its key, and a projection', async (op) => {
    const c = running.db.collection('c');
    expect(await refusal(c.aggregate([{ $group: { _id: null, x: { $sum: { [op]: [1, 2] } } } }]).toArray())).toEqual(names(op));
    expect(await refusal(c.aggregate([{ $group: { _id: { k: { [op]: [1, 2] } } } }]).toArray())).toEqual(names(op));
    expect(await refusal(c.aggregate([{ $project: { x: { [op]: [1, 2] } } }]).toArray())).toEqual(names('x'));
  });

  it.each(commands)('command %s', async (name) => {
    expect(await refusal(running.db.command(JSON.parse(`{"${name}": 1}`) as Record<string, unknown>))).toEqual(
      expect.objectContaining({ code: 59, message: expect.stringContaining(`'${name}'`) as string }),
    );
  });

  it('fields of commands, index options, types, transactions and pipelines as updates', async () => {
    const c = running.db.collection('c');
    const cases: [string, () => Promise<unknown>][] = [
      ["'collation'", () => c.find({}, { collation: { locale: 'ur' } }).toArray()],
      ["'min'", () => c.find({}, { min: { _id: 1 }, hint: { _id: 1 } }).toArray()],
      ["'let'", () => c.aggregate([{ $match: {} }], { let: { a: 1 } }).toArray()],
      ["'expireAfterSeconds'", () => c.createIndex({ at: 1 }, { expireAfterSeconds: 5 })],
      ["'collation'", () => c.createIndex({ at: 1 }, { collation: { locale: 'ur' } })],
      ["'loc'", () => c.createIndex({ loc: '2dsphere' })],
      ["'$**'", () => c.createIndex({ '$**': 1 })],
      ["'$or'", () => c.createIndex({ x: 1 }, { partialFilterExpression: { $or: [{ x: 1 }, { y: 1 }] } })],
      ["'$not'", () => c.createIndex({ x: 1 }, { partialFilterExpression: { x: { $exists: false } } })],
      ["'regex'", () => c.insertOne({ pattern: /x/ })],
      ["'timestamp'", () => running.db.command({ insert: 'c', documents: [{ at: new Timestamp({ t: 1, i: 1 }) }] })],
      ["'$slice'", () => c.find({}, { projection: { 'x.$slice': 1 } }).toArray()],
      ["'list'", () => c.find({}, { projection: { list: { $slice: 1 } } }).toArray()],
      ['pipeline', () => c.updateOne({}, [{ $set: { a: 1 } }])],
      ["'capped'", () => running.db.createCollection('capped', { capped: true, size: 1000 })],
      ["'collation'", () => c.updateOne({ a: 1 }, { $set: { a: 2 } }, { collation: { locale: 'ur' } })],
      ["'txnNumber'", () => running.db.command({ insert: 'c', documents: [{ a: 1 }], txnNumber: Long.fromNumber(1) })],
      ["'$where'", () => c.updateOne({}, { $push: { list: { $each: [1], $where: 1 } as never } })],
    ];
    for (const [wanted, promise] of cases)
      expect(await refusal(promise())).toEqual(
        expect.objectContaining({ message: expect.stringContaining(wanted) as string, code: expect.any(Number) as number }),
      );
    expect(await running.db.collection('c').countDocuments()).toBe(1);
    expect(running.defects).toEqual([]);
  });

  it('and what is supported is not in these lists', () => {
    const known = new Set<string>([
      ...supported.filterLogic,
      ...supported.filterOperators,
      ...supported.updateOperators,
      ...supported.stages,
      ...supported.accumulators,
    ]);
    expect(
      [...filterOperators, ...updateOperators, ...stages, ...accumulators, ...expressions].filter(
        (name) => known.has(name) && !['$eq', '$set', '$unset'].includes(name),
      ),
    ).toEqual([]);
  });
});

describe('README.md', () => {
  it('lists exactly what is supported', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    expect(readme).toContain(supportedLists());
  });
});
