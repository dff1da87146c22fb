import { Decimal128, Long, Timestamp } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands as supportedCommands, supported } from './supported.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let running: TestStore;
beforeAll(async () => {
  running = await startTestStore();
  await running.db.collection<{ _id: number }>('c').insertOne({ _id: 1, list: [1, 2], sub: { n: 1 } } as { _id: number });
});
afterAll(() => running.stop());

// MongoDB's own names, whether or not this store knows them.
const words = (text: string): string[] => text.trim().split(/\s+/);
const filterOperators = words(`
  $eq $and $nor $not $all $elemMatch $size $type $regex $options $mod $where
  $text $expr $jsonSchema $bitsAllSet $bitsAnyClear $geoWithin $near $nearSphere $geoIntersects $rand $sampleRate $nonsense
`);
const updateOperators = ['$mul', '$min', '$rename', '$currentDate', '$pop', '$pullAll', '$pushAll', '$bit', '$addFields', '$isolated'];
const stages = [
  '$project',
  '$unwind',
  '$count',
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
  '$first',
  '$last',
  '$push',
  '$addToSet',
  '$count',
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
const expressions = ['$literal', '$add', '$cond', '$dateTrunc', '$concat', '$function', '$getField', '$map', '$eq', '$toString'];
const commands = [
  'count',
  'dropIndexes',
  'isMaster',
  'buildinfo',
  'findandmodify',
  'logout',
  'authenticate',
  'getnonce',
  'dbStats',
  'collStats',
  'listCommands',
  'killAllSessions',
  'refreshSessions',
  'hostInfo',
  'connectionStatus',
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
  it.each(filterOperators)('filter operator %s, at the top, on a field, inside $or, $pull and $match', async (op) => {
    const c = running.db.collection('c');
    const filters = [
      { [op]: 1 },
      { n: { [op]: 1 } },
      { n: { $gt: 1, [op]: 1 } },
      { $or: [{ x: 1 }, { $or: [{ n: { [op]: 1 } }] }] },
      { $or: [{ [op]: [{ n: 1 }] }] },
    ];
    for (const filter of filters) expect({ filter, error: await refusal(c.find(filter).toArray()) }).toEqual({ filter, error: names(op) });
    for (const pulled of [{ [op]: 1 }, { n: { [op]: 1 } }])
      expect(await refusal(c.updateOne({}, { $pull: { list: pulled } as never }))).toEqual(names(op));
    expect(await refusal(c.aggregate([{ $match: { n: { [op]: 1 } } }]).toArray())).toEqual(names(op));
    expect(await refusal(c.deleteMany({ n: { [op]: 1 } }))).toEqual(names(op));
  });

  it.each(updateOperators)('update operator %s', async (op) => {
    const update = { [op]: { n: 1 } };
    expect(await refusal(running.db.command({ update: 'c', updates: [{ q: {}, u: update }] }))).toEqual(names(op));
    expect(await refusal(running.db.command({ findAndModify: 'c', query: {}, update }))).toEqual(names(op));
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

  it.each(expressions)('expression operator %s, in a group and in its key', async (op) => {
    const c = running.db.collection('c');
    expect(await refusal(c.aggregate([{ $group: { _id: null, x: { $sum: { [op]: [1, 2] } } } }]).toArray())).toEqual(names(op));
    expect(await refusal(c.aggregate([{ $group: { _id: { k: { [op]: [1, 2] } } } }]).toArray())).toEqual(names(op));
  });

  it.each(commands)('command %s', async (name) => {
    expect(await refusal(running.db.command(JSON.parse(`{"${name}": 1}`) as Record<string, unknown>))).toEqual(
      expect.objectContaining({ code: 59, message: expect.stringContaining(`'${name}'`) as string }),
    );
  });

  it('fields of commands, index options, types, transactions, and other shapes of updates and projections', async () => {
    const c = running.db.collection('c');
    const cases: [string, () => Promise<unknown>][] = [
      ["'collation'", () => c.find({}, { collation: { locale: 'ur' } }).toArray()],
      ["'min'", () => c.find({}, { min: { _id: 1 } }).toArray()],
      ["'let'", () => c.aggregate([{ $match: {} }], { let: { a: 1 } }).toArray()],
      ["'hint'", () => c.aggregate([{ $match: {} }], { hint: '_id_' }).toArray()],
      ["'allowDiskUse'", () => c.aggregate([{ $match: {} }], { allowDiskUse: true }).toArray()],
      ["'odd'", () => running.db.command({ aggregate: 'c', pipeline: [], cursor: { odd: 1 } })],
      ["'$$ROOT'", () => c.aggregate([{ $group: { _id: '$$ROOT' } }]).toArray()],
      ["'$$NOW.x'", () => c.aggregate([{ $group: { _id: null, x: { $max: '$$NOW.x' } } }]).toArray()],
      ["'$a.$b'", () => c.aggregate([{ $group: { _id: '$a.$b' } }]).toArray()],
      ["'array'", () => c.aggregate([{ $group: { _id: ['$n'] } }]).toArray()],
      ["'array'", () => c.aggregate([{ $group: { _id: null, x: { $sum: ['$n', 1] } } }]).toArray()],
      ["'a.b'", () => c.aggregate([{ $group: { _id: { 'a.b': '$n' } } }]).toArray()],
      ["'a.b'", () => c.aggregate([{ $group: { _id: null, 'a.b': { $sum: 1 } } }]).toArray()],
      ["'$x'", () => c.aggregate([{ $group: { _id: null, $x: { $sum: 1 } } }]).toArray()],
      ['$group needs', () => c.aggregate([{ $group: { n: { $sum: 1 } } }]).toArray()],
      ['one accumulator', () => c.aggregate([{ $group: { _id: null, n: { $sum: 1, $max: 1 } } }]).toArray()],
      ['exactly one field', () => c.aggregate([{ $limit: 1, $skip: 1 }]).toArray()],
      ['$limit', () => c.aggregate([{ $limit: 0 }]).toArray()],
      ['$skip', () => c.aggregate([{ $limit: 1 }, { $skip: -1 }]).toArray()],
      ["'decimal'", () => c.insertOne({ price: Decimal128.fromString('1') })],
      ["'hint'", () => c.find({}, { hint: '_id_' }).toArray()],
      ["'noCursorTimeout'", () => c.find({}, { noCursorTimeout: true }).toArray()],
      ["'limit'", () => running.db.command({ find: 'c', limit: -1 })],
      ["'multi'", () => c.updateMany({}, { $set: { a: 1 } })],
      ["'hint'", () => c.updateOne({}, { $set: { a: 1 } }, { hint: '_id_' })],
      ["'arrayFilters'", () => c.updateOne({}, { $set: { 'list.$[x]': 1 } }, { arrayFilters: [{ x: 1 }] })],
      ["'hint'", () => c.deleteOne({}, { hint: '_id_' })],
      ["'bypassDocumentValidation'", () => c.insertOne({ a: 1 }, { bypassDocumentValidation: true })],
      ["'remove'", () => c.findOneAndDelete({})],
      ["'sort'", () => c.findOneAndUpdate({}, { $set: { a: 1 } }, { sort: { a: 1 } })],
      ["'fields'", () => c.findOneAndUpdate({}, { $set: { a: 1 } }, { projection: { a: 1 } })],
      ["'$'", () => c.updateOne({ list: 1 }, { $set: { 'list.$': 5 } })],
      ["'$[]'", () => c.updateOne({}, { $set: { 'list.$[]': 5 } })],
      ["'0'", () => c.updateOne({}, { $set: { 'list.0': 5 } })],
      ["'x'", () => c.updateOne({}, { $unset: { 'list.x': 1 } })],
      ["'$position'", () => c.updateOne({}, { $push: { list: { $each: [1], $position: 0 } } as never })],
      ["'$sort'", () => c.updateOne({}, { $push: { list: { $each: [1], $sort: 1 } } as never })],
      ["'$each'", () => c.updateOne({}, { $addToSet: { list: { $each: [1] } } })],
      ["'$in'", () => c.updateOne({}, { $pull: { list: { $in: [1] } } as never })],
      ["'sparse'", () => c.createIndex({ x: 1 }, { sparse: true })],
      ["'partialFilterExpression'", () => c.createIndex({ x: 1 }, { partialFilterExpression: { x: 1 } })],
      ["'list.0'", () => c.createIndex({ 'list.0': 1 })],
      ["'list'", () => c.find({}, { projection: { list: 0 } }).toArray()],
      ["'_id'", () => c.find({}, { projection: { _id: 0 } }).toArray()],
      ["'sub.n'", () => c.find({}, { projection: { 'sub.n': 0 } }).toArray()],
      ["'expireAfterSeconds'", () => c.createIndex({ at: 1 }, { expireAfterSeconds: 5 })],
      ["'collation'", () => c.createIndex({ at: 1 }, { collation: { locale: 'ur' } })],
      ["'loc'", () => c.createIndex({ loc: '2dsphere' })],
      ["'$**'", () => c.createIndex({ '$**': 1 })],
      ["'regex'", () => c.insertOne({ pattern: /x/ })],
      ["'timestamp'", () => running.db.command({ insert: 'c', documents: [{ at: new Timestamp({ t: 1, i: 1 }) }] })],
      ["'x.$slice'", () => c.find({}, { projection: { 'x.$slice': 1 } }).toArray()],
      ["'list'", () => c.find({}, { projection: { list: { $slice: 1 } } }).toArray()],
      ['pipeline', () => c.updateOne({}, [{ $set: { a: 1 } }])],
      ["'capped'", () => running.db.createCollection('capped', { capped: true, size: 1000 })],
      ["'collation'", () => c.updateOne({ a: 1 }, { $set: { a: 2 } }, { collation: { locale: 'ur' } })],
      ["'startTransaction'", () => running.db.command({ find: 'c', startTransaction: true, autocommit: false })],
      ["'nameOnly'", () => running.db.admin().listDatabases({ nameOnly: true })],
      ["'filter'", () => running.db.command({ listDatabases: 1, filter: { name: 'test' } })],
      ["'maxTimeMS'", () => c.find({}, { maxTimeMS: 5 }).toArray()],
      ["'comment'", () => c.find({}, { comment: 'why' }).toArray()],
      ...["'apiVersion'", "'apiStrict'", "'apiDeprecationErrors'", "'$readPreference'"].map((field): [string, () => Promise<unknown>] => [
        field,
        () => running.db.command({ ping: 1, [field.slice(1, -1)]: 1 }),
      ]),
      ...["'topologyVersion'", "'maxAwaitTimeMS'", "'loadBalanced'"].map((field): [string, () => Promise<unknown>] => [
        field,
        () => running.db.command({ hello: 1, [field.slice(1, -1)]: 1 }),
      ]),
      ["'txnNumber'", () => running.db.command({ insert: 'c', documents: [{ a: 1 }], txnNumber: Long.fromNumber(1) })],
      ["'$where'", () => c.updateOne({}, { $push: { list: { $each: [1], $where: 1 } as never } })],
    ];
    for (const [wanted, promise] of cases)
      expect(await refusal(promise())).toEqual(
        expect.objectContaining({ message: expect.stringContaining(wanted) as string, code: expect.any(Number) as number }),
      );
    expect(await c.find().toArray()).toEqual([{ _id: 1, list: [1, 2], sub: { n: 1 } }]);
    expect((await c.listIndexes().toArray()).length).toBe(1);
    expect(running.defects).toEqual([]);
  });

  it('two arrays of one document in an index or a sort', async () => {
    const c = running.db.collection<{ _id: number; a: unknown; b: unknown }>('two');
    await c.createIndex({ a: 1, b: 1 });
    const both = names('a');
    expect(await refusal(c.insertOne({ _id: 1, a: [1], b: [2] }))).toEqual(both);
    await c.insertMany([
      { _id: 2, a: [1], b: 2 },
      { _id: 3, a: 1, b: [2] },
    ]);
    expect(await refusal(c.updateOne({ _id: 2 }, { $set: { b: [] } }))).toEqual(both);
    expect((await c.find({ a: 1, b: 2 }).toArray()).map((one) => one._id)).toEqual([2, 3]);
  });

  it('and what is supported is not in these lists', () => {
    const both = (refusedNames: readonly string[], known: readonly string[]): string[] =>
      refusedNames.filter((name) => known.includes(name));
    expect(both(filterOperators, [...supported.filterLogic, ...supported.filterOperators])).toEqual([]);
    expect(both(updateOperators, supported.updateOperators)).toEqual([]);
    expect(both(stages, supported.stages)).toEqual([]);
    expect(both(accumulators, supported.accumulators)).toEqual([]);
    expect(both(commands, Object.keys(supportedCommands))).toEqual([]);
  });
});
