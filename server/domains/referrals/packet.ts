import type { ContactRecord } from '#shared/contacts/record.schema.ts';
import type { Packet, ShareField } from '#shared/referrals/referral.schema.ts';
import { AppError } from '../../platform/errors.ts';

type Parts = { [F in ShareField]: (record: ContactRecord) => Partial<Packet> };

const words = (text: string): string | undefined => (text === '' ? undefined : text);
const defined = (part: Record<string, unknown>): Partial<Packet> => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined && value !== null));

const parts: Parts = {
  childName: (record) => defined({ childName: words(record.childName) }),
  childAge: (record) => defined({ childAge: record.childAge }),
  childGender: (record) => defined({ childGender: record.childGender }),
  place: (record) => defined({ place: words(record.placeText) }),
  reasons: (record) => (record.reasons.length > 0 ? { reasons: record.reasons } : {}),
  phone: (record) => defined({ phone: words(record.callerPhone) }),
  safeContact: ({ safeToContact, safeWhen, safeWho, safeWords }) => ({ safeContact: { safe: safeToContact, when: safeWhen, who: safeWho, words: safeWords } }),
  childWishes: (record) => defined({ childWishes: words(record.childWishes) }),
};

/**
 * The copy of the record that a body is told: the summary and the chosen fields, nothing else.
 * A number never goes without how to use it safely, and not at all when the record says that contact is not safe.
 */
export function makePacket(record: ContactRecord, share: readonly ShareField[], summary: string): Packet {
  if (share.includes('phone') && record.safeToContact === 'no') {
    throw new AppError('unsafeToShare', 409, 'The record says that it is not safe to contact this number, so it cannot be shared. Nothing was sent.');
  }
  const chosen = new Set<ShareField>(share.includes('phone') ? [...share, 'safeContact'] : share);
  return Object.assign({ summary }, ...[...chosen].map((field) => parts[field](record))) as Packet;
}
