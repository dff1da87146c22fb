import type { Clock } from '#shared/kernel/clock.ts';
import { openReferralStates, referralLifecycle } from '#shared/referrals/referral.lifecycle.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import { createNumbers } from '../../platform/mongo/numbers.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { defineReferralModel, referralStandIns, sealedReferralFields, type ReferralFields } from './referrals.model.ts';

type Deps = { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus };

export type ReferralsRepository = ReturnType<typeof createReferralsRepository>;

const open = { $in: [...openReferralStates] };
const ended = { $in: referralLifecycle.states.filter((state) => !openReferralStates.some((one) => one === state)) };

/** Keeps referrals and answers the questions asked of them. */
export function createReferralsRepository({ db, clock, cipher, bus }: Deps) {
  const store = createAggregateStore<ReferralFields>(
    { clock, cipher, bus },
    { kind: 'referral', model: defineReferralModel(db), sealed: sealedReferralFields, standIns: referralStandIns },
  );

  return {
    ...store,
    nextNumber: createNumbers(db, 'referralCounters', 'referral'),
    ofContact: (contactId: string) => store.list({ contactId }, { sort: { sentAt: 1 }, limit: 100 }),
    openOfContact: (contactId: string) => store.list({ contactId, state: open }, { limit: 100 }),
    openOfBody: (bodyId: string) => store.list({ bodyId, state: open }, { sort: { sentAt: 1 }, limit: 1000 }),
    endedOfBody: (bodyId: string, limit: number) => store.list({ bodyId, state: ended }, { sort: { sentAt: -1 }, limit }),
  };
}
