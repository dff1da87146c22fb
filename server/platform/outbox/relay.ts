import type { Clock } from '#shared/kernel/clock.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { AggregateModel } from '../mongo/aggregate-model.ts';
import type { AggregateBase, OutboxEvent, Published } from '../mongo/aggregate.ts';
import type { Bus } from './bus.ts';

/** Where events end up for good; must be idempotent by event id and reject when it could not keep them. */
export type AuditSink = (events: { kind: string; id: string; event: OutboxEvent }[]) => Promise<void>;

type Deps = { bus: Bus; sink: AuditSink; clock: Clock; logger: Logger; metrics: Metrics; quickMs?: number; sweepMs?: number };

/**
 * Moves events from the outboxes into the audit trail, at least once; only the trail gates removal.
 * Events found by the sweep (their node died before it could tell) are published again as well.
 */
export function createRelay({ bus, sink, clock, logger, metrics, quickMs = 150, sweepMs = 4_000 }: Deps) {
  const touched = new Map<string, Set<string>>();
  let quick: NodeJS.Timeout | undefined;
  let sweeping: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  function nudge({ kind, id, event, repeated }: Published): void {
    if (repeated) return;
    metrics.events.inc({ type: event.type });
    const ids = touched.get(kind) ?? new Set();
    touched.set(kind, ids.add(id));
    quick ??= setTimeout(() => {
      quick = undefined;
      running = running.then(flush, flush);
    }, quickMs);
  }

  async function flush(): Promise<void> {
    for (const [kind, ids] of touched) {
      touched.delete(kind);
      const model = bus.models.get(kind);
      if (model) await drain(kind, model, { _id: { $in: [...ids] } }).catch(report);
    }
  }

  async function drain(kind: string, model: AggregateModel, filter: object): Promise<Published[]> {
    const docs = await model
      .find(filter as never, { outbox: 1, version: 1 })
      .limit(500)
      .lean<AggregateBase[]>();
    const found = docs.flatMap((doc) => doc.outbox.map((event) => ({ kind, id: doc._id, version: doc.version, event, repeated: false })));
    if (found.length === 0) return [];
    await sink(found);
    await model.bulkWrite(
      docs.map((doc) => ({
        updateOne: { filter: { _id: doc._id }, update: { $pull: { outbox: { id: { $in: doc.outbox.map((event) => event.id) } } } } },
      })),
      { ordered: false },
    );
    return found;
  }

  /** Drains whatever is older than the sweep period, and publishes it again. */
  async function sweep(): Promise<void> {
    const before = new Date(clock.now().getTime() - sweepMs);
    let backlog = 0;
    for (const [kind, model] of bus.models) {
      const late = await drain(kind, model, { 'outbox.at': { $lte: before } });
      backlog += late.length;
      for (const published of late) bus.publish({ ...published, repeated: true });
    }
    metrics.auditBacklog.set(backlog);
  }

  const report = (error: unknown): void => logger.warn({ err: error }, 'relay will try again');

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
