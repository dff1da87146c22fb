import { z } from 'zod';
import { staffId } from '../kernel/ids.ts';
import { moment } from '../kernel/text.ts';

/** A time in which a call is safe and somebody is there to make it. */
export const callBackWindowSchema = z.object({ from: moment, until: moment });
export type CallBackWindow = z.infer<typeof callBackWindowSchema>;

/** The times somebody may choose from: the soonest there is, and parts of today and tomorrow. */
export const callBackTimesSchema = z.object({ soon: callBackWindowSchema, slots: z.array(callBackWindowSchema) });
export type CallBackTimes = z.infer<typeof callBackTimesSchema>;

/** When somebody asks to be called: as soon as possible, or from the beginning of one of the times offered. */
export const callBackWhenSchema = z.union([z.literal('soon'), moment]);
export type CallBackWhen = z.infer<typeof callBackWhenSchema>;

/** A try that did not reach the child. */
export const callBackMissSchema = z.enum(['noAnswer', 'notSafe', 'wrongNumber']);
export type CallBackMiss = z.infer<typeof callBackMissSchema>;

/**
 * What came of a call back. Reached, no longer wanted and safe by another way end it and the contact goes on; `later` is another
 * time that the child named; nobody answered and not safe now count as a try; after a wrong number nobody calls again.
 */
export const callBackOutcomeSchema = z.enum([...callBackMissSchema.options, 'reached', 'later', 'notWanted', 'safeOtherwise']);
export type CallBackOutcome = z.infer<typeof callBackOutcomeSchema>;

/** A promised call back as staff see it: times and counts, never the number. */
export const callBackPlanSchema = z.object({
  askedAt: moment,
  ...callBackWindowSchema.shape,
  tries: z.array(z.object({ at: moment, end: callBackMissSchema })),
});
export type CallBackPlanView = z.infer<typeof callBackPlanSchema>;

/** The caller was reached by telephone, as it was promised. */
export const reachedCallSchema = z.object({ at: moment, by: staffId });
export type ReachedCallView = z.infer<typeof reachedCallSchema>;
