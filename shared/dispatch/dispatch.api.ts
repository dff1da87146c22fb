import { z } from 'zod';
import { commandId, contactId, dispatchId, placeId, staffId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText } from '../kernel/text.ts';
import { bilingualSchema } from '../taxonomy/bilingual.ts';
import { briefSchema } from './brief.ts';
import { confirmHowSchema, dispatchViewSchema, reasonCode } from './dispatch.schema.ts';

const ofContact = z.strictObject({ contactId });
const params = z.strictObject({ dispatchId });
const command = z.strictObject({ commandId });
const many = z.object({ dispatches: z.array(dispatchViewSchema) });
const post = 'post' as const;

/** The agent's and the supervisor's side of urgent dispatch. */
export const dispatchApi = {
  ofContact: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/dispatches',
    summary: 'Dispatches of a contact, newest first',
    params: ofContact,
    answer: many,
  }),
  open: defineRoute({
    method: 'get',
    path: '/api/dispatches',
    summary: 'Every open dispatch, for the floor: the loudest first',
    answer: many,
  }),
  onCall: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/on-call',
    summary: 'Whom the ladder would page for a district now, step by step; people who must not know of the contact are left out',
    params: ofContact,
    query: z.strictObject({ districtId: placeId, femaleOfficer: z.enum(['true', 'false']).default('false') }),
    answer: z.object({
      steps: z.array(
        z.object({
          nobody: z.boolean(),
          seconds: z.number().int(),
          people: z.array(
            z.object({
              staffId,
              name: bilingualSchema,
              female: z.boolean(),
              role: z.enum(['officer', 'supervisor']),
              /** Whether something shows that a page would reach them now. */
              proven: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  }),
  start: defineRoute({
    method: post,
    path: '/api/contacts/:contactId/dispatches',
    summary: 'Send help: page the on-call officers of a district; refused with `alreadyOpen` while one is open, unless another is wanted',
    params: ofContact,
    body: z.strictObject({
      commandId,
      districtId: placeId,
      reasons: z.array(reasonCode).max(12),
      brief: briefSchema,
      femaleOfficer: z.boolean(),
      another: z.boolean(),
    }),
    answer: dispatchViewSchema,
    status: 201,
  }),
  pageAlso: defineRoute({
    method: post,
    path: '/api/dispatches/:dispatchId/page-also',
    summary: 'Page one more officer now, beside the ladder',
    params,
    body: z.strictObject({ commandId, staffId }),
    answer: dispatchViewSchema,
  }),
  skip: defineRoute({
    method: post,
    path: '/api/dispatches/:dispatchId/skip',
    summary: 'Go to the next step now; `round` is the wave that is seen, so that nobody skips twice',
    params,
    body: z.strictObject({ commandId, round: z.number().int().min(1) }),
    answer: dispatchViewSchema,
  }),
  standDown: defineRoute({
    method: post,
    path: '/api/dispatches/:dispatchId/stand-down',
    summary: 'Nobody needs to go any more, with the reason',
    params,
    body: z.strictObject({ commandId, reason: freeText(300, 1) }),
    answer: dispatchViewSchema,
  }),
  confirm: defineRoute({
    method: post,
    path: '/api/dispatches/:dispatchId/confirm',
    summary: "The helpline confirms the officer's claim; only a supervisor may do so without word from the child or the receiving body",
    params,
    body: z.strictObject({ commandId, how: confirmHowSchema, note: freeText(500) }),
    answer: dispatchViewSchema,
  }),
  close: defineRoute({
    method: post,
    path: '/api/dispatches/:dispatchId/close',
    summary: 'Close a confirmed dispatch; its details vanish from the officer',
    params,
    body: command,
    answer: dispatchViewSchema,
  }),
};
