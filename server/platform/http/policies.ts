import { hasRole, type Role } from '#shared/kernel/actor.ts';
import type { Policy } from './guarded-router.ts';

/** Open to everyone: only for the public doors and signing in. */
export const anybody: Policy = () => true;

/** Whoever holds the code of a conversation. */
export const callerOnly: Policy = (actor) => actor.kind === 'caller';

/** Any signed-in member of staff. */
export const anyStaff: Policy = (actor) => actor.kind === 'staff';

/** Signed-in staff holding one of the roles. */
export const staffWith =
  (...roles: Role[]): Policy =>
  (actor) =>
    hasRole(actor, ...roles);
