import type { SystemCode, TransferKind } from '#shared/contacts/together.schema.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type LineId, type StaffId, type TransferId } from '#shared/kernel/ids.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Changed, Decision } from '../../platform/mongo/aggregate.ts';
import type { By } from './by-staff.ts';
import { helpClock, laneOf, requireOwner, requireSight, roleOf, step, withMark } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { disband, isInHand, noClocks, regroup, withHelper } from './together.ts';

type Set = Decision<ContactFields>;
/** Where a contact goes in the line (null: the line it was in), and what is left for the next. */
type Left = { note: string; draft: string; lineId: LineId | null };
const system: ChangeBy = { actor: { kind: 'system', part: 'routing' } };

export type ContactPassing = ReturnType<typeof createContactPassing>;

/** What a caller is told when the contact goes from one person to another, or to the line: whoever has joined is known to them already. */
export function hearsOf(contact: Contact, to: StaffId | null): { childHears?: SystemCode } {
  if (!isInHand(contact)) return {};
  if (to === null) return { childHears: 'personComing' };
  return { childHears: roleOf(contact, to) === 'joined' ? 'personStays' : 'personContinues' };
}

/** Passing a contact on, and people coming and going beside its owner; each step is one write. */
export function createContactPassing({ contacts, clock }: { contacts: ContactsRepository; clock: Clock }) {
  /** The owner gives it back to the line, or to another one, at its old place, with what they leave for the next. */
  async function toLine(id: string, { lineId: wished, ...left }: Left, by: By): Promise<Changed<ContactFields>> {
    const decide = (contact: Contact): Set => {
      if (!contact.conversationId)
        throw new AppError('cannotWait', 409, 'A contact that was taken by hand has nobody waiting in the line. Give it to a person.');
      const alone = disband(contact);
      const from = by.actor.staffId;
      const { language, channel } = contact;
      const lineId = wished ?? contact.lineId ?? generalLine.id;
      const set = {
        ...alone.set,
        ...{ state: step(contact, 'toLine'), ownerId: null, relievedId: from },
        ...{ lineId, lane: laneOf({ lineId, language, channel }) },
        marks: withMark(contact.marks, 'transferred'),
        handOver: { id: newId<TransferId>(), by: from, at: clock.now().toISOString(), ...left },
        ...helpClock(contact, clock.now()),
      };
      const told = { type: 'contact:transferred', data: { from, to: null, lineId, kind: 'cold', childHears: 'personComing' } };
      return { set, events: [told, ...alone.events] };
    };
    return contacts.change(id, by, decide, (contact) => requireGiver(contact, by));
  }

  /** The owner hands over to somebody who has joined, and leaves. */
  async function handOver(id: string, to: StaffId, draft: string, by: By): Promise<Changed<ContactFields>> {
    const decide = (contact: Contact): Set => {
      if (roleOf(contact, to) !== 'joined')
        throw new AppError('notJoined', 409, 'This person is not in the conversation now. Ask them to come in first.');
      const { note } = contact.handOver ?? { note: '' };
      const left = { id: newId<TransferId>(), by: by.actor.staffId, at: clock.now().toISOString(), note, draft };
      const owned = owner(contact, to, 'warm');
      return { ...owned, set: { ...owned.set, handOver: left } };
    };
    return contacts.change(id, by, decide, (contact) => requireGiver(contact, by));
  }

  // Whoever gave it away sees it no more, but the repeat of a lost answer must not be refused to them.
  function requireGiver(contact: Contact, { actor, commandId }: By): void {
    if (contact.relievedId !== actor.staffId || !contact.commands.includes(commandId)) requireOwner(actor, contact);
  }

  /** The contact as somebody else's from now on. */
  function owner(contact: Contact, to: StaffId, kind: TransferKind): Set {
    const from = contact.ownerId;
    const group = regroup(contact, () => false, 'ended');
    const helpers = group.set.helpers.filter(({ staffId }) => staffId !== to);
    const set = { ...group.set, helpers, state: step(contact, 'transfer'), ownerId: to, relievedId: from, ...noClocks };
    const told = { type: 'contact:transferred', data: { from, to, kind, ...hearsOf(contact, to) } };
    return { set, events: [told, ...group.events] };
  }

  /** A supervisor comes in beside the owner, who is told. */
  const join = (id: string, by: By): Promise<Changed<ContactFields>> =>
    contacts.change(
      id,
      by,
      (contact): Set | null => {
        const { staffId } = by.actor;
        if (!isInHand(contact))
          throw new AppError('wrongState', 409, 'Nobody talks in this contact now, so nobody can be joined. Nothing was changed.');
        if (contact.ownerId === staffId || roleOf(contact, staffId) === 'joined') return null;
        const helpers = withHelper(contact, { staffId, role: 'joined', since: clock.now() });
        const data = { agentId: staffId, role: 'joined', childHears: 'personJoined' };
        return { set: { helpers }, events: [{ type: 'contact:helperJoined', data }] };
      },
      (contact) => requireSight(by.actor, contact),
    );

  const gone = (contact: Contact, staffId: StaffId): Set | null => {
    const role = roleOf(contact, staffId);
    if (role === null) return null;
    const { set, events } = regroup(contact, (id) => id === staffId, null);
    // Only whoever was heard is missed.
    const [left] = events.map((event) => (role === 'joined' ? { ...event, data: { ...event.data, childHears: 'personStays' } } : event));
    return { set, events: left ? [left] : [] };
  };

  /** Somebody beside the owner leaves; nothing when they are not there. */
  const leave = (id: string, by: By): Promise<Changed<ContactFields>> =>
    contacts.change(id, by, (contact) => gone(contact, by.actor.staffId));

  /** The owner ends the part of somebody else. */
  const letGo = (id: string, staffId: StaffId, by: By): Promise<Changed<ContactFields>> =>
    contacts.change(
      id,
      by,
      (contact) => gone(contact, staffId),
      (contact) => requireOwner(by.actor, contact),
    );

  /** The desk of somebody beside the owner is gone; true when they were there. */
  const drop = async (id: string, staffId: StaffId): Promise<boolean> =>
    (await contacts.change(id, system, (contact) => gone(contact, staffId))).changed;

  return { toLine, handOver, join, leave, letGo, drop, owner };
}
