import { z } from 'zod';
import { contactSummarySchema } from '../contacts/contact.schema.ts';
import { commandId, contactId, offerId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { lineNameSchema } from './line.schema.ts';
import { agentViewSchema, declineReasonSchema, deskViewSchema, ownReasonSchema } from './routing.schema.ts';

const offerParams = z.strictObject({ offerId });

/** The agent's side of routing. */
export const routingApi = {
  desk: defineRoute({
    method: 'get',
    path: '/api/desk',
    summary: 'My desk: state, offers, open contacts, the line',
    answer: deskViewSchema,
  }),
  lines: defineRoute({
    method: 'get',
    path: '/api/lines',
    summary: 'The lines by name, in the order in which they take contacts',
    answer: z.object({ lines: z.array(lineNameSchema) }),
  }),
  setState: defineRoute({
    method: 'post',
    path: '/api/desk/state',
    summary: 'Go ready or not ready',
    body: z.discriminatedUnion('state', [
      z.strictObject({ commandId, state: z.literal('ready') }),
      /** `whenFree`: last contact, then this; at once when the hands are empty. */
      z.strictObject({ commandId, state: z.literal('notReady'), reason: ownReasonSchema, whenFree: z.boolean().default(false) }),
    ]),
    answer: agentViewSchema,
  }),
  markHeavy: defineRoute({
    method: 'post',
    path: '/api/desk/heavy',
    summary: 'Say that a contact of mine weighs on me, or that it does not; it counts when work is shared out',
    body: z.strictObject({ commandId, contactId, heavy: z.boolean() }),
    answer: agentViewSchema,
  }),
  dismissPause: defineRoute({
    method: 'post',
    path: '/api/desk/pause-offer/dismiss',
    summary: 'No pause now, thank you',
    body: z.strictObject({ commandId }),
    answer: agentViewSchema,
  }),
  accept: defineRoute({
    method: 'post',
    path: '/api/offers/:offerId/accept',
    summary: 'Take an offered contact',
    params: offerParams,
    body: z.strictObject({ commandId }),
    answer: contactSummarySchema,
  }),
  decline: defineRoute({
    method: 'post',
    path: '/api/offers/:offerId/decline',
    summary: 'Decline an offer; the contact keeps its place',
    params: offerParams,
    body: z.strictObject({ commandId, reason: declineReasonSchema }),
    answer: z.undefined(),
  }),
};
