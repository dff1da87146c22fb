import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import type { ContactOffers } from './contact-offers.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { withoutAlleged } from './together.ts';

type Excluded = Pick<ContactFields, 'excludedBodies' | 'excludedStaff'>;
const system: ChangeBy = { actor: { kind: 'system', part: 'contacts' } };

export type Exclusions = ReturnType<typeof createExclusions>;

/** Whom the given contacts of one conversation exclude, as one of them keeps it, in its record and in what the server goes by. */
export function excludedByAny(contacts: readonly Excluded[]): Pick<ContactFields, 'excludedBodies' | 'excludedStaff' | 'profile'> {
  const excludedBodies = [...new Set(contacts.flatMap((contact) => contact.excludedBodies))];
  const excludedStaff = [...new Set(contacts.flatMap((contact) => contact.excludedStaff))];
  const named = excludedBodies.length + excludedStaff.length > 0;
  return { excludedBodies, excludedStaff, profile: named ? { perpetratorBodies: excludedBodies, perpetratorStaff: excludedStaff } : {} };
}

/** Keeps the contacts of one conversation alike in whom they exclude: all of them show the same messages. */
export function createExclusions({ contacts, offers }: { contacts: ContactsRepository; offers: ContactOffers }) {
  /** Excludes whom this contact excludes from the conversation's other contacts too; safe to repeat. */
  async function spread(contact: Contact): Promise<void> {
    const { _id, conversationId, excludedBodies, excludedStaff } = contact;
    if (!conversationId || excludedBodies.length + excludedStaff.length === 0) return;
    for (const other of await contacts.ofConversation(conversationId)) {
      if (other._id === _id) continue;
      await contacts.change(other._id, system, (found) => adopt(found, contact));
      await offers.withdraw(other._id);
    }
  }
  return { spread };
}

function adopt(contact: Contact, named: Excluded): Decision<ContactFields> | null {
  const both = excludedByAny([contact, named]);
  const isKnown =
    both.excludedBodies.length === contact.excludedBodies.length && both.excludedStaff.length === contact.excludedStaff.length;
  if (isKnown) return null;
  const fields = ['perpetratorBodies', 'perpetratorStaff'];
  const group = withoutAlleged(contact, both.excludedStaff);
  return {
    set: { ...both, profile: { ...contact.profile, ...both.profile }, ...group.set },
    events: [{ type: 'contact:recordSaved', data: { fields } }, ...group.events],
  };
}
