import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  it('fields of commands, index options, types, transactions and pipelines as updates', async () => {
    const c = running.db.collection('c');
    const cases: [string, () => Promise<unknown>][] = [
      ["'collation'", () => c.find({}, { collation: { locale: 'ur' } }).toArray()],
      ["'min'", () => c.find({}, { min: { _id: 1 }, hint: { _id: 1 } }).toArray()],
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
      ["'decimal'", () => c.aggregate([{ $group: { _id: null, x: { $avg: Decimal128.fromString('1') } } }]).toArray()],
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
    expect(await running.db.collection('c').countDocuments()).toBe(1);
    expect(running.defects).toEqual([]);
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

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ');

/** The lists in README.md, made from the allow-list. */
const supportedLists = (): string =>
  [
    `- **Filters:** ${code(supported.filterLogic)} ${code(supported.filterOperators)}, equality with a value, dotted paths through arrays`,
    `- **Updates:** ${code(supported.updateOperators)}, with ${code(supported.pushModifiers)} in \`$push\`; \`list.0\`, \`list.$\`, \`list.$[]\`, \`list.$[name]\` with array filters; whole replacements`,
    `- **Projections:** 0 and 1, dotted`,
    `- **Pipeline stages:** ${code(supported.stages)} in any order; accumulators ${code(supported.accumulators)}; field paths, constants, and objects of these`,
    `- **Indexes:** 1 and -1, compound, over arrays, with ${code(supported.indexOptions)}; in a partial filter ${code(supported.partialFilterOperators)}`,
    `- **Commands:** ${Object.entries(supportedCommands)
      .map(([name, fields]) => `\`${name}\`${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`)
      .join(', ')}`,
  ].join('\n');

describe('README.md', () => {
  it('lists exactly what is supported', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    expect(readme).toContain(supportedLists());
  });
});
