import { z } from 'zod';
import { messageText, receiptsSchema, seenBody, staffMessageSchema } from '../channels/message.schema.ts';
import { commandId, contactId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { languageSchema, phoneText } from '../kernel/text.ts';
import { nonDataTypes } from '../taxonomy/contact-types.ts';
import { hintCodeSchema } from '../triage/danger-words.schema.ts';
import { contactDetailSchema, contactSummarySchema, manualChannelSchema } from './contact.schema.ts';

const params = z.strictObject({ contactId });
const command = z.strictObject({ commandId });

/** What an agent does inside a contact. */
export const contactsApi = {
  startManual: defineRoute({
    method: 'post',
    path: '/api/contacts',
    summary: 'Start a contact by hand (telephone, walk-in, letter); it is active and mine at once',
    body: z.strictObject({
      commandId,
      channel: manualChannelSchema,
      language: languageSchema,
      call: z.strictObject({ direction: z.enum(['in', 'out']), number: phoneText.nullable() }).nullable(),
    }),
    answer: contactSummarySchema,
    status: 201,
  }),
  detail: defineRoute({ method: 'get', path: '/api/contacts/:contactId', summary: 'One contact', params, answer: contactDetailSchema }),
  updateCall: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/call',
    summary: 'Correct the telephone facts, or say how the call ended',
    params,
    body: z.strictObject({
      commandId,
      number: phoneText.nullable(),
      direction: z.enum(['in', 'out']),
      ended: z.strictObject({ by: z.enum(['caller', 'agent', 'network', 'unknown']) }).nullable(),
    }),
    answer: contactDetailSchema,
  }),
  callAgain: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/call/again',
    summary: 'Say that I am calling this person now; the call before is kept',
    params,
    body: z.strictObject({ commandId, number: phoneText }),
    answer: contactDetailSchema,
  }),
  dismissHint: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/hints/dismiss',
    summary: 'Put a hint aside, up to a message that I have read; it comes back with the next words that give it',
    params,
    body: z.strictObject({ commandId, code: hintCodeSchema, seq: z.number().int().min(1).max(10_000_000) }),
    answer: contactSummarySchema,
  }),
  messages: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/messages',
    summary: 'Messages of the conversation after a number, in order',
    params,
    query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
    answer: z.object({ messages: z.array(staffMessageSchema), more: z.boolean(), receipts: receiptsSchema }),
  }),
  reply: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/messages',
    summary: 'Write to the caller; answered when it is kept for good',
    params,
    body: z.strictObject({ commandId, text: messageText }),
    answer: z.object({ message: staffMessageSchema }),
    status: 201,
  }),
  seen: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/seen',
    summary: 'How far I have received and read',
    params,
    body: seenBody,
    answer: z.undefined(),
  }),
  wrapUp: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/wrap-up',
    summary: 'The talking is over; finish the record',
    params,
    body: command,
    answer: contactSummarySchema,
  }),
  extendWrapUp: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/wrap-up/extend',
    summary: 'Three more minutes to finish the record; as often as needed',
    params,
    body: command,
    answer: contactSummarySchema,
  }),
  resume: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/resume',
    summary: 'Go back from wrap-up to the conversation',
    params,
    body: command,
    answer: contactSummarySchema,
  }),
  close: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/close',
    summary: 'Close with an outcome; refused with what is missing',
    params,
    body: z.strictObject({ commandId, outcome: z.enum(['resolved', 'followUpNextShift', 'followUpExternal', 'referred', 'dispatched']) }),
    answer: contactSummarySchema,
  }),
  closeNonData: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/close-non-data',
    summary: 'Close as a contact without data (silent, wrong number, …); can be undone for a while',
    params,
    /** `prompted`: on a call, the agent spoke into the silence and waited; in a conversation a written message counts. */
    body: z.strictObject({ commandId, type: nonDataTypes.schema, prompted: z.boolean().default(false) }),
    answer: contactSummarySchema,
  }),
  undoClose: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/undo-close',
    summary: 'Undo a close without data',
    params,
    body: command,
    answer: contactSummarySchema,
  }),
};
