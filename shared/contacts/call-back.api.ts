import { z } from 'zod';
import { commandId, contactId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { moment } from '../kernel/text.ts';
import { callBackOutcomeSchema, callBackTimesSchema, callBackWindowSchema } from './call-back.schema.ts';
import { contactSummarySchema } from './contact.schema.ts';

const params = z.strictObject({ contactId });

/** When to call next: as the rule proposes, soon, from the beginning of one of the times offered, or (null) not at all. */
const nextSchema = z.union([z.literal('proposed'), z.literal('soon'), moment]).nullable();
export type CallBackNext = z.infer<typeof nextSchema>;

/** What an agent does with a call that was promised. */
export const callBackApi = {
  times: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/call-back/times',
    summary: 'When the rule would try again if nobody is reached now (null: not any more), and the times to choose from',
    params,
    answer: callBackTimesSchema.extend({ proposed: callBackWindowSchema.nullable() }),
  }),
  record: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/call-back/outcome',
    summary: 'What came of the call; who was not reached is planned again, or left to a decision',
    params,
    body: z.strictObject({ commandId, outcome: callBackOutcomeSchema, next: nextSchema }),
    answer: contactSummarySchema,
  }),
};
