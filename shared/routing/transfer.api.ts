import { z } from 'zod';
import { contactSummarySchema } from '../contacts/contact.schema.ts';
import { transferKindSchema } from '../contacts/together.schema.ts';
import { MESSAGE_MAX } from '../channels/message.schema.ts';
import { commandId, contactId, lineId, staffId, transferId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText } from '../kernel/text.ts';
import { askViewSchema, personAtDeskSchema } from './transfer.schema.ts';

const params = z.strictObject({ contactId });
const ofTransfer = z.strictObject({ contactId, transferId });
const command = z.strictObject({ commandId });
/** A reply that was begun and goes along. */
const draft = freeText(MESSAGE_MAX).default('');

/** Whom a contact goes to: one person, any supervisor, or a line, where it keeps its old place. */
export const transferTo = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), staffId }),
  z.strictObject({ kind: z.literal('supervisor') }),
  /** `lineId` null: the line that it was in. */
  z.strictObject({ kind: z.literal('line'), lineId: lineId.nullable().default(null) }),
]);
export type TransferTo = z.input<typeof transferTo>;

/** Passing a contact on, and several people in one. */
export const transferApi = {
  asks: defineRoute({
    method: 'get',
    path: '/api/asks',
    summary: 'What colleagues ask of me now: to take, to join or to advise',
    answer: z.object({ asks: z.array(askViewSchema) }),
  }),
  people: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/transfer/people',
    summary: 'Who is there and could be asked into this contact',
    params,
    answer: z.object({ people: z.array(personAtDeskSchema) }),
  }),
  ask: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/transfer',
    summary: 'Ask somebody to take it (cold), to come in (warm) or to advise (consult); to the line it goes at once, at its old place',
    params,
    body: z.strictObject({ commandId, kind: transferKindSchema, to: transferTo, note: freeText(1000).default(''), draft }),
    answer: contactSummarySchema,
  }),
  accept: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/transfer/:transferId/accept',
    summary: 'Do what was asked; refused with `askGone` when it ended or somebody else was first',
    params: ofTransfer,
    body: command,
    answer: contactSummarySchema,
  }),
  decline: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/transfer/:transferId/decline',
    summary: 'Not now; the contact stays with its owner',
    params: ofTransfer,
    body: command,
    answer: z.undefined(),
  }),
  cancel: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/transfer/:transferId/cancel',
    summary: 'Take my question back',
    params: ofTransfer,
    body: command,
    answer: contactSummarySchema,
  }),
  handOver: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/hand-over',
    summary: 'Hand my contact over to somebody who has joined it, and leave it; an unsent reply goes along',
    params,
    body: z.strictObject({ commandId, to: staffId, draft }),
    answer: z.undefined(),
  }),
  leave: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/leave',
    summary: 'Leave a contact that I joined or was asked about',
    params,
    body: command,
    answer: z.undefined(),
  }),
  letGo: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/helpers/:staffId/let-go',
    summary: 'End the part of somebody who is in my contact',
    params: z.strictObject({ contactId, staffId }),
    body: command,
    answer: contactSummarySchema,
  }),
  join: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/join',
    summary: 'As a supervisor, come into a contact beside its owner, who is told',
    params,
    body: command,
    answer: contactSummarySchema,
  }),
  takeOver: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/take-over',
    summary: 'As a supervisor, take a contact at once, from whoever has it or out of the line',
    params,
    body: command,
    answer: contactSummarySchema,
  }),
};
