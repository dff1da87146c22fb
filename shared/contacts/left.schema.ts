import { z } from 'zod';
import { moment } from '../kernel/text.ts';
import { contactSummarySchema } from './contact.schema.ts';

/** How grave it is that somebody left before we answered: 0 needed help now or is at risk, 1 wrote words or asked to be called, 2 without a word. */
export const leftUrgencySchema = z.union([z.literal(0), z.literal(1), z.literal(2)]);
export type LeftUrgency = z.infer<typeof leftUrgencySchema>;

/** Why nothing is to be done. */
export const leftWhySchema = z.enum(['noWords', 'noDanger', 'answeredElsewhere', 'test', 'notSafe']);
export type LeftWhy = z.infer<typeof leftWhySchema>;

/** Somebody who left before we answered, and what their recorded wishes allow. */
export const leftSchema = z.object({
  contact: contactSummarySchema,
  urgency: leftUrgencySchema,
  leftAt: moment,
  /** When the floor is told again; null when no clock runs. */
  dueAt: moment.nullable(),
  /** Words can be left where only the child finds them, or it was recorded that writing is safe. */
  mayWrite: z.boolean(),
  /** The child asked to be called and said when it is safe. */
  mayCall: z.boolean(),
});
export type LeftView = z.infer<typeof leftSchema>;
