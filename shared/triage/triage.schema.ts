import { z } from 'zod';
import { bilingualSchema } from '#shared/taxonomy/bilingual.ts';
import { adviceSchema } from './advice.ts';
import { levelSchema } from './levels.ts';

/** An answer: `unknown` was asked and is not known, `notAsked` is the start and counts for nothing. */
export const answerSchema = z.enum(['yes', 'no', 'unknown', 'notAsked']);
export type Answer = z.infer<typeof answerSchema>;

const open = ['unknown', 'notAsked'] as const;
const nameSchema = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

/** A typed follow-up to a question, asked once that question counts; `unknown` and `notAsked` are always possible. */
export const detailSchema = z.strictObject({
  id: nameSchema,
  text: bilingualSchema,
  options: z.array(z.strictObject({ value: nameSchema, text: bilingualSchema })).min(2),
});

export const questionSchema = z.strictObject({
  id: nameSchema,
  text: bilingualSchema,
  /** On a safety question `unknown` counts as yes, and a contact with data cannot close before it was asked. */
  safety: z.boolean(),
  details: z.array(detailSchema),
  /** The id of a question of the same instrument whose "no" makes this one needless. */
  skipWhenNo: nameSchema.optional(),
});

/** How a screen's result is named beside its level. */
export const bandSchema = z.enum(['high', 'moderate', 'low']);
export type Band = z.infer<typeof bandSchema>;

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/),
  /** The rule looks at these questions… */
  questions: z.array(nameSchema).min(1),
  /** …and fires when at least so many of them count as yes (1 unless told)… */
  atLeast: z.number().int().positive().optional(),
  /** …and the detail has one of these values (`unknown` and `notAsked` are named where they are meant)… */
  detail: z.strictObject({ id: nameSchema, in: z.array(nameSchema).min(1) }).optional(),
  /** …and the hour of the day in Pakistan lies from `from` (included) to `to` (excluded), over midnight when `from` is later. */
  hours: z.strictObject({ from: z.number().int().min(0).max(23), to: z.number().int().min(0).max(23) }).optional(),
  /** A level, or a raise of what the other rules give, to `minimum` at least. */
  gives: z.union([z.strictObject({ level: levelSchema }), z.strictObject({ raiseBy: z.literal(1), minimum: levelSchema })]),
  band: bandSchema.optional(),
  reason: bilingualSchema,
  advice: z.array(adviceSchema),
  /** True when the rule is not confirmed by a source of the field and must be shown as such. */
  unverified: z.boolean().optional(),
});

/** A questionnaire as data; a record keeps the version that it was assessed with. */
export const instrumentSchema = z.strictObject({
  kind: z.enum(['main', 'suicide', 'lethality']),
  version: z.string().regex(/^[a-z]+-\d{4}-\d+$/),
  title: bilingualSchema,
  source: z.string().min(1),
  /** Codes of contact reasons for which a screen is offered; empty for the main questionnaire, which is always asked. */
  offeredFor: z.array(z.string()),
  questions: z.array(questionSchema).min(1),
  rules: z.array(ruleSchema).min(1),
});
export type Detail = z.infer<typeof detailSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type Instrument = z.infer<typeof instrumentSchema>;
export type InstrumentKind = Instrument['kind'];

/** Answers and details by id; what is missing was not asked. */
export type Answers = Readonly<Record<string, string | undefined>>;

/** The strict schema of the answers to one instrument: its own questions and details, and nothing else. */
export function answersSchemaOf(instrument: Instrument) {
  const shape: Record<string, z.ZodOptional<z.ZodType<string>>> = {};
  for (const question of instrument.questions) {
    shape[question.id] = answerSchema.optional();
    for (const detail of question.details) {
      shape[detail.id] = z.enum([...detail.options.map((option) => option.value), ...open]).optional();
    }
  }
  return z.strictObject(shape);
}
