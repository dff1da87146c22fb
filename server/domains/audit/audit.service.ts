import { actorRef, type Actor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { AuditSink } from '../../platform/outbox/keeping.ts';
import { createAuditRepository } from './audit.repository.ts';

export type AuditService = ReturnType<typeof createAuditService>;

/** The append-only trail. */
export function createAuditService({ db, clock }: { db: Db; clock: Clock }) {
  const trail = createAuditRepository(db);

  /** Where the relay puts aggregates' events. */
  const sink: AuditSink = (events) =>
    trail.add(
      events.map(({ kind, id, event }) => ({
        _id: event.id,
        kind,
        recordId: id,
        seq: event.seq,
        type: event.type,
        at: event.at,
        actor: event.actor,
        data: event.data,
      })),
    );

  /** Records something that changed no aggregate (a read of an identity, a denial, a sign-in), before it is answered. */
  const record = (actor: Actor, type: string, about: { kind: string; id: string }, data: Record<string, unknown> = {}): Promise<void> =>
    trail.add([{ _id: newId(), kind: about.kind, recordId: about.id, seq: 0, type, at: clock.now(), actor: actorRef(actor), data }]);

  return { sink, record, of: trail.of };
}
