import { z } from 'zod';
import { commandId, contactId, idSchema, staffId, type Id } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { moment } from '../kernel/text.ts';
import { defineBroadcast } from '../realtime/protocol.ts';

export type LimitId = Id<'limit'>;
const limitId = idSchema<LimitId>();
const params = z.strictObject({ limitId });
const ofContact = z.strictObject({ contactId });

/** Why a conversation waits behind the others for a while. */
export const limitReasonSchema = z.enum(['prank', 'abusive', 'repeated', 'testing']);
export type LimitReason = z.infer<typeof limitReasonSchema>;

/** For how many hours a limit may hold; at most a week, then somebody must look again. */
export const limitHoursSchema = z.union([z.literal(1), z.literal(24), z.literal(168)]);
export type LimitHours = z.infer<typeof limitHoursSchema>;

/** A limit of one conversation: it waits behind the others; help now, a risk and words of danger are never limited. */
export const limitSchema = z.object({
  id: limitId,
  version: z.number().int(),
  contactId,
  contactNumber: z.number().int(),
  reason: limitReasonSchema,
  hours: limitHoursSchema,
  state: z.enum(['asked', 'inForce', 'refused', 'lifted']),
  askedBy: staffId,
  askedAt: moment,
  decidedBy: staffId.nullable(),
  /** When it ends by itself; null until it is in force. */
  until: moment.nullable(),
  /** How often it was made longer. */
  renewed: z.number().int(),
});
export type Limit = z.infer<typeof limitSchema>;

/** Broadcasts of limits, to supervisors. */
export const limitEvents = {
  /** A limit was asked for, set, refused, made longer or lifted: fetch the list. */
  changed: defineBroadcast({ name: 'limit:changed', payload: z.object({ id: limitId, version: z.number().int() }) }),
};

/** Limits of repeated nuisance. */
export const limitApi = {
  ofContact: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/limit',
    summary: 'The limit of the conversation, asked for or in force, and whether one is suggested',
    params: ofContact,
    answer: z.object({ limit: limitSchema.nullable(), suggested: z.boolean() }),
  }),
  ask: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/limit',
    summary: 'Ask for a limit; one that a supervisor asks for is in force at once',
    params: ofContact,
    body: z.strictObject({ commandId, reason: limitReasonSchema, hours: limitHoursSchema }),
    answer: limitSchema,
    status: 201,
  }),
  open: defineRoute({
    method: 'get',
    path: '/api/floor/limits',
    summary: 'Limits asked for and in force',
    answer: z.object({ limits: z.array(limitSchema) }),
  }),
  decide: defineRoute({
    method: 'post',
    path: '/api/floor/limits/:limitId/decide',
    summary: 'Agree to a limit that was asked for, or refuse it',
    params,
    body: z.strictObject({ commandId, agree: z.boolean() }),
    answer: limitSchema,
  }),
  renew: defineRoute({
    method: 'post',
    path: '/api/floor/limits/:limitId/renew',
    summary: 'Let a limit hold for so many hours from now',
    params,
    body: z.strictObject({ commandId, hours: limitHoursSchema }),
    answer: limitSchema,
  }),
  lift: defineRoute({
    method: 'post',
    path: '/api/floor/limits/:limitId/lift',
    summary: 'End a limit now; whoever waits behind the others has the usual place again',
    params,
    body: z.strictObject({ commandId }),
    answer: limitSchema,
  }),
};
