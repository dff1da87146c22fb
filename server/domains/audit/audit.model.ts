import type { ActorRef } from '#shared/kernel/actor.ts';
import { defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** One entry of the trail: who did what to which record, in ids only. */
export type AuditRow = {
  _id: string;
  kind: string;
  recordId: string;
  /** Number of the event within its aggregate; 0 for reads, denials and sign-ins, which belong to none. */
  seq: number;
  type: string;
  at: Date;
  actor: ActorRef;
  data: Record<string, unknown>;
};

/** Declares the trail's collection. */
export function defineAuditModel(db: Db) {
  return defineModel<AuditRow>(
    db,
    'audit',
    { _id: String, kind: String, recordId: String, seq: Number, type: { type: String }, at: Date, actor: Object, data: Object },
    [[{ recordId: 1, seq: 1 }], [{ at: 1 }], [{ 'actor.id': 1, at: 1 }]],
  );
}
