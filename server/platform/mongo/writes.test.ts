import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Collection, CommandStartedEvent } from 'mongodb';
import { MongoClient } from 'mongodb';
import { newId } from '#shared/kernel/ids.ts';
import { layCable } from '#tests/support/cable.ts';
import { freshMongoUrl } from '#tests/support/fresh.ts';
import type { OutboxEvent } from './aggregate.ts';
import { toAppError } from '../errors.ts';
import { isDuplicate } from './connect.ts';
import { createWrites, type Row } from './writes.ts';

let client: MongoClient;
let rows: Collection<Row>;
const sent: CommandStartedEvent[] = [];
beforeAll(async () => {
  client = await MongoClient.connect(freshMongoUrl(), { monitorCommands: true, writeConcern: { w: 'majority', journal: true } });
  rows = client.db().collection<Row>('things');
  await rows.createIndex({ name: 1 }, { unique: true });
  client.on('commandStarted', (event) => void (['insert', 'update', 'find'].includes(event.commandName) && sent.push(event)));
});
afterAll(() => client.close());

const thing = (name: string): Row => ({ _id: newId(), name, version: 1, outbox: [] });
const sentNow = (): string[] => sent.splice(0).map(({ commandName }) => commandName);
/** A change that tells of itself, or not. */
const rename = ({ _id, version }: Row, name: string, isTold = true) => {
  const event = {
    id: newId(),
    seq: 2,
    type: 'thing:renamed',
    at: new Date(),
    actor: { kind: 'system', part: 'test' },
    data: {},
  } as OutboxEvent;
  const events = isTold ? [event] : [];
  const update = { $set: { name }, $inc: { version: 1 }, $push: { outbox: { $each: events } } };
  return { id: _id, version: Number(version), update, events };
};
const found = async (one: Row) => (await rows.findOne({ _id: one._id })) as (Row & { outbox: OutboxEvent[] }) | null;

it('adds what is asked for while another write is under way with one command', async () => {
  const { insert } = createWrites(rows);
  const things = Array.from({ length: 20 }, (_, i) => thing(`batch-${i}`));
  sentNow();
  const first = insert(things[0] as Row);
  await Promise.resolve();
  await Promise.resolve();
  await Promise.all([first, ...things.slice(1).map(insert)]);
  expect(sentNow()).toEqual(['insert', 'insert']);
  expect(await rows.countDocuments({ name: { $in: things.map(({ name }) => name) } })).toBe(20);
});

it('tells each of those who are refused why, and keeps all others', async () => {
  const { insert } = createWrites(rows);
  await insert(thing('taken'));
  const ours = [thing('mine'), thing('taken'), thing('mine'), thing('free')];
  const outcomes = await Promise.allSettled(ours.map(insert));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  for (const one of outcomes)
    if (one.status === 'rejected') expect([isDuplicate(one.reason, 'name'), isDuplicate(one.reason, '_id')]).toEqual([true, false]);
  const there = await Promise.all(ours.map(found));
  expect(there.map((one) => one !== null)).toEqual([true, false, false, true]);
});

it('changes many with one command, and says of each whether its version was still there', async () => {
  const { insert, change } = createWrites(rows);
  const things = Array.from({ length: 6 }, (_, i) => thing(`many-${i}`));
  await Promise.all(things.map(insert));
  sentNow();
  expect(await Promise.all(things.map((one, i) => change(rename(one, `again-${i}`))))).toEqual(things.map(() => true));
  expect(sentNow()).toEqual(['update']);
  // Somebody else was faster with the first; the third is told of by nothing and goes alone.
  const [first, second, third] = things.map((one): Row => ({ ...one, version: 2 })) as [Row, Row, Row, ...Row[]];
  await rows.updateOne({ _id: first._id }, { $inc: { version: 1 as never } });
  const late = rename(first, 'late');
  const outcomes = await Promise.all([change(late), change(rename(second, 'in time')), change(rename(third, 'quietly', false))]);
  expect(outcomes).toEqual([false, true, true]);
  const [one, two, three] = await Promise.all([first, second, third].map(found));
  expect([one?.name, one?.version, one?.outbox.length]).toEqual(['again-0', 3, 1]);
  expect([two?.name, two?.version, two?.outbox.length]).toEqual(['in time', 3, 2]);
  expect([three?.name, three?.version, three?.outbox.length]).toEqual(['quietly', 3, 1]);
});

it('refuses only the change that a unique index forbids', async () => {
  const { insert, change } = createWrites(rows);
  const [first, second] = [thing('left'), thing('right')];
  await Promise.all([first, second, thing('other')].map(insert));
  const outcomes = await Promise.allSettled([change(rename(first, 'other')), change(rename(second, 'right too'))]);
  expect(outcomes).toMatchObject([
    { status: 'rejected', reason: { code: 11_000 } },
    { status: 'fulfilled', value: true },
  ]);
  expect([(await found(first))?.version, (await found(second))?.version]).toEqual([1, 2]);
});

it('lets nobody wait when the store has gone', async () => {
  const gone = await MongoClient.connect(freshMongoUrl(), { serverSelectionTimeoutMS: 200 });
  const { insert } = createWrites(gone.db().collection<Row>('things'));
  await gone.close();
  const outcomes = await Promise.allSettled([thing('a'), thing('b'), thing('c')].map(insert));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});

it.each(['insert', 'update'] as const)(
  'tells nobody that something is written when the store goes in the middle of an %s',
  async (command) => {
    const things = [thing(`${command}-a`), thing(`${command}-b`), thing(`${command}-c`)];
    if (command === 'update') await rows.insertMany(things);
    const url = new URL(freshMongoUrl());
    const cable = await layCable(url.href);
    url.port = new URL(cable.url).port;
    const cut = await MongoClient.connect(url.href, { serverSelectionTimeoutMS: 300, monitorCommands: true });
    cut.on('commandStarted', ({ commandName }) => commandName === command && cable.close());
    const { insert, change } = createWrites(cut.db(rows.dbName).collection<Row>('things'));
    const write = (one: Row) => (command === 'insert' ? insert(one) : change(rename(one, `${String(one['name'])}, again`)));
    const outcomes = await Promise.allSettled(things.map(write));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    for (const one of outcomes) if (one.status === 'rejected') expect(toAppError(one.reason).code).toBe('unavailable');
    await cut.close();
  },
);
