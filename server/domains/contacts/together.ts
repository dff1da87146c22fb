import type { AskEnding } from '#shared/routing/transfer.events.ts';
import { HELPERS_MAX } from '#shared/contacts/together.schema.ts';
import { hasRole, type Actor } from '#shared/kernel/actor.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { EventDraft } from '../../platform/mongo/aggregate.ts';
import { helpersOf, nextAction, roleOf } from './contact-rules.ts';
import type { Contact, ContactFields, Helper, Transfer } from './contacts.model.ts';

type Beside = { helpers?: readonly Helper[] };
type Group = Pick<ContactFields, 'helpers' | 'transfer' | 'nextActionAt'>;

/** Everybody at whose desk a contact is: the owner and who is beside them. */
export const inContact = ({ ownerId, ...rest }: Beside & { ownerId: StaffId | null }): StaffId[] => [
  ...(ownerId ? [ownerId] : []),
  ...helpersOf(rest).map(({ staffId }) => staffId),
];

/** Who talks with the caller: the owner, and whoever has joined. */
export const talksIn = (contact: Beside & Pick<Contact, 'ownerId'>, staffId: string): boolean =>
  contact.ownerId === staffId || roleOf(contact, staffId) === 'joined';

/** Somebody talks in it from now on: no question stands, and nothing is being wrapped up. */
export const noClocks = { wrapUpAt: null, wrapUp: null, nextActionAt: null } as const;

/** Whether somebody has it in hand. */
export const isInHand = ({ state, ownerId }: Pick<Contact, 'state' | 'ownerId'>): boolean =>
  ownerId !== null && (state === 'active' || state === 'wrapUp');

/** Who goes on when the owner is gone: the first who has joined and is nobody alleged. */
export const heirOf = (contact: Contact): StaffId | null =>
  helpersOf(contact).find(({ staffId, role }) => role === 'joined' && !contact.excludedStaff.includes(staffId))?.staffId ?? null;

/** The event that tells that a question to somebody ended. */
export const askEnded = ({ id, kind, to, by }: Transfer, why: AskEnding): EventDraft => ({
  type: 'contact:askEnded',
  data: { transferId: id, kind, asked: to, by, why },
});

/** The group after some have left; the question to somebody ends with `ends`, and stands with null. */
export function regroup(
  contact: Contact,
  leaves: (staffId: StaffId) => boolean,
  ends: AskEnding | null,
): { set: Group; events: EventDraft[] } {
  const gone = helpersOf(contact).filter(({ staffId }) => leaves(staffId));
  const { transfer } = contact;
  const stands = transfer && ends === null ? transfer : null;
  return {
    set: {
      helpers: helpersOf(contact).filter((helper) => !gone.includes(helper)),
      transfer: stands,
      nextActionAt: nextAction({ ...contact, transfer: stands }),
    },
    events: [
      ...(gone.length > 0 ? [{ type: 'contact:helpersLeft', data: { agentIds: gone.map(({ staffId }) => staffId) } }] : []),
      ...(transfer && ends !== null ? [askEnded(transfer, ends)] : []),
    ],
  };
}

/** Nobody stays beside a contact that is over or back in the line. */
export const disband = (contact: Contact): { set: Group; events: EventDraft[] } => regroup(contact, () => true, 'ended');

/** The group without those who are now known as alleged to have done harm. */
export function withoutAlleged(contact: Contact, alleged: readonly StaffId[]): { set: Partial<Group>; events: EventDraft[] } {
  const { transfer } = contact;
  const isAsked = transfer !== null && transfer !== undefined && alleged.some((id) => id === transfer.to);
  const isIn = helpersOf(contact).some(({ staffId }) => alleged.includes(staffId));
  return isAsked || isIn ? regroup(contact, (id) => alleged.includes(id), isAsked ? 'ended' : null) : { set: {}, events: [] };
}

/** The people beside the owner with one more, or with a changed part; refused when there are too many. */
export function withHelper(contact: Contact, helper: Helper): Helper[] {
  const others = helpersOf(contact).filter(({ staffId }) => staffId !== helper.staffId);
  if (others.length >= HELPERS_MAX)
    throw new AppError('helpersFull', 409, 'There are enough people in this contact already. Nothing was changed.');
  return [...others, helper];
}

/** Whether a question stands for this person now. */
export function standsFor(contact: Contact, transferId: string, actor: Actor, now: Date): boolean {
  const { transfer, ownerId, excludedStaff } = contact;
  if (actor.kind !== 'staff' || transfer?.id !== transferId || transfer.deadline <= now) return false;
  if (excludedStaff.includes(actor.staffId) || ownerId === actor.staffId) return false;
  return transfer.to === actor.staffId || (transfer.to === 'supervisor' && hasRole(actor, 'supervisor'));
}
