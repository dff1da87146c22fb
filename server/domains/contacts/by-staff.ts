import type { Actor, StaffActor } from '#shared/kernel/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';

/** A signed-in person and the command they gave. */
export type By = ChangeBy & { actor: StaffActor; commandId: string };

/** The signed-in person and their command, as a change needs them. */
export function byStaff(actor: Actor, commandId: string): By {
  if (actor.kind !== 'staff') throw new AppError('notSignedIn', 401, 'Please sign in. Nothing was changed.');
  return { actor, commandId };
}
