import type { ContactRecord } from '../contacts/record.schema.ts';
import { shareFieldSchema, type Packet, type ShareField } from './referral.schema.ts';

type Parts = { readonly [F in ShareField]: (record: ContactRecord) => Partial<Packet> };

const words = (text: string): string | undefined => (text === '' ? undefined : text);
const defined = (part: Record<string, unknown>): Partial<Packet> =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined && value !== null));

const parts: Parts = {
  childName: (record) => defined({ childName: words(record.childName) }),
  childAge: (record) => defined({ childAge: record.childAge }),
  childGender: (record) => defined({ childGender: record.childGender }),
  place: (record) => defined({ place: words(record.placeText) }),
  reasons: (record) => (record.reasons.length > 0 ? { reasons: record.reasons } : {}),
  phone: (record) => defined({ phone: words(record.callerPhone) }),
  safeContact: ({ safeToContact, safeWhen, safeWho, safeWords }) => ({
    safeContact: { safe: safeToContact, when: safeWhen, who: safeWho, words: safeWords },
  }),
  childWishes: (record) => defined({ childWishes: words(record.childWishes) }),
};

/** The copy of the record that a body is told: the summary and the chosen fields, nothing else; a number never goes without how to use it safely. */
export function makePacket(record: ContactRecord, share: readonly ShareField[], summary: string): Packet {
  const chosen = new Set<ShareField>(share.includes('phone') ? [...share, 'safeContact'] : share);
  return Object.assign({ summary }, ...[...chosen].map((field) => parts[field](record))) as Packet;
}

/** Fields of which the record says anything, in the order in which they are shown. */
export function knownFields(record: ContactRecord): ShareField[] {
  return shareFieldSchema.options.filter((field) => {
    if (field !== 'safeContact') return Object.keys(parts[field](record)).length > 0;
    return [record.safeToContact, record.safeWhen, record.safeWho, record.safeWords].some((value) => value !== null && value !== '');
  });
}

/** True when a number would be shared that the record says is not safe to contact (domain reference §6, do no harm). */
export const isUnsafeToShare = (record: Pick<ContactRecord, 'safeToContact'>, share: readonly ShareField[]): boolean =>
  record.safeToContact === 'no' && share.includes('phone');
