import { z } from 'zod';
import { currentInstrument, currentLethalityScreen, currentSuicideScreen, instrumentOf } from './instruments.ts';
import { answerSchema, answersSchemaOf, type Answers, type Instrument } from './triage.schema.ts';

/** Ids of the questions of the main instrument. */
export const questionIds = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10', 'q11', 'q12', 'q13', 'q14', 'q15'] as const;
export const questionIdSchema = z.enum(questionIds);
export type QuestionId = z.infer<typeof questionIdSchema>;

const answer = answerSchema.optional();
const detail = <const T extends readonly string[]>(...values: T) => z.enum([...values, 'unknown', 'notAsked']).optional();

/** The answers to the main instrument in use; what is missing was not asked, anything else is refused. */
export const triageAnswersSchema = z.strictObject({
  q1: answer,
  q2: answer,
  q3: answer,
  q3Kind: detail('abduction', 'youngChild', 'lost', 'leftByChoice'),
  q4: answer,
  q5: answer,
  q6: answer,
  q7: answer,
  q7When: detail('today', 'withinDays'),
  q8: answer,
  q8Reach: detail('yes', 'no'),
  q9: answer,
  q10: answer,
  q11: answer,
  q12: answer,
  q12When: detail('within30Days', 'older'),
  q13: answer,
  q14: answer,
  q15: answer,
});
export type TriageAnswers = z.infer<typeof triageAnswersSchema>;

/** What is asked in one contact: the main questions, and a screen only once it was begun. */
export const triageInputSchema = z.strictObject({
  main: triageAnswersSchema,
  suicide: answersSchemaOf(currentSuicideScreen).optional(),
  lethality: answersSchemaOf(currentLethalityScreen).optional(),
});
export type TriageInput = z.infer<typeof triageInputSchema>;

/** Versions of the instruments that an input was or is to be assessed with. */
export const triageVersionsSchema = z.strictObject({ main: z.string(), suicide: z.string(), lethality: z.string() });
export type TriageVersions = z.infer<typeof triageVersionsSchema>;

/** The versions in use for new contacts. */
export const currentVersions: TriageVersions = {
  main: currentInstrument.version,
  suicide: currentSuicideScreen.version,
  lethality: currentLethalityScreen.version,
};

/** One instrument with the answers to it. */
export type InstrumentAnswers = { readonly instrument: Instrument; readonly answers: Answers };

/** The instruments of an input with their answers, main first; undefined when a version is not known. */
export function instrumentsOf(input: TriageInput, versions: TriageVersions): InstrumentAnswers[] | undefined {
  const wanted: [string, Answers | undefined][] = [
    [versions.main, input.main],
    [versions.suicide, input.suicide],
    [versions.lethality, input.lethality],
  ];
  const found: InstrumentAnswers[] = [];
  for (const [version, answers] of wanted) {
    if (answers === undefined) continue;
    const instrument = instrumentOf(version);
    if (!instrument) return undefined;
    found.push({ instrument, answers });
  }
  return found;
}
