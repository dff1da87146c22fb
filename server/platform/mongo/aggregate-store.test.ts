import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import { freshMongoUrl } from '#tests/support/fresh.ts';
import { createFieldCipher } from '../crypto/field-cipher.ts';
import { AppError } from '../errors.ts';
import { createLogger } from '../logger.ts';
import { createMetrics } from '../metrics.ts';
import { createBus } from '../outbox/bus.ts';
import type { AuditSink } from '../outbox/keeping.ts';
import { createRelay } from '../outbox/relay.ts';
import { createAggregateStore, type AggregateStore } from './aggregate-store.ts';
import { defineAggregateModel, type AggregateModel } from './aggregate-model.ts';
import type { Published } from './aggregate.ts';
import { connectMongo, ensureIndexes, type Db } from './connect.ts';

type Fields = { count: number; secret: string | null };
const by = { actor: { kind: 'system', part: 'test' } as const };
const logger = createLogger('silent');
const clock = createManualClock(new Date('2026-03-01T06:00:00Z'));
const cipher = createFieldCipher({ current: 'k1', keys: new Map([['k1', randomBytes(32)]]), index: randomBytes(32) });
const bus = createBus(logger);
const published: Published[] = [];
let db: Db;
let model: AggregateModel;
let store: AggregateStore<Fields>;
beforeAll(async () => {
  db = await connectMongo(freshMongoUrl(), logger);
  model = defineAggregateModel(db, 'things', { count: Number, secret: String });
  store = createAggregateStore<Fields>({ clock, cipher, bus }, { kind: 'thing', model, sealed: ['secret'] });
  await ensureIndexes(db);
  bus.subscribe('*', (one) => void published.push(one));
});
afterAll(() => db.close());

const make = async (): Promise<string> => (await store.insert(newId(), { count: 0, secret: 'گل' }, by, [{ type: 'thing:made' }])).doc._id;
const addOne = (id: string, commandId?: string) =>
  store.change(id, { ...by, ...(commandId ? { commandId } : {}) }, ({ count }) => ({
    set: { count: count + 1 },
    events: [{ type: 'thing:counted' }, { type: 'thing:told' }],
  }));

describe('an aggregate', () => {
  it('keeps every one of fifty changes made at once, and numbers their events without a gap', async () => {
    const id = await make();
    await Promise.all(Array.from({ length: 50 }, () => addOne(id)));
    const doc = await store.get(id);
    expect(doc).toMatchObject({ count: 50, version: 51, eventSeq: 101, secret: 'گل' });
    expect(doc.outbox.map(({ seq }) => seq)).toEqual(Array.from({ length: 101 }, (_, i) => i + 1));
    expect(new Set(doc.outbox.map((event) => event.id)).size).toBe(101);
  });

  it('does a command once, also when it comes twice at the same moment, and answers with what is there', async () => {
    const id = await make();
    const command = newId();
    const both = await Promise.all([addOne(id, command), addOne(id, command)]);
    expect(both.map(({ changed }) => changed).sort()).toEqual([false, true]);
    expect(await addOne(id, command)).toMatchObject({ changed: false, events: [], doc: { count: 1 } });
  });

  it('remembers its last fifty commands', async () => {
    const id = await make();
    const commands = Array.from({ length: 60 }, () => newId());
    for (const command of commands) await addOne(id, command);
    expect((await store.get(id)).commands).toEqual(commands.slice(-50));
  });

  it('is inserted once under its id, whoever comes second', async () => {
    const id = newId();
    const twins = await Promise.all([1, 2].map((count) => store.insert(id, { count, secret: null }, by, [{ type: 'thing:made' }])));
    expect(twins.map(({ changed }) => changed).sort()).toEqual([false, true]);
    expect(new Set(twins.map(({ doc }) => doc.count)).size).toBe(1);
    expect((await store.get(id)).outbox).toHaveLength(1);
  });

  it('stays as it was when the decision refuses, sees nothing to do, or the record is not there', async () => {
    const id = await make();
    const before = await store.get(id);
    await expect(
      store.change(id, by, () => {
        throw new AppError('no', 409, 'no');
      }),
    ).rejects.toMatchObject({ code: 'no' });
    expect(await store.change(id, by, () => null)).toMatchObject({ changed: false });
    expect(await store.get(id)).toEqual(before);
    await expect(addOne(newId())).rejects.toMatchObject({ code: 'notFound' });
  });

  it('holds its sealed fields unreadable in the store', async () => {
    const id = await make();
    const raw = await model.findOne({ _id: id }).lean<{ secret: string }>();
    expect(raw?.secret).toMatch(/^v1\.k1\./);
    await model.updateOne(
      { _id: id },
      { $set: { secret: (await model.findOne({ _id: await make() }).lean<{ secret: string }>())?.secret } },
    );
    await expect(store.get(id)).rejects.toThrow();
  });
});

describe('a record with a damaged field', () => {
  const damage = (id: string) => model.updateOne({ _id: id }, { $set: { secret: `v1.k1.${'A'.repeat(60)}` } });

  it('is refused by itself, and does not take the others of a list with it', async () => {
    const [whole, broken] = [await make(), await make()];
    await damage(broken);
    await expect(store.get(broken)).rejects.toMatchObject({ code: 'unreadable', place: { kind: 'thing', id: broken, field: 'secret' } });
    const listed = await store.list({ _id: { $in: [whole, broken] } });
    expect(listed.map((doc) => doc._id)).toEqual([whole]);
  });

  it('stays in its lists and in work where something may stand in for the field, which is never written over', async () => {
    const patient = createAggregateStore<Fields>(
      { clock, cipher, bus },
      { kind: 'thing', model, sealed: ['secret'], standIns: { secret: 'gone' } },
    );
    const id = await make();
    const whole = await patient.get(id);
    const kept = (await model.findOne({ _id: id }).lean<{ secret: string }>())?.secret;
    await damage(id);
    expect(await patient.list({ _id: id })).toMatchObject([{ _id: id, secret: 'gone', unreadable: ['secret'] }]);
    const counted = await patient.change(id, by, ({ count }) => ({ set: { count: count + 1 }, events: [] }));
    expect(counted).toMatchObject({ changed: true, doc: { count: 1, unreadable: ['secret'] } });
    await expect(patient.change(id, by, () => ({ set: { secret: 'new' }, events: [] }))).rejects.toMatchObject({ code: 'unreadable' });
    await model.updateOne({ _id: id }, { $set: { secret: kept } });
    expect(await patient.get(id)).toEqual({ ...whole, count: 1, version: 2 });
  });
});

describe('the relay', () => {
  const trail: string[] = [];
  const sinkOf =
    (fail: () => boolean): AuditSink =>
    async (events) => {
      // A trail keeps each event once, whatever comes again.
      for (const { event } of events) if (!trail.includes(event.id)) trail.push(event.id);
      if (fail()) throw Object.assign(new Error('the store went away after the trail, before the outbox'), { name: 'MongoNetworkError' });
    };
  const relayOf = (fail: () => boolean) =>
    createRelay({ bus, sink: sinkOf(fail), clock, logger, metrics: createMetrics(), quickMs: 5, sweepMs: 4_000 });

  it('that dies between the trail and the outbox leaves the events: the next one publishes them again and the trail has each once', async () => {
    await relayOf(() => false).sweep();
    const id = await make();
    const events = (await addOne(id)).doc.outbox.map((event) => event.id);
    clock.advance(5_000);
    published.length = 0;
    await expect(relayOf(() => true).sweep()).rejects.toThrow();
    expect((await store.get(id)).outbox).toHaveLength(3);
    expect(published).toEqual([]);
    await relayOf(() => false).sweep();
    expect((await store.get(id)).outbox).toEqual([]);
    expect(published.filter((one) => one.id === id).map(({ event, repeated }) => [event.seq, repeated])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
    expect(trail.filter((one) => events.includes(one))).toEqual(events);
    published.length = 0;
    await relayOf(() => false).sweep();
    expect(published).toEqual([]);
  });

  it('leaves events alone that are still being told by the node that wrote them', async () => {
    const id = await make();
    await relayOf(() => false).sweep();
    expect((await store.get(id)).outbox).toHaveLength(1);
  });

  it('drains what its own process wrote at once, and once more when it stops', async () => {
    const relay = relayOf(() => false);
    relay.start();
    const id = await make();
    await expect.poll(async () => (await store.get(id)).outbox).toEqual([]);
    const last = await make();
    await relay.stop();
    expect((await store.get(last)).outbox).toEqual([]);
    expect((await store.get(last)).eventSeq).toBe(1);
  });
});
