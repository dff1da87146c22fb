import { currentInstrument, currentLethalityScreen, currentSuicideScreen, screensFor, instrumentOf } from '#shared/triage/instruments.ts';
import type { TriageInput } from '#shared/triage/answers.schema.ts';
import { worstLevel } from '#shared/triage/levels.ts';
import type { TriageView } from '#shared/triage/triage.api.ts';
import type { Answers, Instrument, Question } from '#shared/triage/triage.schema.ts';
import type { Tone } from '../../../ui/segmented.tsx';
import type { Part } from './triage-state.ts';

/** One questionnaire of a contact with the answers to it. */
export type Sheet = { readonly part: Part; readonly instrument: Instrument; readonly answers: Answers };

/** The questionnaires of a contact: the main one, and a screen that its reasons ask for or that was begun. */
export function sheetsOf(view: TriageView, input: TriageInput, reasons: readonly string[]): Sheet[] {
  const offered = screensFor(reasons);
  const screen = (part: 'suicide' | 'lethality', version: string, current: Instrument): Sheet[] => {
    const wanted = input[part] !== undefined || offered.some(({ kind }) => kind === part);
    return wanted ? [{ part, instrument: instrumentOf(version) ?? current, answers: input[part] ?? {} }] : [];
  };
  return [
    { part: 'main', instrument: instrumentOf(view.versions.main) ?? currentInstrument, answers: input.main },
    ...screen('suicide', view.versions.suicide, currentSuicideScreen),
    ...screen('lethality', view.versions.lethality, currentLethalityScreen),
  ];
}

/** Whether an answer makes the question count, and so asks for its details. */
export const counts = ({ id, safety }: Question, answers: Answers): boolean =>
  answers[id] === 'yes' || (safety && answers[id] === 'unknown');

/** Whether a question was asked. */
export const isAsked = ({ id }: Question, answers: Answers): boolean => (answers[id] ?? 'notAsked') !== 'notAsked';

/** The colour of a "yes": that of the worst level the question can give. */
export function yesTone({ rules }: Instrument, { id }: Question): Tone {
  const gives = rules.flatMap((rule) => (rule.questions.includes(id) && 'level' in rule.gives ? [rule.gives.level] : []));
  const level = worstLevel(...gives);
  return level === 'none' ? 'p1' : (level.toLowerCase() as Tone);
}

/** The next question not asked after `after` (the first one without it), safety questions before the others. */
export function nextOpen({ instrument, answers }: Sheet, after?: string): Question | undefined {
  const from = after === undefined ? 0 : instrument.questions.findIndex(({ id }) => id === after) + 1;
  const open = (list: readonly Question[]) => list.filter((question) => !isAsked(question, answers));
  const rest = open(instrument.questions.slice(from));
  return rest.find(({ safety }) => safety) ?? rest[0] ?? open(instrument.questions)[0];
}
