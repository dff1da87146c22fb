import type { BodyId, ContactId, PlaceId, StaffId } from '#shared/kernel/ids.ts';
import type { Consent, ConfirmedWith, Packet, RevokedWhy } from '#shared/referrals/referral.schema.ts';
import type { ReferralState } from '#shared/referrals/referral.lifecycle.ts';
import type { ServiceCode } from '#shared/taxonomy/services.ts';
import type { ReferralDeclineReason } from '#shared/taxonomy/work-reasons.ts';
import type { Level } from '#shared/triage/levels.ts';
import { unreadableText } from '../../platform/crypto/unreadable.ts';
import { defineAggregateModel } from '../../platform/mongo/aggregate-model.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** A state that was reached: when, and by which member of staff (null for the product itself). */
export type ReferralMoment = { state: ReferralState; at: Date; by: StaffId | null };

/** What people said about a referral, each empty until said. */
export type ReferralWords = {
  override: string;
  outside: string;
  declined: string;
  lacking: string;
  report: string;
  returned: string;
  closing: string;
  revoked: string;
};

/** A referral as stored and as the domain works with it (sealed fields open). */
export type ReferralFields = {
  /** Number people say aloud. */
  number: number;
  contactId: ContactId;
  contactNumber: number;
  service: ServiceCode;
  bodyId: BodyId;
  districtId: PlaceId;
  /** The contact's risk when it was sent; null when nobody had weighed it. */
  level: Level | null;
  state: ReferralState;
  sentAt: Date;
  sentBy: StaffId;
  history: ReferralMoment[];
  consent: Consent;
  /** Sent to a body that the directory does not name for this service and district. */
  outsideDirectory: boolean;
  declineReason: ReferralDeclineReason | null;
  revokedWhy: RevokedWhy | null;
  confirmedWith: ConfirmedWith | null;
  /** What the body is told. Sealed. */
  packet: Packet;
  /** What people said. Sealed. */
  words: ReferralWords;
};

export type Referral = Aggregate<ReferralFields>;

/** Words before anybody said anything. */
export const noWords: ReferralWords = {
  override: '',
  outside: '',
  declined: '',
  lacking: '',
  report: '',
  returned: '',
  closing: '',
  revoked: '',
};

export const sealedReferralFields = ['packet', 'words'] as const;

/** A referral that is damaged stays in its lists, owes its answer, and is taken back from a body that turns out to be excluded. */
export const referralStandIns: Partial<ReferralFields> = {
  packet: { summary: unreadableText },
  words: { ...noWords, report: unreadableText },
};

const about = {
  number: Number,
  contactId: String,
  contactNumber: Number,
  service: String,
  bodyId: String,
  districtId: String,
  level: String,
};
const course = { state: String, sentAt: Date, sentBy: String, history: [Object], consent: Object, outsideDirectory: Boolean };
const ends = { declineReason: String, revokedWhy: String, confirmedWith: String };
const sealed = Object.fromEntries(sealedReferralFields.map((field) => [field, String]));

/** Declares the collection of referrals. */
export function defineReferralModel(db: Db) {
  return defineAggregateModel(db, 'referrals', { ...about, ...course, ...ends, ...sealed }, [
    [{ contactId: 1, sentAt: 1 }],
    [{ bodyId: 1, state: 1, sentAt: -1 }],
    [{ number: 1 }, { unique: true }],
  ]);
}
