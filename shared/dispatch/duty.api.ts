import { z } from 'zod';
import { commandId, dispatchId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, moment } from '../kernel/text.ts';
import { outcomeSchema } from './dispatch.lifecycle.ts';
import { declineCode, dutyTaskSchema, dutyViewSchema } from './dispatch.schema.ts';
import { handOverSchema } from './hand-over.ts';

const params = z.strictObject({ dispatchId });
const pressedAt = moment.nullable();
const stepBody = z.strictObject({ commandId, pressedAt });

/** The side of whoever was paged: officers, and supervisors behind them. `pressedAt` is when the button was pressed, if the phone was offline then. */
export const dutyApi = {
  duty: defineRoute({
    method: 'get',
    path: '/api/duty',
    summary: 'My tasks, where I am on call, and the number of the desk',
    answer: dutyViewSchema,
  }),
  acknowledge: defineRoute({
    method: 'post',
    path: '/api/duty/:dispatchId/acknowledge',
    summary: 'I am going; answered with `other` when somebody else goes already',
    params,
    body: z.strictObject({ commandId, round: z.number().int().min(1), pressedAt }),
    answer: dutyTaskSchema,
  }),
  decline: defineRoute({
    method: 'post',
    path: '/api/duty/:dispatchId/decline',
    summary: 'I cannot go (or not any further), with the reason; the next is paged at once',
    params,
    body: z.strictObject({ commandId, reason: declineCode }),
    answer: z.undefined(),
  }),
  enRoute: defineRoute({
    method: 'post',
    path: '/api/duty/:dispatchId/en-route',
    summary: 'On the way',
    params,
    body: stepBody,
    answer: dutyTaskSchema,
  }),
  onScene: defineRoute({
    method: 'post',
    path: '/api/duty/:dispatchId/on-scene',
    summary: 'Arrived',
    params,
    body: stepBody,
    answer: dutyTaskSchema,
  }),
  checkIn: defineRoute({
    method: 'post',
    path: '/api/duty/:dispatchId/check-in',
    summary: 'I am well: the clock of the next sign of life begins anew',
    params,
    body: stepBody,
    answer: dutyTaskSchema,
  }),
  claim: defineRoute({
    method: 'post',
    path: '/api/duty/:dispatchId/outcome',
    summary: 'What came of it, with a report; the helpline confirms it separately',
    params,
    body: z.strictObject({
      commandId,
      pressedAt,
      outcome: outcomeSchema,
      report: freeText(2000),
      /** Who received the child; counts only when the child was handed over. */
      handOver: handOverSchema.nullable().default(null),
    }),
    answer: dutyTaskSchema,
  }),
};
