import { randomUUID } from 'node:crypto';
import { Binary, Double, Int32, Long, ObjectId, UUID } from 'mongodb';
import mongoose, { type Connection } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestStore, type TestStore } from './test-store.ts';

const eventSchema = new mongoose.Schema({ seq: Number, at: Date, kind: String }, { _id: false });
const contactSchema = new mongoose.Schema(
  {
    state: { type: String, required: true },
    fence: { type: Number, default: 0 },
    at: Date,
    phoneKey: { type: String, default: () => randomUUID() },
    commands: [String],
    outbox: [eventSchema],
    place: { district: String, code: Number },
  },
  { timestamps: true },
);
contactSchema.index({ state: 1, at: -1 });
contactSchema.index({ phoneKey: 1 }, { unique: true });
contactSchema.index({ 'outbox.at': 1 });

type Contact = mongoose.InferSchemaType<typeof contactSchema>;
let running: TestStore;
let connection: Connection;
let contacts: mongoose.Model<Contact>;

beforeAll(async () => {
  running = await startTestStore();
  connection = await mongoose.createConnection(running.url, { dbName: 'client' }).asPromise();
  contacts = connection.model<Contact>('Contact', contactSchema);
  await contacts.init();
});
beforeEach(() => contacts.deleteMany({}));
afterAll(async () => {
  await connection.close();
  expect(running.defects).toEqual([]);
  await running.stop();
});

describe('mongoose as the client', () => {
  it('makes the indexes of a schema, lists them, and makes them again without complaint', async () => {
    await contacts.createIndexes();
    expect((await contacts.listIndexes()).map((index: { name?: string }) => index.name)).toEqual([
      '_id_',
      'state_1_at_-1',
      'phoneKey_1',
      'outbox.at_1',
    ]);
    expect(await contacts.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
  });

  it('creates, reads with projection and lean, counts and deletes', async () => {
    const made = await contacts.create({ state: 'queued', at: new Date(5), place: { district: 'Lahore', code: 42 } });
    await contacts.insertMany(Array.from({ length: 250 }, (_, n) => ({ state: n % 2 === 0 ? 'queued' : 'closed', at: new Date(n) })));
    expect(await contacts.findById(made._id, { place: 1 }).lean()).toEqual({ _id: made._id, place: { district: 'Lahore', code: 42 } });
    expect(await contacts.findById(made._id, { 'place.code': 1, 'outbox.seq': 1 }).lean()).toEqual({
      _id: made._id,
      outbox: [],
      place: { code: 42 },
    });
    expect(Object.keys((await contacts.findOne({ _id: made._id }).select('at fence').lean()) ?? {})).toEqual(['_id', 'fence', 'at']);
    const page = await contacts
      .find({ state: 'queued', at: { $gte: new Date(10), $lt: new Date(20) } })
      .sort({ at: -1 })
      .skip(1)
      .limit(2)
      .lean();
    expect(page.map((one) => one.at?.getTime())).toEqual([16, 14]);
    expect([await contacts.countDocuments({ state: 'closed' }), await contacts.countDocuments()]).toEqual([125, 251]);
    expect((await contacts.distinct('state')).sort()).toEqual(['closed', 'queued']);
    let seen = 0;
    for await (const one of contacts.find().lean().cursor({ batchSize: 30 })) seen += one.state === '' ? 0 : 1;
    expect(seen).toBe(251);
    expect((await contacts.deleteMany({ state: 'closed' })).deletedCount).toBe(125);
    expect(await contacts.exists({ state: 'closed' })).toBeNull();
  });

  it('runs a guarded command: condition, outbox and last fifty command ids in one atomic update', async () => {
    const { _id } = await contacts.create({ state: 'queued', outbox: [] });
    const accept = (commandId: string) =>
      contacts
        .findOneAndUpdate(
          { _id, state: 'queued', fence: 0, commands: { $ne: commandId } },
          {
            $set: { state: 'active' },
            $inc: { fence: 1 },
            $push: { outbox: { seq: 1, at: new Date(7), kind: 'accepted' }, commands: { $each: [commandId], $slice: -50 } },
          },
          { returnDocument: 'after' },
        )
        .lean();
    const results = await Promise.all(Array.from({ length: 10 }, (_, n) => accept(`c${n}`)));
    expect(results.filter((one) => one !== null)).toHaveLength(1);
    expect(await contacts.findById(_id).lean()).toMatchObject({ state: 'active', fence: 1, outbox: [{ seq: 1, kind: 'accepted' }] });
    expect(await contacts.find({ 'outbox.at': { $lte: new Date(7) } }).countDocuments()).toBe(1);
    await contacts.updateOne({ _id }, { $pull: { outbox: { seq: { $in: [1, 2] } } } });
    expect((await contacts.findById(_id).lean())?.outbox).toEqual([]);
    expect(await contacts.countDocuments({ 'outbox.0': { $exists: true } })).toBe(0);
  });

  it('reports duplicate keys as MongoDB does, and goes on behind one when the order does not count', async () => {
    await contacts.create([{ state: 'a' }, { state: 'b' }, { state: 'c', phoneKey: 'k1' }]);
    const error: unknown = await contacts.create({ state: 'd', phoneKey: 'k1' }).catch((e: unknown) => e);
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { phoneKey: 1 },
      keyValue: { phoneKey: 'k1' },
      message: expect.stringContaining(
        'E11000 duplicate key error collection: client.contacts index: phoneKey_1 dup key: { phoneKey: "k1" }',
      ) as string,
    });
    await expect(contacts.updateOne({ state: 'a' }, { $set: { phoneKey: 'k1' } })).rejects.toMatchObject({ code: 11000 });
    expect(await contacts.findOneAndUpdate({ state: 'a' }, { $set: { phoneKey: 'k2' } }, { returnDocument: 'after' }).lean()).toMatchObject(
      { phoneKey: 'k2' },
    );
    const bulk: unknown = await contacts
      .insertMany([{ state: 'e', phoneKey: 'k3' }, { state: 'f', phoneKey: 'k1' }, { state: 'g' }], { ordered: false })
      .catch((e: unknown) => e);
    expect(bulk).toMatchObject({ code: 11000 });
    expect((await contacts.find().sort({ state: 1 }).lean()).map((one) => one.state)).toEqual(['a', 'b', 'c', 'e', 'g']);
  });

  it('upserts with $setOnInsert exactly once under a race', async () => {
    const upsert = () =>
      contacts.updateOne(
        { phoneKey: 'one', 'place.district': 'Multan' },
        { $setOnInsert: { state: 'new' }, $inc: { fence: 1 } },
        { upsert: true },
      );
    const results = await Promise.all(Array.from({ length: 8 }, upsert));
    expect(results.filter((one) => one.upsertedCount === 1)).toHaveLength(1);
    expect(await contacts.find().lean()).toMatchObject([{ phoneKey: 'one', state: 'new', fence: 8, place: { district: 'Multan' } }]);
    const before = await contacts
      .findOneAndUpdate({ phoneKey: 'two' }, { $set: { state: 'x' } }, { upsert: true, returnDocument: 'before' })
      .lean();
    expect(before).toBeNull();
    expect(await contacts.findOneAndUpdate({ phoneKey: 'three' }, { $set: { state: 'x' } }).lean()).toBeNull();
    expect((await contacts.find({ state: 'x' }).lean()).map((one) => one.phoneKey)).toEqual(['two']);
    const raw = connection.collection('contacts');
    expect((await raw.replaceOne({ phoneKey: 'two' }, { whole: 1 })).modifiedCount).toBe(1);
    expect(await raw.findOne({ whole: 1 })).toEqual({ _id: expect.anything() as unknown, whole: 1 });
    await raw.replaceOne({ _id: 'r' as never }, { n: 1, phoneKey: 'r' }, { upsert: true });
    expect(await raw.findOne({ n: 1 })).toEqual({ _id: 'r', n: 1, phoneKey: 'r' });
  });

  it('runs bulk writes in order, and stops an ordered one at its first error', async () => {
    const result = await contacts.bulkWrite([
      { insertOne: { document: { state: 'a', fence: 1 } } },
      { updateOne: { filter: { state: 'a' }, update: { $inc: { fence: 5 } } } },
      { updateOne: { filter: { state: 'z' }, update: { $set: { fence: 2 } }, upsert: true } },
      { deleteOne: { filter: { state: 'z' } } },
    ]);
    expect([result.insertedCount, result.modifiedCount, result.upsertedCount, result.deletedCount]).toEqual([1, 1, 1, 1]);
    const raw = connection.collection<{ _id: number }>('raw');
    await expect(raw.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }])).rejects.toMatchObject({ code: 11000 });
    expect(await raw.find().toArray()).toEqual([{ _id: 1 }]);
    await raw.drop();
  });

  it('counts and groups in a pipeline, and reads its groups in batches', async () => {
    await contacts.insertMany([1, 2, 3, 4].map((n) => ({ state: n < 3 ? 'a' : 'b', fence: n, place: { code: n } })));
    const groups = await contacts.aggregate<unknown>([
      { $match: { fence: { $gte: 1 } } },
      {
        $group: {
          _id: { state: '$state', kind: 'all' },
          n: { $sum: 1 },
          total: { $sum: '$place.code' },
          mean: { $avg: '$fence' },
          least: { $min: '$fence' },
          top: { $max: '$fence' },
        },
      },
      { $sort: { _id: 1 } },
    ]);
    expect(groups).toEqual([
      { _id: { state: 'a', kind: 'all' }, n: 2, total: 3, mean: 1.5, least: 1, top: 2 },
      { _id: { state: 'b', kind: 'all' }, n: 2, total: 7, mean: 3.5, least: 3, top: 4 },
    ]);
    expect(await contacts.find().skip(1).limit(2).countDocuments()).toBe(2);
    expect(await contacts.countDocuments({ state: 'none' })).toBe(0);
    const seen: unknown[] = [];
    const each = contacts.aggregate<{ _id: number }>([{ $group: { _id: '$fence' } }, { $sort: { _id: -1 } }]).cursor({ batchSize: 1 });
    for await (const { _id } of each) seen.push(_id);
    expect(seen).toEqual([4, 3, 2, 1]);
    // A cursor that is left early is closed on the other side, too.
    for await (const one of contacts.find().lean().cursor({ batchSize: 1 })) if (one.fence > 0) break;
  });

  it('keeps every type and its bits', async () => {
    const raw = connection.collection<{ _id: string }>('types');
    const doc = {
      _id: 'x',
      double: new Double(3),
      int: new Int32(3),
      long: Long.fromString('9007199254740993'),
      bytes: new Binary(Buffer.from([1, 2]), 0),
      uuid: new UUID('00112233-4455-6677-8899-aabbccddeeff'),
      id: new ObjectId('0123456789abcdef01234567'),
      when: new Date(-5),
      none: null,
      list: [new Double(1), [new Int32(2)]],
      text: 'بچہ\u0000x',
      '1': { '0': true },
    };
    await raw.insertOne(doc);
    await raw.updateOne({ _id: 'x' }, { $push: { list: Long.fromNumber(7) } });
    const back = await raw.findOne({ _id: 'x' }, { promoteValues: false, promoteLongs: false });
    expect(back).toEqual({
      ...doc,
      _id: 'x',
      list: [new Double(1), [new Int32(2)], Long.fromNumber(7)],
      uuid: new Binary(doc.uuid.buffer, 4),
      when: doc.when,
    });
    expect(await raw.countDocuments({ long: { $gt: 9007199254740992 } })).toBe(1);
    await raw.drop();
  });

  it('keeps several databases apart and drops one at once', async () => {
    const other = running.client.db('other');
    await other.collection('c').insertMany(Array.from({ length: 1000 }, (_, n) => ({ n })));
    await contacts.create({ state: 'kept' });
    await other.dropDatabase();
    expect(await other.collection('c').countDocuments()).toBe(0);
    expect((await other.listCollections().toArray()).length).toBe(0);
    expect(await contacts.countDocuments()).toBe(1);
    await other.collection('c').insertOne({ n: 1 });
    expect(await other.collection('c').find().toArray()).toMatchObject([{ n: 1 }]);
  });
});
