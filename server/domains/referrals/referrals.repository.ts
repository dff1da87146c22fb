import type { Clock } from '#shared/kernel/clock.ts';
import { openReferralStates, referralLifecycle } from '#shared/referrals/referral.lifecycle.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { defineReferralModels, referralStandIns, sealedReferralFields, type ReferralFields } from './referrals.model.ts';

type Deps = { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus };

export type ReferralsRepository = ReturnType<typeof createReferralsRepository>;

const open = { $in: [...openReferralStates] };
const ended = { $in: referralLifecycle.states.filter((state) => !openReferralStates.some((one) => one === state)) };

/** Keeps referrals and answers the questions asked of them. */
export function createReferralsRepository({ db, clock, cipher, bus }: Deps) {
  const models = defineReferralModels(db);
  const store = createAggregateStore<ReferralFields>(
    { clock, cipher, bus },
    { kind: 'referral', model: models.referrals, sealed: sealedReferralFields, standIns: referralStandIns },
  );

  async function nextNumber(): Promise<number> {
    const row = await models.counters
      .findOneAndUpdate({ _id: 'referral' }, { $inc: { last: 1 } }, { upsert: true, returnDocument: 'after' })
      .lean<{ last: number }>();
    return row?.last ?? 1;
  }
  return {
    ...store,
    nextNumber,
    ofContact: (contactId: string) => store.list({ contactId }, { sort: { sentAt: 1 }, limit: 100 }),
    openOfContact: (contactId: string) => store.list({ contactId, state: open }, { limit: 100 }),
    openOfBody: (bodyId: string) => store.list({ bodyId, state: open }, { sort: { sentAt: 1 }, limit: 1000 }),
    endedOfBody: (bodyId: string, limit: number) => store.list({ bodyId, state: ended }, { sort: { sentAt: -1 }, limit }),
  };
}
