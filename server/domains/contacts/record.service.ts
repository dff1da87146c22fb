import { emptyRecord, identityFields, type ContactRecord } from '#shared/contacts/record.schema.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import { UnreadableError } from '../../platform/crypto/unreadable.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { requireOwner } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import type { Exclusions } from './exclusions.ts';
import { withoutAlleged } from './together.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };
type Fields = { [K in keyof ContactRecord]?: ContactRecord[K] | undefined };

export type RecordService = ReturnType<typeof createRecordService>;

/** The record of a contact: coded answers in plain, whatever names or describes people sealed. */
export function createRecordService({ contacts, exclusions }: { contacts: ContactsRepository; exclusions: Exclusions }) {
  /** Saves some fields; the alleged person's body and office are excluded from this moment on, in every contact of the conversation. */
  async function save(id: string, fields: Fields, by: By): Promise<Contact> {
    const decide = (contact: Contact): Decision<ContactFields> => {
      const record = { ...recordOf(contact), ...withoutUndefined(fields) };
      if (contact.ownerId && record.perpetratorStaff.includes(contact.ownerId)) {
        throw new AppError('excludesOwner', 409, 'The person alleged cannot hold this contact. Give it to somebody else first.');
      }
      const { profile, identity } = splitRecord(record);
      const excluded = { excludedBodies: record.perpetratorBodies, excludedStaff: record.perpetratorStaff };
      const set = { profile, identity, districtId: record.districtId, ...excluded };
      const group = withoutAlleged(contact, record.perpetratorStaff);
      const saved = { type: 'contact:recordSaved', data: { fields: Object.keys(fields) } };
      return { set: { ...set, ...group.set }, events: [saved, ...group.events] };
    };
    const { doc } = await contacts.change(id, by, decide, (contact) => requireOwner(by.actor, contact));
    await exclusions.spread(doc);
    return doc;
  }
  return { save };
}

/** The record as a contact holds it, with empty fields where nothing was asked; throws when its words cannot be opened, rather than show that nothing was asked. */
export function recordOf(contact: Pick<Contact, '_id' | 'profile' | 'identity' | 'unreadable'>): ContactRecord {
  if (contact.unreadable?.includes('identity')) throw new UnreadableError({ kind: 'contact', id: contact._id, field: 'identity' });
  return { ...emptyRecord, ...contact.profile, ...contact.identity };
}

/** The coded answers of a record alone: they are to be had even when its words do not open. */
export const codedRecordOf = ({ profile }: Pick<Contact, 'profile'>): Omit<ContactRecord, (typeof identityFields)[number]> => ({
  ...emptyRecord,
  ...profile,
});

/** A record as the document keeps it: coded answers apart from what is sealed. */
export function splitRecord(record: ContactRecord): { profile: Record<string, unknown>; identity: Record<string, unknown> } {
  const sealed = new Set<string>(identityFields);
  const entries = Object.entries(record);
  return {
    profile: Object.fromEntries(entries.filter(([field]) => !sealed.has(field))),
    identity: Object.fromEntries(entries.filter(([field]) => sealed.has(field))),
  };
}

function withoutUndefined(fields: Fields): Partial<ContactRecord> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
