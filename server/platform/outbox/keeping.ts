import type { Clock } from '#shared/kernel/clock.ts';
import { toAppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { OutboxEvent, Published } from '../mongo/aggregate.ts';
import { createPatience } from './patience.ts';

/** Where events end up for good; must be idempotent by event id and reject when it could not keep them. */
export type AuditSink = (events: { kind: string; id: string; event: OutboxEvent }[]) => Promise<void>;

/** Brings events into the audit trail; a record that the trail refuses keeps no other record's events out of it. */
export type Keeping = ReturnType<typeof createKeeping>;

/** Makes the way into the trail; a refused record is tried again after `firstMs`, then less and less often, for ever. */
export function createKeeping({ sink, clock, logger, firstMs }: { sink: AuditSink; clock: Clock; logger: Logger; firstMs: number }) {
  const refused = createPatience(clock, firstMs);

  /** Puts events of one kind of record into the trail and returns those it has now; rejects when the store is away. */
  async function keep(kind: string, events: Published[]): Promise<Published[]> {
    try {
      await sink(events);
      for (const { id } of events) refused.settled(kind, id);
      return events;
    } catch (error) {
      if (isAway(error)) throw error;
      return keepEach(kind, events);
    }
  }

  async function keepEach(kind: string, events: Published[]): Promise<Published[]> {
    const kept: Published[] = [];
    const news: string[] = [];
    let why: unknown;
    try {
      for (const [id, own] of byRecord(events)) {
        const error = await refusalOf(own);
        if (error === null) {
          refused.settled(kind, id);
          kept.push(...own);
        } else if (refused.failed(kind, id) === 1) {
          news.push(id);
          why = error;
        }
      }
    } finally {
      if (news.length > 0)
        logger.error({ err: why, kind, ids: news }, 'the audit trail refuses events of these records; tried again for ever');
    }
    return kept;
  }

  async function refusalOf(own: Published[]): Promise<unknown> {
    try {
      await sink(own);
      return null;
    } catch (error) {
      if (isAway(error)) throw error;
      return error;
    }
  }

  return { keep, waiting: refused.waiting, due: refused.due, settled: refused.settled, count: refused.count };
}

// Then nothing can be kept, and asking for each record by itself would only take long.
const isAway = (error: unknown): boolean => toAppError(error).code === 'unavailable';

function byRecord(events: Published[]): Map<string, Published[]> {
  const records = new Map<string, Published[]>();
  for (const one of events) records.set(one.id, [...(records.get(one.id) ?? []), one]);
  return records;
}
