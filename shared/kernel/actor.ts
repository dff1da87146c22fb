import { z } from 'zod';
import type { BodyId, ConversationId, PlaceId, StaffId } from './ids.ts';

/** Roles of staff; one person may hold several. */
export const roleSchema = z.enum(['agent', 'supervisor', 'officer', 'desk', 'coordinator', 'administrator']);
export type Role = z.infer<typeof roleSchema>;

/** Who may be on call and paged: officers, supervisors, and coordinators as heads of a division or province. */
export const onCallRoles = ['officer', 'supervisor', 'coordinator'] as const satisfies readonly Role[];

/** A signed-in member of staff; `districts` empty means the whole jurisdiction, `bodyId` is the department body of a desk. */
export type StaffActor = {
  readonly kind: 'staff';
  readonly staffId: StaffId;
  readonly sessionId: string;
  readonly roles: readonly Role[];
  readonly districts: readonly PlaceId[];
  readonly bodyId: BodyId | null;
};

/** Somebody on a public page who holds the code of a conversation. */
export type CallerActor = { readonly kind: 'caller'; readonly conversationId: ConversationId };

/** Somebody about whom nothing is known. */
export type AnonymousActor = { readonly kind: 'anonymous' };

/** The product itself: timers and sweeps. */
export type SystemActor = { readonly kind: 'system'; readonly part: string };

export type Actor = StaffActor | CallerActor | AnonymousActor | SystemActor;

/** Who did it, as kept in events: ids only. */
export type ActorRef = { kind: Actor['kind']; id?: string };

/** The reference to an actor that events and the audit trail keep. */
export function actorRef(actor: Actor): ActorRef {
  switch (actor.kind) {
    case 'staff':
      return { kind: 'staff', id: actor.staffId };
    case 'caller':
      return { kind: 'caller', id: actor.conversationId };
    case 'system':
      return { kind: 'system', id: actor.part };
    case 'anonymous':
      return { kind: 'anonymous' };
  }
}

/** True when the actor is staff holding one of the roles. */
export function hasRole(actor: Actor, ...roles: readonly Role[]): actor is StaffActor {
  return actor.kind === 'staff' && actor.roles.some((role) => roles.includes(role));
}
