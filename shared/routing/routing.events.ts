import { z } from 'zod';
import { contactId } from '../kernel/ids.ts';
import { contactSummarySchema } from '../contacts/contact.schema.ts';
import { defineBroadcast } from '../realtime/protocol.ts';
import { agentViewSchema, lineViewSchema, offerViewSchema } from './routing.schema.ts';

/** Broadcasts of routing to desks and the floor. */
export const routingEvents = {
  /** To one agent: a new offer. */
  offerMade: defineBroadcast({ name: 'offer:made', payload: offerViewSchema }),
  /** To one agent: an offer ended (accepted here or at their other desk, declined, timed out, rescinded). */
  offerEnded: defineBroadcast({
    name: 'offer:ended',
    payload: z.object({ offerId: z.string(), contactId, why: z.enum(['accepted', 'declined', 'timedOut', 'rescinded']) }),
  }),
  /** To the agent and the floor: an agent's state or load changed. */
  agentChanged: defineBroadcast({ name: 'agent:changed', payload: agentViewSchema }),
  /** To the owner and the floor: a contact changed. */
  contactChanged: defineBroadcast({ name: 'contact:changed', payload: contactSummarySchema }),
  /** To the owner and the floor: the notes of a contact were saved; fetch them again if they are on screen. */
  notesChanged: defineBroadcast({ name: 'notes:changed', payload: z.object({ contactId, revision: z.number().int() }) }),
  /** To all desks and the floor: the line's figures. */
  lineChanged: defineBroadcast({ name: 'line:changed', payload: lineViewSchema }),
};
