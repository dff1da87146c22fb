import type { StaffId, OfferId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ChangeBy, Changed, Decision } from '../../platform/mongo/aggregate.ts';
import { AppError } from '../../platform/errors.ts';
import { isAway } from './call-back-rules.ts';
import { firstAnswer, helpClock, nextAction, requireSight, step, withMark } from './contact-rules.ts';
import { hearsOf } from './contact-passing.ts';
import { disband, heirOf, noClocks, regroup } from './together.ts';
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
      const stands = contact.state === 'offered' && held?.id === offerId && held.agentId === agentId && held.deadline > now;
      // Whom the child named elsewhere while the offer stood must not take it.
      if (!stands || contact.excludedStaff.includes(agentId)) {
        throw new AppError('offerGone', 409, 'This offer has ended. The contact kept its place in line and goes to the next free agent.');
      }
      const clocks = { helpDueAt: null, offer: null, nextActionAt: null };
      const set = {
        state: step(contact, 'accept'),
        ownerId: agentId,
        relievedId: null,
        acceptedAt: now,
        wrapUpAt: null,
        ...clocks,
        ...firstAnswer(contact, now),
      };
      // Whoever was answered before hears from somebody else now; who is to be called hears it by telephone.
      const heard = contact.answeredAt && !isAway(contact) ? { childHears: 'personContinues' } : {};
      return { set, events: [{ type: 'contact:accepted', data: { offerId, agentId, ...heard } }] };
    });
    return doc;
  }

  /** The contact returns to the line at its old place, with the reason when it was declined; nothing when this offer no longer stands. */
  async function giveBack(
    id: string,
    offerId: OfferId,
    why: GiveBackWhy,
    by: ChangeBy = routing,
    reason: string | null = null,
  ): Promise<boolean> {
    const { changed } = await contacts.change(id, by, (contact): Set | null => {
      if (contact.state !== 'offered' || contact.offer?.id !== offerId) return null;
      const declined = reason
        ? [...contact.declined, { agentId: contact.offer.agentId, at: clock.now(), reason }].slice(-20)
        : contact.declined;
      const set = { state: step(contact, 'giveBack'), offer: null, declined, nextActionAt: nextAction({ ...contact, offer: null }) };
      return { set, events: [{ type: 'contact:givenBack', data: { offerId, agentId: contact.offer.agentId, why } }] };
    });
    return changed;
  }

  /** The agent is gone: an active contact goes to whoever has joined it, else back to the line, marked, and the floor is told. */
  async function agentLost(id: string, agentId: StaffId): Promise<boolean> {
    const { changed } = await contacts.change(id, routing, (contact): Set | null => {
      if (contact.state !== 'active' || contact.ownerId !== agentId) return null;
      // Nobody waits at the other end of a call; it stays theirs unless somebody is in it too.
      if (!contact.conversationId && !heirOf(contact)) return null;
      return lost(contact, agentId, 'agentLost');
    });
    return changed;
  }

  /** The agent is now known as the person alleged: what they hold of the child, also in wrap-up, returns to the line, and the floor is told. */
  async function withdraw(id: string): Promise<void> {
    await contacts.change(id, routing, (contact): Set | null => {
      const { state, ownerId } = contact;
      const isTheirs = ownerId !== null && contact.excludedStaff.includes(ownerId) && (state === 'active' || state === 'wrapUp');
      return isTheirs ? lost(contact, ownerId, 'withdraw') : null;
    });
  }

  function lost(contact: Contact, agentId: StaffId, why: 'agentLost' | 'withdraw'): Set {
    const heir = heirOf(contact);
    const marks = withMark(contact.marks, 'agentLost');
    const told = { type: 'contact:agentLost', data: { agentId, to: heir, ...(heir ? { childHears: 'personStays' } : {}) } };
    if (heir) {
      const group = regroup(contact, () => false, 'ended');
      const helpers = group.set.helpers.filter(({ staffId }) => staffId !== heir);
      const set = { ...group.set, helpers, state: step(contact, 'transfer'), ownerId: heir, marks, ...noClocks };
      return { set, events: [told, ...group.events] };
    }
    const alone = disband(contact);
    const set = { ...alone.set, state: step(contact, why), ownerId: null, wrapUpAt: null, marks, ...helpClock(contact, clock.now()) };
    return { set, events: [told, ...alone.events] };
  }

  /** A supervisor gives the contact to another agent, or back to the line (`to` null); nothing when it is there already. */
  async function reassign(id: string, to: StaffId | null, by: ChangeBy): Promise<Changed<ContactFields>> {
    const decide = (contact: Contact): Set | null => {
      if (to !== null && contact.excludedStaff.includes(to))
        throw new AppError('excluded', 409, 'This person must not be given this contact. Choose somebody else.');
      const there = to === null ? contact.state === 'queued' : contact.ownerId === to && contact.state === 'active';
      if (there) return null;
      return moved(contact, to);
    };
    return contacts.change(id, by, decide, (contact) => requireSight(by.actor, contact));
  }

  function moved(contact: Contact, to: StaffId | null): Set {
    const data = { from: contact.ownerId, to, offerId: contact.offer?.id ?? null, agentId: contact.offer?.agentId ?? null };
    // Whoever was beside the owner stays beside the next one; nobody stays beside a contact in the line.
    const group = to === null ? disband(contact) : regroup(contact, () => false, 'ended');
    const helpers = group.set.helpers.filter(({ staffId }) => staffId !== to);
    const set = { ...group.set, helpers, ...(to === null ? toLine(contact) : toAgent(contact, to)) };
    const told = { type: 'contact:reassigned', data: { ...data, ...hearsOf(contact, to) } };
    return { set, events: [told, ...group.events] };
  }

  function toLine(contact: Contact): Partial<ContactFields> {
    if (contact.state === 'offered')
      return {
        state: step(contact, 'giveBack'),
        offer: null,
        relievedId: contact.offer?.agentId ?? null,
        nextActionAt: nextAction({ ...contact, offer: null }),
      };
    if (!contact.conversationId) {
      throw new AppError('cannotWait', 409, 'A contact that was taken by hand has nobody waiting in the line. Give it to a person.');
    }
    return { state: step(contact, 'agentLost'), ownerId: null, relievedId: contact.ownerId, ...helpClock(contact, clock.now()) };
  }

  function toAgent(contact: Contact, to: StaffId): Partial<ContactFields> {
    const now = clock.now();
    const waits = contact.state === 'queued' || contact.state === 'offered';
    const clocks = { helpDueAt: null, offer: null, nextActionAt: null, wrapUpAt: null };
    const relievedId = contact.ownerId ?? contact.offer?.agentId ?? null;
    return {
      state: step(contact, waits ? 'assign' : 'transfer'),
      ownerId: to,
      relievedId,
      acceptedAt: waits ? now : (contact.acceptedAt ?? now),
      ...clocks,
      ...firstAnswer(contact, now),
    };
  }

  return { offer, accept, giveBack, agentLost, withdraw, reassign };
}
