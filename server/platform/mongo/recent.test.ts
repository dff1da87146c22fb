import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import { freshMongoUrl } from '#tests/support/fresh.ts';
import { createFieldCipher } from '../crypto/field-cipher.ts';
import { AppError } from '../errors.ts';
import { createLogger } from '../logger.ts';
import { createBus } from '../outbox/bus.ts';
import { defineAggregateModel } from './aggregate-model.ts';
import { createAggregateStore, type AggregateStore } from './aggregate-store.ts';
import { connectMongo, ensureIndexes, type Db } from './connect.ts';
import { createNumbers } from './numbers.ts';

type Fields = { count: number };
const by = { actor: { kind: 'system', part: 'test' } as const };
const logger = createLogger('silent');
const cipher = createFieldCipher({ current: 'k1', keys: new Map([['k1', randomBytes(32)]]), index: randomBytes(32) });
const url = freshMongoUrl();
let db: Db;
let here: AggregateStore<Fields>;
let elsewhere: AggregateStore<Fields>;
let asked: string[] = [];
beforeAll(async () => {
  db = await connectMongo(url, logger);
  const model = defineAggregateModel(db, 'things', { count: Number });
  const process = () =>
    createAggregateStore<Fields>({ clock: systemClock, cipher, bus: createBus(logger) }, { kind: 'thing', model, recent: true });
  [here, elsewhere] = [process(), process()];
  await ensureIndexes(db);
  mongoose.set('debug', (_collection: string, method: string) => void asked.push(method));
});
afterEach(() => (asked = []));
afterAll(async () => {
  mongoose.set('debug', false);
  await db.close();
});

const make = async (): Promise<string> => (await here.insert(newId(), { count: 0 }, by, [{ type: 'thing:made' }])).doc._id;
const raise = (store: AggregateStore<Fields>, id: string, least = 0) =>
  store.change(id, by, ({ count }) => {
    if (count < least) throw new AppError('tooEarly', 409, 'not yet');
    return count >= 100 ? null : { set: { count: count + 1 }, events: [{ type: 'thing:counted' }] };
  });

it('what this process wrote a moment ago is changed without being read, and numbered on', async () => {
  const id = await make();
  asked = [];
  await raise(here, id);
  await raise(here, id);
  expect(asked).toEqual(['updateOne', 'updateOne']);
  expect(await here.get(id)).toMatchObject({ count: 2, version: 3, eventSeq: 3 });
  expect((await here.get(id)).outbox.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

it('what another process wrote meanwhile is read before anything is decided for good', async () => {
  const id = await make();
  await raise(elsewhere, id);
  await raise(elsewhere, id);
  // Here it is still known with 0: neither a refusal nor a write may come of that.
  await raise(here, id, 2);
  expect((await raise(here, id)).doc).toMatchObject({ count: 4, version: 5 });
  await expect(raise(here, id, 9)).rejects.toMatchObject({ code: 'tooEarly' });
  await elsewhere.change(id, by, () => ({ set: { count: 100 }, events: [] }));
  expect(await raise(here, id)).toMatchObject({ changed: false, doc: { count: 100 } });
});

it('a record is shown as it was at a version or later, read once for all who ask when it is not known', async () => {
  const id = await make();
  await raise(elsewhere, id);
  asked = [];
  expect(await here.asOf(id, 1)).toMatchObject({ version: 1, count: 0 });
  expect(asked).toEqual([]);
  const all = await Promise.all([1, 2, 3].map(() => here.asOf(id, 2)));
  expect(all.map((doc) => doc?.count)).toEqual([1, 1, 1]);
  expect(asked).toEqual(['findOne']);
});

it('gives numbers without a gap or a number twice, and few writes to many who ask at once', async () => {
  const second = await connectMongo(url, logger);
  const [one, other] = [createNumbers(db, 'counters', 'thing'), createNumbers(second, 'counters', 'thing')];
  const numbers = await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 3 ? one() : other())));
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  expect(asked.length).toBeLessThanOrEqual(6);
  await second.close();
});
