import { z } from 'zod';
import { commandId, contactId, idSchema, staffId, type Id } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, moment } from '../kernel/text.ts';
import { bilingualSchema } from '../taxonomy/bilingual.ts';
import { defineBroadcast } from '../realtime/protocol.ts';

export type CallId = Id<'emergencyCall'>;
const callId = idSchema<CallId>();

/** Whom a call for help outside the helpline went to. */
export const emergencyServiceSchema = z.enum(['police15', 'rescue1122', 'other']);
export type EmergencyService = z.infer<typeof emergencyServiceSchema>;

/** A call to 15, 1122 or another service, made by the agent or a colleague; `confirmed` when the service said that it reached the child. */
export const emergencyCallSchema = z.object({
  id: callId,
  version: z.number().int(),
  contactId,
  service: emergencyServiceSchema,
  /** When it was made, which may be a while before it was recorded. */
  at: moment,
  /** Number or name that the service gave; may be empty. */
  reference: z.string(),
  by: staffId,
  byName: bilingualSchema,
  confirmed: z.object({ at: moment, by: staffId, byName: bilingualSchema }).nullable(),
});
export type EmergencyCall = z.infer<typeof emergencyCallSchema>;

/** Calls to emergency services belong to the contact: they are made first, and a dispatch may follow or not. */
export const emergencyCallApi = {
  ofContact: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/emergency-calls',
    summary: 'Calls to 15, 1122 and other services made for a contact, in the order in which they were made',
    params: z.strictObject({ contactId }),
    answer: z.object({ calls: z.array(emergencyCallSchema) }),
  }),
  record: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/emergency-calls',
    summary: 'Record a call to 15, 1122 or another service: when, its reference, whether it confirmed contact with the child',
    params: z.strictObject({ contactId }),
    body: z.strictObject({
      commandId,
      service: emergencyServiceSchema,
      at: moment,
      reference: freeText(120),
      confirmed: z.boolean(),
    }),
    answer: emergencyCallSchema,
    status: 201,
  }),
  confirm: defineRoute({
    method: 'post',
    path: '/api/emergency-calls/:callId/confirm',
    summary: 'The service confirmed that it reached the child',
    params: z.strictObject({ callId }),
    body: z.strictObject({ commandId }),
    answer: emergencyCallSchema,
  }),
};

/** To the contact's owner and to supervisors who may see it. */
export const emergencyCallEvents = { changed: defineBroadcast({ name: 'emergencyCall:changed', payload: emergencyCallSchema }) };
