import { dispatchLifecycle, isOpen, isPaging, type DispatchState, type DispatchStep } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { Contact } from '../contacts/index.ts';
import type { StaffRow } from '../people/index.ts';
import type { Dispatch, DispatchFields, Reply } from './dispatch.model.ts';

/** Who acts where a clock, a sweep or the news of something else does. */
export const byItself: ChangeBy = { actor: { kind: 'system', part: 'dispatch' } };

/** The state after a step; refuses a step that the life cycle does not allow. */
export function stepState(dispatch: { state: DispatchState }, name: DispatchStep): DispatchState {
  const next = dispatchLifecycle.next(dispatch.state, name);
  if (next) return next;
  const { state } = dispatch;
  if (!isOpen(state)) throw new AppError('dispatchEnded', 409, 'This dispatch has ended. Nothing was changed.', { facts: { state } });
  throw new AppError('wrongState', 409, 'This step is not possible now. Look at how the dispatch stands, then decide again.', {
    facts: { state },
  });
}

/** The answers with one more; a person has one answer, the latest. */
export const withReply = (replies: readonly Reply[], reply: Reply): Reply[] => [
  ...replies.filter((one) => one.staffId !== reply.staffId),
  reply,
];

/** True for somebody who said that they cannot go. */
export const hasDeclined = (replies: readonly Reply[], staffId: string): boolean =>
  replies.some((reply) => reply.staffId === staffId && (reply.what === 'declined' || reply.what === 'handedBack'));

/**
 * True when there is nothing to wait for in the running wave: every officer of it said no. Supervisors are asked
 * beside the officers and do not hold the ladder up, unless the wave has nobody else.
 */
export function nobodyLeft({ targets, replies }: Pick<DispatchFields, 'targets' | 'replies'>): boolean {
  const officers = targets.filter(({ role }) => role === 'officer');
  return (officers.length > 0 ? officers : targets).every(({ staffId }) => hasDeclined(replies, staffId));
}

/** Whether somebody must never be paged for, or see anything of, this contact. */
export function isExcluded(contact: Pick<Contact, 'excludedStaff' | 'excludedBodies'>, staff: Pick<StaffRow, '_id' | 'bodyId'>): boolean {
  return contact.excludedStaff.some((id) => id === staff._id) || contact.excludedBodies.some((id) => id === staff.bodyId);
}

/** Refuses, as if there were no such dispatch, whoever was never paged for it. */
export function requirePaged(dispatch: Dispatch, staffId: StaffId): void {
  if (!dispatch.paged.some((one) => one.staffId === staffId && !one.excluded)) throw refuse('notFound');
}

/** Refuses whoever is not the one who goes. */
export function requireLeader(dispatch: Dispatch, staffId: StaffId): void {
  requirePaged(dispatch, staffId);
  if (!isOpen(dispatch.state)) throw new AppError('dispatchEnded', 409, 'This dispatch has ended. Nothing was changed.');
  if (dispatch.leaderId !== staffId)
    throw new AppError('notLeading', 409, 'Somebody else is going, or you have not said yet that you go. Nothing was changed.');
}

/** Refuses what only makes sense while somebody is being looked for. */
export function requirePaging(dispatch: Dispatch): void {
  if (isPaging(dispatch.state)) return;
  throw new AppError('notPaging', 409, 'Nobody is being looked for any more. Look at how the dispatch stands, then decide again.', {
    facts: { state: dispatch.state },
  });
}
