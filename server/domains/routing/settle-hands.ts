import { isInHand, roleOf, type Contact, type Contacts } from '../contacts/index.ts';
import type { AgentsService } from './agents.service.ts';

export type Hands = ReturnType<typeof createHands>;

/** Whether a contact fills somebody's hands: its owner's, and those of whoever has joined; advice takes none. */
export const fillsHandsOf = (contact: Pick<Contact, 'state' | 'ownerId' | 'helpers'>, staffId: string): boolean =>
  isInHand(contact) && (contact.ownerId === staffId || roleOf(contact, staffId) === 'joined');

/** Makes hands agree with contacts, whoever moved them. */
export function createHands({ contacts, service }: { contacts: Contacts; service: AgentsService }) {
  /** Fills or empties the hands of these people by what the contact says now; does nothing twice, so the relay may repeat it. */
  async function settle(id: string, people: readonly unknown[]): Promise<void> {
    const contact = await contacts.repository.get(id);
    for (const staffId of new Set(people)) {
      if (typeof staffId !== 'string') continue;
      if (fillsHandsOf(contact, staffId)) await fill(contact, staffId);
      // An offer of it that they hold by now is another matter.
      else await service.release(staffId, id, { offerId: null });
    }
  }

  async function fill(contact: Contact, staffId: string): Promise<void> {
    // Whoever is only beside the owner has room left for others.
    await (contact.ownerId === staffId ? service.take(staffId, contact) : service.take(staffId, contact, false));
  }

  return { settle };
}
