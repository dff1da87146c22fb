import { z } from 'zod';
import { contactSummarySchema } from '../contacts/contact.schema.ts';
import { leftSchema, leftWhySchema } from '../contacts/left.schema.ts';
import { commandId, contactId, staffId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, moment } from '../kernel/text.ts';

const params = z.strictObject({ contactId });

/** What follows for somebody who left before we answered. */
const decideBody = z.discriminatedUnion('what', [
  z.strictObject({ commandId, what: z.literal('nothing'), why: leftWhySchema }),
  /** Somebody at a desk takes it and writes where the child finds it. */
  z.strictObject({ commandId, what: z.literal('write'), to: staffId }),
  z.strictObject({ commandId, what: z.literal('callBack') }),
  z.strictObject({ commandId, what: z.literal('followUp'), assignee: staffId, dueAt: moment, task: freeText(500, 1) }),
]);

export type LeftWish = z.infer<typeof decideBody>;

/** How many undecided ones are shown at once. */
export const LEFT_SHOWN = 200;

/** Those who left before we answered. */
export const leftApi = {
  list: defineRoute({
    method: 'get',
    path: '/api/floor/left',
    summary: 'Who left before we answered and is not decided for: the gravest first, then the longest gone',
    answer: z.object({ left: z.array(leftSchema), total: z.number().int() }),
  }),
  decide: defineRoute({
    method: 'post',
    path: '/api/floor/left/:contactId/decide',
    summary: 'Decide what follows; writing and calling are refused where nobody knows that they are safe',
    params,
    body: decideBody,
    answer: contactSummarySchema,
  }),
  withoutWord: defineRoute({
    method: 'post',
    path: '/api/floor/left/without-word',
    summary: 'Nothing to do for those of these who left without a word; who came back or wrote meanwhile is left out',
    body: z.strictObject({ commandId, contactIds: z.array(contactId).min(1).max(LEFT_SHOWN), why: leftWhySchema }),
    answer: z.object({ decided: z.array(contactId) }),
  }),
  undo: defineRoute({
    method: 'post',
    path: '/api/floor/left/:contactId/undo',
    summary: 'Take "nothing to do" back',
    params,
    body: z.strictObject({ commandId }),
    answer: contactSummarySchema,
  }),
};
