import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createManualClock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import { freshMongoUrl } from '#tests/support/fresh.ts';
import { createFieldCipher } from '../crypto/field-cipher.ts';
import { createLogger } from '../logger.ts';
import { createMetrics } from '../metrics.ts';
import { defineAggregateModel, type AggregateModel } from '../mongo/aggregate-model.ts';
import { createAggregateStore } from '../mongo/aggregate-store.ts';
import { connectMongo, ensureIndexes, type Db } from '../mongo/connect.ts';
import { createBus } from './bus.ts';
import { createRelay } from './relay.ts';

const silent = createLogger('silent');
const cipher = createFieldCipher({ current: 'k1', keys: new Map([['k1', randomBytes(32)]]), index: randomBytes(32) });
const by = { actor: { kind: 'system', part: 'test' } as const };
const sweepMs = 4_000;
let db: Db;
let model: AggregateModel;
beforeAll(async () => {
  db = await connectMongo(freshMongoUrl(), silent);
  model = defineAggregateModel(db, 'things', { count: Number });
  await ensureIndexes(db);
});
afterAll(() => db.close());

/** A process: a bus with a relay of its own over the one store, and what its trail has kept. */
function startProcess(logger = silent, quickMs = 5) {
  const clock = createManualClock(new Date('2026-03-01T06:00:00Z'));
  const bus = createBus(logger);
  const metrics = createMetrics();
  const trail = new Set<string>();
  const refusing = new Set<string>();
  const asked: number[] = [];
  const sink = async (events: { id: string; event: { id: string } }[]) => {
    asked.push(events.length);
    if (events.some(({ id }) => refusing.has(id))) throw new Error('not an entry of the trail');
    events.forEach(({ event }) => void trail.add(event.id));
  };
  const store = createAggregateStore<{ count: number }>({ clock, cipher, bus }, { kind: 'thing', model });
  const relay = createRelay({ bus, sink, clock, logger, metrics, quickMs, sweepMs });
  const make = async () => (await store.insert(newId(), { count: 0 }, by, [{ type: 'thing:made' }])).doc;
  const outbox = async (id: string) => (await store.get(id)).outbox.length;
  const unheard = async () => (await metrics.registry.getSingleMetricAsString('muhafiz_events_unheard')).split('\n').at(-1);
  const refused = async () => (await metrics.registry.getSingleMetricAsString('muhafiz_audit_refused')).split('\n').at(-1);
  return { clock, bus, trail, refusing, asked, relay, make, outbox, unheard, refused };
}

it('an event on which a subscriber failed stays in its outbox and is told again, less and less often, until it has acted', async () => {
  const { clock, bus, trail, relay, make, outbox, unheard } = startProcess();
  const told: boolean[] = [];
  const others: string[] = [];
  let broken = true;
  let bad = '';
  bus.subscribe('thing:made', ({ id, repeated }) => {
    if (id !== bad) return;
    told.push(repeated);
    if (broken) throw new Error('the store hiccuped');
  });
  bus.subscribe('thing:*', ({ id }) => void others.push(id));
  relay.start();
  const insertBad = async () => {
    const id = newId();
    bad = id;
    const store = createAggregateStore<{ count: number }>({ clock, cipher, bus }, { kind: 'thing', model });
    return (await store.insert(id, { count: 0 }, by, [{ type: 'thing:made' }])).doc;
  };
  const doc = await insertBad();
  const whole = await make();
  // The one that was heard leaves at once; the other is in the trail, and stays.
  await expect.poll(() => outbox(whole._id)).toBe(0);
  await expect.poll(() => trail.has(doc.outbox[0]?.id ?? '')).toBe(true);
  await relay.stop();
  expect([await outbox(doc._id), told]).toEqual([1, [false]]);

  const after = async (ms: number) => {
    clock.advance(ms);
    await relay.sweep();
    return told.length;
  };
  expect(await after(sweepMs)).toBe(2);
  expect(await unheard()).toBe('muhafiz_events_unheard 1');
  expect(await after(sweepMs - 1)).toBe(2);
  expect(await after(1)).toBe(3);
  expect(await after(sweepMs)).toBe(3);
  const fresh = await make();
  broken = false;
  // While it waits, events of others are told.
  expect(await after(sweepMs)).toBe(4);
  expect(told).toEqual([false, true, true, true]);
  expect(await outbox(doc._id)).toBe(0);
  // What was written just now is left to the quick drain.
  await expect.poll(() => outbox(fresh._id)).toBe(0);
  expect(await unheard()).toBe('muhafiz_events_unheard 0');
  expect(await after(10 * 60_000)).toBe(4);
});

it('a record on which a subscriber always fails keeps nobody else from being told', async () => {
  const { clock, bus, relay, make, outbox } = startProcess();
  const heard: string[] = [];
  let bad = '';
  bus.subscribe('thing:made', ({ id, repeated }) => {
    if (id === bad) throw new Error('never');
    if (repeated) heard.push(id);
  });
  const first = await make();
  bad = first._id;
  clock.advance(sweepMs);
  await relay.sweep();
  const second = await make();
  clock.advance(sweepMs);
  await relay.sweep();
  expect(heard).toEqual([second._id]);
  expect([await outbox(first._id), await outbox(second._id)]).toEqual([1, 0]);
});

it('an event leaves its outbox only when a slow subscriber is through with it', async () => {
  const { bus, relay, make, outbox, trail } = startProcess();
  let finish = (): void => undefined;
  bus.subscribe('thing:made', () => new Promise<void>((resolve) => (finish = resolve)));
  relay.start();
  const { _id, outbox: events } = await make();
  await expect.poll(() => trail.has(events[0]?.id ?? '')).toBe(true);
  expect(bus.hearing(events[0]?.id ?? '')).toBe('running');
  expect(await outbox(_id)).toBe(1);
  finish();
  await expect.poll(() => outbox(_id)).toBe(0);
  await relay.stop();
});

it('an event whose subscriber gets through while others leave their outboxes leaves it soon too', async () => {
  const { bus, relay, make, outbox } = startProcess(silent, 300);
  const slow: (() => void)[] = [];
  bus.subscribe('thing:made', () => (slow.length === 0 ? new Promise<void>((resolve) => void slow.push(resolve)) : undefined));
  const rows = model.collection;
  const removing = rows.bulkWrite.bind(rows);
  const spy = vi.spyOn(rows, 'bulkWrite').mockImplementationOnce(async (...rest) => {
    slow.forEach((finish) => finish());
    return removing(...rest);
  });
  relay.start();
  const made = [await make(), await make()];
  await expect.poll(() => Promise.all(made.map(({ _id }) => outbox(_id))), { timeout: 5_000 }).toEqual([0, 0]);
  expect(spy).toHaveBeenCalledTimes(2);
  await relay.stop();
  spy.mockRestore();
});

it('a record that the trail refuses keeps no other out of it, nor from being told; it is tried again, less and less often, and said once', async () => {
  await model.deleteMany({});
  const lines: string[] = [];
  const process = startProcess(createLogger('error', { write: (line: string) => void lines.push(line) }));
  const { clock, bus, trail, refusing, asked, relay, make, outbox, refused } = process;
  const told: string[] = [];
  bus.subscribe('thing:made', ({ id, repeated }) => void (repeated && told.push(id)));
  const after = async (ms: number) => {
    asked.length = 0;
    clock.advance(ms);
    await relay.sweep();
    return asked;
  };
  const [first, bad, last] = [await make(), await make(), await make()];
  refusing.add(bad._id);
  expect(await after(sweepMs)).toEqual([3, 1, 1, 1]);
  expect([await outbox(first._id), await outbox(bad._id), await outbox(last._id)]).toEqual([0, 1, 0]);
  expect(trail).toEqual(new Set([first, last].map(({ outbox: [event] }) => event?.id)));
  expect(new Set(told)).toEqual(new Set([first._id, bad._id, last._id]));
  expect(await refused()).toBe('muhafiz_audit_refused 1');

  expect(await after(sweepMs)).toEqual([1, 1]);
  // While it waits, the others go in one batch again.
  const more = [await make(), await make()];
  expect(await after(sweepMs)).toEqual([2]);
  expect(await Promise.all(more.map(({ _id }) => outbox(_id)))).toEqual([0, 0]);
  expect(lines.filter((line) => line.includes(bad._id))).toHaveLength(1);

  refusing.clear();
  expect(await after(sweepMs)).toEqual([1]);
  expect([await outbox(bad._id), await refused()]).toEqual([0, 'muhafiz_audit_refused 0']);
});

it('a process remembers nothing of what failed in it once another has told it', async () => {
  await model.deleteMany({});
  const [here, there] = [startProcess(), startProcess()];
  let broken = true;
  here.bus.subscribe('thing:made', () => {
    if (broken) throw new Error('the store hiccuped');
  });
  const heard: string[] = [];
  there.bus.subscribe('thing:made', ({ id }) => void heard.push(id));
  here.relay.start();
  const { _id, outbox: events } = await here.make();
  const id = events[0]?.id ?? '';
  await expect.poll(() => here.trail.has(id)).toBe(true);
  await expect.poll(() => here.bus.hearing(id)).toBe('done');
  // It failed, so it is still there for whoever tells it again.
  expect(await here.outbox(_id)).toBe(1);
  const after = (ms: number, { clock, relay }: typeof here) => {
    clock.advance(ms);
    return relay.sweep();
  };
  await after(sweepMs, here);
  expect([await here.unheard(), here.bus.hearing(id)]).toEqual(['muhafiz_events_unheard 1', 'done']);
  await after(2 * sweepMs, there);
  expect([heard, await here.outbox(_id)]).toEqual([[_id], 0]);
  await after(2 * sweepMs, here);
  expect(await here.unheard()).toBe('muhafiz_events_unheard 0');
  broken = false;
  await here.relay.stop();
});
