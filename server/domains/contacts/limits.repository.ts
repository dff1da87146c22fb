import type { LimitHours, LimitReason } from '#shared/contacts/limit.api.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ContactId, ConversationId, StaffId } from '#shared/kernel/ids.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { defineLimitModel } from './limits.model.ts';

/** A limit as stored: ids and codes only. */
export type LimitFields = {
  conversationId: ConversationId;
  contactId: ContactId;
  contactNumber: number;
  reason: LimitReason;
  hours: LimitHours;
  state: 'asked' | 'inForce' | 'refused' | 'lifted';
  askedBy: StaffId;
  askedAt: Date;
  decidedBy: StaffId | null;
  until: Date | null;
  renewed: number;
};
export type LimitDoc = Aggregate<LimitFields>;
export type LimitsRepository = ReturnType<typeof createLimitsRepository>;

/** Keeps limits; one that has run out is as if it were not there. */
export function createLimitsRepository({ db, ...deps }: { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus }) {
  const store = createAggregateStore<LimitFields>(deps, { kind: 'limit', model: defineLimitModel(db) });
  const inForce = (now: Date) => ({ state: 'inForce', until: { $gt: now } });
  const soonest = { sort: { askedAt: 1 as const }, limit: 200 };
  return {
    ...store,
    inForce: async (conversationId: string, now: Date) => (await store.count({ conversationId, ...inForce(now) })) > 0,
    ofConversation: async (conversationId: string, now: Date): Promise<LimitDoc[]> => [
      ...(await store.list({ conversationId, ...inForce(now) }, soonest)),
      ...(await store.list({ conversationId, state: 'asked' }, soonest)),
    ],
    open: async (now: Date): Promise<LimitDoc[]> => [
      ...(await store.list({ state: 'asked' }, soonest)),
      ...(await store.list(inForce(now), soonest)),
    ],
  };
}
