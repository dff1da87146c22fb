import type { Clock } from '#shared/kernel/clock.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { AggregateModel } from '../mongo/aggregate-model.ts';
import type { AggregateBase, Published } from '../mongo/aggregate.ts';
import { rowsOf, takeOut } from '../mongo/writes.ts';
import type { Bus } from './bus.ts';
import { createKeeping, type AuditSink } from './keeping.ts';
import { createPatience } from './patience.ts';

// A subscriber that takes longer, in milliseconds, does not keep the sweep from telling others.
const hearMs = 10_000;
// Records read at once; when there are as many, there may be more.
const readAtMost = 500;

type Deps = { bus: Bus; sink: AuditSink; clock: Clock; logger: Logger; metrics: Metrics; quickMs?: number; sweepMs?: number };

/**
 * Moves events from the outboxes into the audit trail, at least once; an event leaves its outbox when the trail has it
 * and every subscriber has acted on it. The sweep tells again what is left: its node died, or a subscriber failed.
 */
export function createRelay({ bus, sink, clock, logger, metrics, quickMs = 150, sweepMs = 4_000 }: Deps) {
  const touched = new Map<string, Map<string, Published>>();
  // Events of this process that have not been through their first drain; the sweep leaves them alone.
  const fresh = new Set<string>();
  const patience = createPatience(clock, sweepMs);
  const trail = createKeeping({ sink, clock, logger, firstMs: sweepMs });
  let quick: NodeJS.Timeout | undefined;
  let sweeping: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  function nudge(published: Published): void {
    if (published.repeated) return;
    metrics.events.inc({ type: published.event.type });
    fresh.add(published.event.id);
    touch(published);
  }

  function touch(published: Published): void {
    const events = touched.get(published.kind) ?? new Map<string, Published>();
    touched.set(published.kind, events.set(published.event.id, published));
    quick ??= setTimeout(() => {
      quick = undefined;
      running = running.then(flush, flush);
    }, quickMs);
  }

  async function flush(): Promise<void> {
    for (const [kind, events] of touched) {
      touched.delete(kind);
      const waiting = new Set(trail.waiting(kind));
      const model = bus.models.get(kind);
      const all = [...events.values()];
      const found = all.filter(({ id }) => !waiting.has(id));
      const later = model ? await drain(kind, model, found).catch(report) : [];
      const again = new Set(later);
      for (const one of all) if (!again.has(one)) leaveToSweep(one);
    }
  }

  /** Either it is through, or the sweep tells it again; there is nothing to remember of it here. */
  function leaveToSweep({ event }: Published): void {
    fresh.delete(event.id);
    void bus.through(event.id).then(() => bus.forget(event.id));
  }

  /** What subscribers of this process are still at is looked at again, and returned; what they failed at is left to the sweep. */
  async function drain(kind: string, model: AggregateModel, found: Published[]): Promise<Published[]> {
    if (found.length === 0) return [];
    const kept = await trail.keep(kind, found);
    // Asked once: who becomes done while others are removed must not fall between the two.
    const done = kept.filter(({ event }) => bus.hearing(event.id) === 'done');
    const later = kept.filter(({ event }) => sweeping && bus.hearing(event.id) === 'running');
    await remove(model, done);
    for (const one of later) void bus.through(one.event.id).then(() => touch(one));
    return later;
  }

  async function read(kind: string, model: AggregateModel, filter: object): Promise<Published[]> {
    const docs = await model
      .find(filter as never, { outbox: 1, version: 1 })
      .limit(readAtMost)
      .lean<AggregateBase[]>();
    return docs.flatMap((doc) => doc.outbox.map((event) => ({ kind, id: doc._id, version: doc.version, event, repeated: false })));
  }

  async function remove(model: AggregateModel, events: Published[]): Promise<void> {
    if (events.length === 0) return;
    const byDoc = new Map<string, string[]>();
    for (const { id, event } of events) byDoc.set(id, [...(byDoc.get(id) ?? []), event.id]);
    await takeOut(rowsOf(model), byDoc);
  }

  /** Drains whatever is older than the sweep period, and tells it again first. */
  async function sweep(): Promise<void> {
    const before = new Date(clock.now().getTime() - sweepMs);
    let backlog = 0;
    for (const [kind, model] of bus.models) {
      const dues = [patience.due(kind), trail.due(kind)];
      const late = await read(kind, model, {
        'outbox.at': { $lte: before },
        _id: { $nin: [...patience.waiting(kind), ...trail.waiting(kind)] },
      });
      if (late.length < readAtMost) toldElsewhere(kind, late, dues);
      if (late.length === 0) continue;
      backlog += late.length;
      const kept = new Set(await trail.keep(kind, late));
      await tellAgain(kind, model, late, kept);
    }
    metrics.auditBacklog.set(backlog);
    metrics.auditRefused.set(trail.count());
    metrics.unheard.set(patience.count());
  }

  // Another process may have told what failed here: then there is nothing left to be patient with.
  function toldElsewhere(kind: string, late: readonly Published[], [unheard = [], refused = []]: string[][]): void {
    const left = new Set(late.map(({ id }) => id));
    for (const id of unheard) if (!left.has(id)) patience.settled(kind, id);
    for (const id of refused) if (!left.has(id)) trail.settled(kind, id);
  }

  // One event after the other, as they were written; a record that fails waits, and the others go on.
  // What the trail refuses is told as well: who must act on it cannot wait until it is mended.
  async function tellAgain(kind: string, model: AggregateModel, late: Published[], kept: ReadonlySet<Published>): Promise<void> {
    const heard: Published[] = [];
    const failed = new Set<string>();
    for (const one of late) {
      if (fresh.has(one.event.id) || bus.hearing(one.event.id) === 'running') continue;
      const acted = await within(bus.publish({ ...one, repeated: true }), hearMs);
      if (acted) heard.push(one);
      if (acted === false) failed.add(one.id);
      leaveToSweep(one);
    }
    await remove(
      model,
      heard.filter((one) => kept.has(one)),
    );
    for (const { id } of heard) if (!failed.has(id)) patience.settled(kind, id);
    for (const id of failed) patience.failed(kind, id);
  }

  const report = (error: unknown): [] => {
    logger.warn({ err: error }, 'relay will try again');
    return [];
  };

  function start(): void {
    bus.subscribe('*', nudge);
    const loop = async (): Promise<void> => {
      await sweep().catch(report);
      if (sweeping) sweeping = setTimeout(() => void loop(), sweepMs);
    };
    sweeping = setTimeout(() => void loop(), sweepMs);
  }

  /** Stops after one last drain of what this process wrote. */
  async function stop(): Promise<void> {
    clearTimeout(sweeping);
    clearTimeout(quick);
    sweeping = undefined;
    await running;
    await flush();
  }

  return { start, stop, sweep };
}

function within(hearing: Promise<boolean>, ms: number): Promise<boolean | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  return Promise.race([hearing, late]).finally(() => clearTimeout(timer));
}
