import { z } from 'zod';
import { commandId, contactId, staffId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, moment } from '../kernel/text.ts';
import { defineBroadcast } from '../realtime/protocol.ts';

const params = z.strictObject({ contactId });

/** One line of the talk among staff beside a contact; the caller never sees it. `seq` counts from 1 without gaps. */
export const sideMessageSchema = z.object({
  contactId,
  seq: z.number().int().positive(),
  commandId,
  by: staffId,
  text: z.string(),
  at: moment,
});
export type SideMessage = z.infer<typeof sideMessageSchema>;

/** Talk among the staff who are in a contact. */
export const sideApi = {
  list: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/side',
    summary: 'The talk among staff beside this contact, in order; the last 200 lines',
    params,
    answer: z.object({ messages: z.array(sideMessageSchema) }),
  }),
  write: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/side',
    summary: 'Say something to the others in this contact; the caller never sees it',
    params,
    body: z.strictObject({ commandId, text: freeText(2000, 1) }),
    answer: z.object({ message: sideMessageSchema }),
    status: 201,
  }),
};

/** Broadcasts of the talk among staff. */
export const sideEvents = {
  /** To everybody in the contact: somebody said something to the others. */
  posted: defineBroadcast({ name: 'side:posted', payload: sideMessageSchema }),
};
