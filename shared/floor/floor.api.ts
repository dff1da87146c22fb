import { z } from 'zod';
import { contactSummarySchema } from '../contacts/contact.schema.ts';
import { commandId, contactId, staffId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { agentStateSchema, agentViewSchema } from '../routing/routing.schema.ts';
import { alarmId, alarmSchema, attentionSchema, floorViewSchema, callBacksSchema } from './floor.schema.ts';
import { handOverId, handOverItemId, handOverSchema, noteText } from './hand-over.schema.ts';

const command = z.strictObject({ commandId });
const ofHandOver = z.strictObject({ handOverId });

/** What a supervisor sees and does on the floor. */
export const floorApi = {
  floor: defineRoute({
    method: 'get',
    path: '/api/floor',
    summary: 'The floor now: six figures, the line, contacts in work, agents; figures only for a coordinator',
    answer: floorViewSchema,
  }),
  attention: defineRoute({
    method: 'get',
    path: '/api/floor/attention',
    summary: 'Alarms not yet acknowledged, and wishes to lower a level',
    answer: attentionSchema,
  }),
  callBacks: defineRoute({
    method: 'get',
    path: '/api/floor/call-backs',
    summary: 'Calls that were promised: due and taken by nobody (late ones among them), and planned for later, soonest first',
    answer: callBacksSchema,
  }),
  acknowledge: defineRoute({
    method: 'post',
    path: '/api/floor/alarms/:alarmId/acknowledge',
    summary: 'I have seen this alarm and look after it',
    params: z.strictObject({ alarmId }),
    body: command,
    answer: alarmSchema,
  }),
  reassign: defineRoute({
    method: 'post',
    path: '/api/floor/contacts/:contactId/reassign',
    summary: 'Give a contact to an agent who is at a desk, or back to the line (`to` null)',
    params: z.strictObject({ contactId }),
    body: z.strictObject({ commandId, to: staffId.nullable() }),
    answer: contactSummarySchema,
  }),
  setAgentState: defineRoute({
    method: 'post',
    path: '/api/floor/agents/:staffId/state',
    summary: "Change an agent's state for them; they are shown that the supervisor did it",
    params: z.strictObject({ staffId }),
    body: z.strictObject({ commandId, state: agentStateSchema }),
    answer: agentViewSchema,
  }),
};

/** Handing the shift over. */
export const handOverApi = {
  list: defineRoute({
    method: 'get',
    path: '/api/floor/hand-overs',
    summary: 'The last hand-overs, newest first; the open one is the first',
    answer: z.object({ handOvers: z.array(handOverSchema) }),
  }),
  open: defineRoute({
    method: 'post',
    path: '/api/floor/hand-overs',
    summary: 'Hand the shift over: the server lists what is open',
    body: z.strictObject({ commandId, note: noteText }),
    answer: handOverSchema,
    status: 201,
  }),
  acceptItem: defineRoute({
    method: 'post',
    path: '/api/floor/hand-overs/:handOverId/items/:itemId/accept',
    summary: 'I look after this item from now on',
    params: z.strictObject({ handOverId, itemId: handOverItemId }),
    body: command,
    answer: handOverSchema,
  }),
  accept: defineRoute({
    method: 'post',
    path: '/api/floor/hand-overs/:handOverId/accept',
    summary: 'Take the shift over; refused with `itemsLeft` until every item is accepted',
    params: ofHandOver,
    body: command,
    answer: handOverSchema,
  }),
  withdraw: defineRoute({
    method: 'post',
    path: '/api/floor/hand-overs/:handOverId/withdraw',
    summary: 'Take an open hand-over back; only who opened it may',
    params: ofHandOver,
    body: command,
    answer: handOverSchema,
  }),
};
