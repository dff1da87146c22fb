import { z } from 'zod';
import { commandId, contactId, staffId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, moment } from '../kernel/text.ts';
import { triageInputSchema, triageVersionsSchema } from './answers.schema.ts';
import { levelSchema } from './levels.ts';

const params = z.strictObject({ contactId });

/** A wish to lower a submitted level, waiting for the second person. */
const lowerRequestSchema = z.object({ to: levelSchema, by: staffId, reason: z.string(), at: moment });

/** The triage of a contact as its desk shows it; the screen works out reasons and advice from `input` with the same pure function. */
export const triageViewSchema = z.object({
  contactId,
  version: z.number().int(),
  status: z.enum(['draft', 'submitted']),
  level: levelSchema.nullable(),
  input: triageInputSchema,
  versions: triageVersionsSchema,
  submittedAt: moment.nullable(),
  submittedBy: staffId.nullable(),
  lowerRequest: lowerRequestSchema.nullable(),
  /** Whether contact with the child (or a supervisor's reason) is confirmed, which a P0/P1 needs before it closes. */
  confirmed: z.object({ at: moment, by: staffId, how: z.enum(['spokeToChild', 'supervisor']), reason: z.string() }).nullable(),
});
export type TriageView = z.infer<typeof triageViewSchema>;

/** One assessment as kept for good. */
export const assessmentSchema = z.object({
  seq: z.number().int(),
  at: moment,
  by: staffId,
  kind: z.enum(['draft', 'submitted', 'raised', 'lowered']),
  level: levelSchema,
  versions: triageVersionsSchema,
  input: triageInputSchema,
  rules: z.array(z.string()),
  reason: z.string().nullable(),
  approvedBy: staffId.nullable(),
});

/** Weighing risk inside a contact. */
export const triageApi = {
  triage: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/triage',
    summary: 'The triage of a contact',
    params,
    answer: triageViewSchema,
  }),
  answer: defineRoute({
    method: 'put',
    path: '/api/contacts/:contactId/triage',
    summary: 'Save all answers so far; the level follows at once (after submitting it may only rise)',
    params,
    body: z.strictObject({ commandId, input: triageInputSchema }),
    answer: triageViewSchema,
  }),
  submit: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/triage/submit',
    summary: 'Submit the level',
    params,
    body: z.strictObject({ commandId }),
    answer: triageViewSchema,
  }),
  raise: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/triage/raise',
    summary: 'Raise the level by own judgement',
    params,
    body: z.strictObject({ commandId, to: levelSchema, reason: freeText(500) }),
    answer: triageViewSchema,
  }),
  askLower: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/triage/lower',
    summary: 'Ask a second person (a supervisor) to lower a submitted level',
    params,
    body: z.strictObject({ commandId, to: levelSchema, reason: freeText(500, 1) }),
    answer: triageViewSchema,
  }),
  decideLower: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/triage/lower/decision',
    summary: 'The second person agrees or not',
    params,
    body: z.strictObject({ commandId, agree: z.boolean() }),
    answer: triageViewSchema,
  }),
  confirm: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/triage/confirm',
    summary: 'Confirm that the child was spoken to and is safe; a supervisor may close without it, with a reason',
    params,
    body: z.strictObject({ commandId, how: z.enum(['spokeToChild', 'supervisor']), reason: freeText(500, 1) }),
    answer: triageViewSchema,
  }),
  history: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/triage/history',
    summary: 'Every assessment of this contact, newest first',
    params,
    answer: z.object({ assessments: z.array(assessmentSchema) }),
  }),
};
