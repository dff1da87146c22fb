import { z } from 'zod';
import { commandId, placeId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, phoneText, screenLanguageSchema } from '../kernel/text.ts';
import { messageText } from './message.schema.ts';

/** How an adult who reports knows the child; the caller's relation of the field's taxonomy, or not said. */
export const reporterRelationSchema = z.enum([
  'parent',
  'caregiver',
  'grandparent',
  'sibling',
  'neighbour',
  'friend',
  'teacher',
  'professional',
  'stranger',
  'other',
  'notSaid',
]);
export type ReporterRelation = z.infer<typeof reporterRelationSchema>;

/** What an adult writes about a child they worry for; empty texts and null mean "not said". */
export const reportBody = z.strictObject({
  commandId,
  /** The language of the form; the report itself may be in any. */
  screen: screenLanguageSchema,
  areaId: placeId.nullable(),
  /** The child is in danger at this moment. */
  dangerNow: z.boolean(),
  whatHappened: messageText,
  where: freeText(500),
  childName: freeText(120),
  /** In words, as in "about 9". */
  childAge: freeText(60),
  relation: reporterRelationSchema,
  reporterName: freeText(120),
  reporterPhone: phoneText.nullable(),
  /** When and how it is safe to call back, and what to say to others. */
  safeContact: freeText(500),
});
export type Report = z.infer<typeof reportBody>;

/** The public report form; its answer's code opens the same conversation on the child's door. */
export const reportApi = {
  submit: defineRoute({
    method: 'post',
    path: '/api/reports',
    summary: 'Report a worry about a child; answered with the code to follow it up. Repeating with the same command id gives the same one',
    body: reportBody,
    answer: z.object({ code: z.string() }),
    status: 201,
  }),
};
