import { z } from 'zod';
import { commandId, contactId, idSchema, staffId, type Id } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, moment } from '../kernel/text.ts';
import { defineBroadcast } from '../realtime/protocol.ts';

export type FollowUpId = Id<'followUp'>;
const followUpId = idSchema<FollowUpId>();
const params = z.strictObject({ followUpId });

/** A follow-up: something one named person must do by a time. */
export const followUpSchema = z.object({
  id: followUpId,
  version: z.number().int(),
  contactId,
  contactNumber: z.number().int(),
  assignee: staffId,
  dueAt: moment,
  what: z.string(),
  state: z.enum(['open', 'done', 'cancelled']),
  createdBy: staffId,
  createdAt: moment,
  doneAt: moment.nullable(),
  result: z.string().nullable(),
});
export type FollowUp = z.infer<typeof followUpSchema>;

const due = moment;

/** Follow-up tasks. */
export const followUpApi = {
  mine: defineRoute({
    method: 'get',
    path: '/api/follow-ups',
    summary: 'Open follow-ups assigned to me, soonest first (all of them for a supervisor)',
    query: z.strictObject({ all: z.enum(['true', 'false']).default('false') }),
    answer: z.object({ followUps: z.array(followUpSchema) }),
  }),
  ofContact: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/follow-ups',
    summary: 'Follow-ups of a contact',
    params: z.strictObject({ contactId }),
    answer: z.object({ followUps: z.array(followUpSchema) }),
  }),
  add: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/follow-ups',
    summary: 'Set a follow-up with assignee and due time',
    params: z.strictObject({ contactId }),
    body: z.strictObject({ commandId, assignee: staffId, dueAt: due, what: freeText(500, 1) }),
    answer: followUpSchema,
    status: 201,
  }),
  finish: defineRoute({
    method: 'post',
    path: '/api/follow-ups/:followUpId/finish',
    summary: 'Done, with what came of it',
    params,
    body: z.strictObject({ commandId, result: freeText(500, 1) }),
    answer: followUpSchema,
  }),
  reassign: defineRoute({
    method: 'post',
    path: '/api/follow-ups/:followUpId/reassign',
    summary: 'Give to somebody else or set a new time',
    params,
    body: z.strictObject({ commandId, assignee: staffId, dueAt: due }),
    answer: followUpSchema,
  }),
  cancel: defineRoute({
    method: 'post',
    path: '/api/follow-ups/:followUpId/cancel',
    summary: 'No longer needed, with a reason',
    params,
    body: z.strictObject({ commandId, reason: freeText(300, 1) }),
    answer: followUpSchema,
  }),
};

/** To the assignee and supervisors. */
export const followUpEvents = { changed: defineBroadcast({ name: 'followUp:changed', payload: followUpSchema }) };
