import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { defineFollowUpModel, followUpStandIns, sealedFollowUpFields, type FollowUpFields } from './follow-ups.model.ts';

export type FollowUpsRepository = ReturnType<typeof createFollowUpsRepository>;

/** Keeps follow-ups. */
export function createFollowUpsRepository({ db, clock, cipher, bus }: { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus }) {
  const store = createAggregateStore<FollowUpFields>(
    { clock, cipher, bus },
    { kind: 'followUp', model: defineFollowUpModel(db), sealed: sealedFollowUpFields, standIns: followUpStandIns },
  );
  const soonest = { sort: { dueAt: 1 as const }, limit: 500 };
  return {
    ...store,
    openOf: (assignee: string) => store.list({ assignee, state: 'open' }, soonest),
    open: () => store.list({ state: 'open' }, soonest),
    /** Open ones due before a moment, soonest first. */
    openBefore: (before: Date) => store.list({ state: 'open', dueAt: { $lte: before } }, soonest),
    ofContact: (contactId: string) => store.list({ contactId }, { sort: { dueAt: 1 }, limit: 200 }),
  };
}
