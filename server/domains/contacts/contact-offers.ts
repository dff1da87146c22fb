import type { StaffId, OfferId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ChangeBy, Changed, Decision } from '../../platform/mongo/aggregate.ts';
import { AppError } from '../../platform/errors.ts';
import { nextAction, step, withMark } from './contact-rules.ts';
import type { Contact, ContactFields, ContactOffer } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';

type Set = Decision<ContactFields>;
export type GiveBackWhy = 'declined' | 'timedOut' | 'rescinded';
const routing: ChangeBy = { actor: { kind: 'system', part: 'routing' } };

export type ContactOffers = ReturnType<typeof createContactOffers>;

/** The contact's half of offering: each step holds only while this very offer stands. */
export function createContactOffers({ contacts, clock }: { contacts: ContactsRepository; clock: Clock }) {
  /** Offers a queued contact; false when it is no longer queued or the agent must never see it. */
  async function offer(id: string, made: ContactOffer): Promise<Changed<ContactFields>> {
    return contacts.change(id, routing, (contact): Set | null => {
      if (contact.state !== 'queued' || contact.excludedStaff.includes(made.agentId)) return null;
      const set = { state: step(contact, 'offer'), offer: made, nextActionAt: nextAction({ ...contact, offer: made }) };
      return { set, events: [{ type: 'contact:offered', data: { offerId: made.id, agentId: made.agentId } }] };
    });
  }

  /** The agent takes the offer; refused when it expired, went to somebody else or was never theirs. */
  async function accept(id: string, offerId: OfferId, agentId: StaffId, by: ChangeBy): Promise<Contact> {
    const { doc } = await contacts.change(id, by, (contact): Set => {
      const { offer: held } = contact;
      const now = clock.now();
      if (contact.state !== 'offered' || held?.id !== offerId || held.agentId !== agentId || held.deadline <= now) {
        throw new AppError('offerGone', 409, 'This offer has ended. The contact kept its place in line and goes to the next free agent.');
      }
      const clocks = { helpDueAt: null, offer: null, nextActionAt: null };
      const set = { state: step(contact, 'accept'), ownerId: agentId, acceptedAt: now, wrapUpAt: null, ...clocks };
      return { set, events: [{ type: 'contact:accepted', data: { offerId, agentId } }] };
    });
    return doc;
  }

  /** The contact returns to the line at its old place; nothing when this offer no longer stands. */
  async function giveBack(id: string, offerId: OfferId, why: GiveBackWhy, by: ChangeBy = routing): Promise<boolean> {
    const { changed } = await contacts.change(id, by, (contact): Set | null => {
      if (contact.state !== 'offered' || contact.offer?.id !== offerId) return null;
      const set = { state: step(contact, 'giveBack'), offer: null, nextActionAt: nextAction({ ...contact, offer: null }) };
      return { set, events: [{ type: 'contact:givenBack', data: { offerId, agentId: contact.offer.agentId, why } }] };
    });
    return changed;
  }

  /** The agent is gone: an active contact returns to the line, marked, and the floor is told. */
  async function agentLost(id: string, agentId: StaffId): Promise<boolean> {
    const { changed } = await contacts.change(id, routing, (contact): Set | null => {
      if (contact.state !== 'active' || contact.ownerId !== agentId || !contact.conversationId) return null;
      const set = { state: step(contact, 'agentLost'), ownerId: null, marks: withMark(contact.marks, 'agentLost') };
      return { set, events: [{ type: 'contact:agentLost', data: { agentId } }] };
    });
    return changed;
  }

  /** A supervisor gives the contact to another agent, or back to the line (`to` null). */
  async function reassign(id: string, to: StaffId | null, by: ChangeBy): Promise<Contact> {
    const { doc } = await contacts.change(id, by, (contact): Set => {
      const data = { from: contact.ownerId, to };
      if (to === null) return { set: { state: step(contact, 'agentLost'), ownerId: null }, events: [{ type: 'contact:reassigned', data }] };
      if (contact.excludedStaff.includes(to)) throw new AppError('excluded', 409, 'This person must not be given this contact. Choose somebody else.');
      const state = contact.state === 'queued' ? 'active' : step(contact, 'transfer');
      const clocks = { helpDueAt: null, offer: null, nextActionAt: null };
      return { set: { state, ownerId: to, acceptedAt: contact.acceptedAt ?? clock.now(), ...clocks }, events: [{ type: 'contact:reassigned', data }] };
    });
    return doc;
  }

  return { offer, accept, giveBack, agentLost, reassign };
}
