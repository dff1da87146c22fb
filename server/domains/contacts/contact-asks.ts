import { askMs, type Asked, type TransferKind } from '#shared/contacts/together.schema.ts';
import type { AskEnding } from '#shared/routing/transfer.events.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type StaffId, type TransferId } from '#shared/kernel/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Changed, Decision } from '../../platform/mongo/aggregate.ts';
import type { By } from './by-staff.ts';
import type { ContactPassing } from './contact-passing.ts';
import { mayRead, nextAction, requireOwner, roleOf } from './contact-rules.ts';
import type { Contact, ContactFields, Transfer } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { askEnded, isInHand, standsFor, withHelper } from './together.ts';

type Set = Decision<ContactFields>;
type Wish = { kind: TransferKind; to: Asked; note: string; draft: string };
type Deps = { contacts: ContactsRepository; passing: Pick<ContactPassing, 'owner'>; clock: Clock };

export type ContactAsks = ReturnType<typeof createContactAsks>;

/** Asking somebody into a contact: until they accept, the owner stays the owner, so that the caller is never without a person. */
export function createContactAsks({ contacts, passing, clock }: Deps) {
  /** The owner asks one person, or any supervisor; one question at a time. */
  const ask = (id: string, wish: Wish, by: By): Promise<Changed<ContactFields>> =>
    contacts.change(
      id,
      by,
      (contact): Set => {
        const { kind, to, ...left } = wish;
        requireFits(contact, wish);
        const at = clock.now();
        const me = by.actor.staffId;
        const transfer: Transfer = { id: newId<TransferId>(), kind, to, by: me, at, deadline: new Date(at.getTime() + askMs) };
        const set = {
          transfer,
          handOver: { id: transfer.id, by: me, at: at.toISOString(), ...left },
          nextActionAt: nextAction({ ...contact, transfer }),
        };
        return { set, events: [{ type: 'contact:asked', data: { transferId: transfer.id, kind, asked: to } }] };
      },
      (contact) => requireOwner(by.actor, contact),
    );

  function requireFits(contact: Contact, { kind, to }: Wish): void {
    if (!isInHand(contact)) throw new AppError('wrongState', 409, 'This contact is over. Nothing was changed.');
    if (contact.transfer)
      throw new AppError('askStands', 409, 'Somebody is asked already. Wait for the answer, or take the question back.');
    if (to === 'supervisor') return;
    if (contact.excludedStaff.includes(to))
      throw new AppError('excluded', 409, 'This person must not be given this contact. Choose somebody else.');
    const role = roleOf(contact, to);
    if (to === contact.ownerId || (kind !== 'cold' && (role === 'joined' || role === kind)))
      throw new AppError('alreadyIn', 409, 'This person is in this contact already.');
    if (kind !== 'cold') withHelper(contact, { staffId: to, role: 'consult', since: clock.now() });
  }

  /** Whoever is asked comes in, or takes it; exactly one person can. */
  async function accept(id: string, transferId: TransferId, by: By): Promise<Changed<ContactFields>> {
    const { staffId } = by.actor;
    const decide = (contact: Contact): Set => {
      const { transfer } = contact;
      if (!transfer || !standsFor(contact, transferId, by.actor, clock.now())) throw askGone();
      return transfer.kind === 'cold' ? taken(contact, transfer, staffId) : cameIn(contact, transfer, staffId);
    };
    return contacts.change(id, by, decide, (contact) => {
      if (!mayRead(by.actor, contact) && !standsFor(contact, transferId, by.actor, clock.now())) throw askGone();
    });
  }

  function taken(contact: Contact, transfer: Transfer, staffId: StaffId): Set {
    const { set, events } = passing.owner({ ...contact, transfer: null }, staffId, 'cold');
    return { set, events: [...events, askEnded(transfer, 'accepted')] };
  }

  function cameIn(contact: Contact, transfer: Transfer, staffId: StaffId): Set {
    const role = transfer.kind === 'warm' ? ('joined' as const) : ('consult' as const);
    // A supervisor may have come in by themselves meanwhile: nobody comes twice, and whoever talks with the caller goes on doing so.
    const before = roleOf(contact, staffId);
    if (before === 'joined' || before === role) return { set: over(contact), events: [askEnded(transfer, 'accepted')] };
    const helpers = withHelper(contact, { staffId, role, since: clock.now() });
    const heard = role === 'joined' ? { childHears: 'personJoined' } : {};
    const came = { type: 'contact:helperJoined', data: { agentId: staffId, role, ...heard } };
    return { set: { helpers, ...over(contact) }, events: [came, askEnded(transfer, 'accepted')] };
  }

  const over = (contact: Contact) => ({ transfer: null, nextActionAt: nextAction({ ...contact, transfer: null }) });

  /** Ends the question while it is this one; the contact stays where it is. */
  function end(contact: Contact, transferId: TransferId, why: AskEnding): Set | null {
    const { transfer } = contact;
    return transfer?.id === transferId ? { set: over(contact), events: [askEnded(transfer, why)] } : null;
  }

  /** The one who is asked says no. Among supervisors one's "no" is nobody else's; a question that has ended is no error. */
  const decline = (id: string, transferId: TransferId, by: By): Promise<Changed<ContactFields>> =>
    contacts.change(id, by, (contact) => (contact.transfer?.to === by.actor.staffId ? end(contact, transferId, 'declined') : null));

  const cancel = (id: string, transferId: TransferId, by: By): Promise<Changed<ContactFields>> =>
    contacts.change(
      id,
      by,
      (contact) => end(contact, transferId, 'cancelled'),
      (contact) => requireOwner(by.actor, contact),
    );

  /** The time to answer ran out; `transferId` is the fence. */
  async function expire(id: string, transferId: TransferId): Promise<boolean> {
    const by: ChangeBy = { actor: { kind: 'system', part: 'clock' } };
    const isOver = ({ transfer }: Contact): boolean => transfer !== null && transfer.deadline <= clock.now();
    return (await contacts.change(id, by, (contact) => (isOver(contact) ? end(contact, transferId, 'timedOut') : null))).changed;
  }

  return { ask, accept, decline, cancel, expire };
}

const askGone = (): AppError =>
  new AppError('askGone', 409, 'This question has ended: somebody else was first, or it was taken back. Nothing was changed.');
