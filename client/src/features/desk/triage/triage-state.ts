import { assessContact, type ContactAssessment } from '#shared/triage/assess-contact.ts';
import { currentVersions, type TriageInput } from '#shared/triage/answers.schema.ts';
import { isRaise, worstLevel, type Level } from '#shared/triage/levels.ts';
import type { TriageView } from '#shared/triage/triage.api.ts';

/** The triage of one contact as this desk holds it: what the server has, and the answers on the screen. */
export type TriageState = {
  readonly view: TriageView | null;
  readonly input: TriageInput;
};

export const emptyTriage: TriageState = { view: null, input: { main: {} } };
export type Part = 'main' | 'suicide' | 'lethality';

const asked = (answers: Record<string, string | undefined> | undefined) =>
  Object.entries(answers ?? {})
    .filter(([, value]) => value !== undefined && value !== 'notAsked')
    .sort(([a], [b]) => a.localeCompare(b));
const print = (input: TriageInput): string =>
  JSON.stringify([asked(input.main), input.suicide && asked(input.suicide), input.lethality && asked(input.lethality)]);

/** Whether two inputs say the same; "not asked" is the same as absent. */
export const sameInput = (a: TriageInput, b: TriageInput): boolean => print(a) === print(b);

/** Answers that the server has not yet; null when it has them all. */
export const toSave = ({ view, input }: TriageState): TriageInput | null => (view === null || sameInput(view.input, input) ? null : input);

/** The server has this now; answers not saved yet stay on the screen. */
export function triageFetched(state: TriageState, view: TriageView): TriageState {
  if (state.view && view.version < state.view.version) return state;
  return { view, input: toSave(state) === null ? view.input : state.input };
}

/** A save of `sent` arrived; answers given since stay. */
export function triageSaved(state: TriageState, view: TriageView, sent: TriageInput): TriageState {
  if (state.view && view.version < state.view.version) return state;
  return { view, input: sameInput(state.input, sent) ? view.input : state.input };
}

/** One answer or detail changed; a screen begins with its first answer. */
export function answered(input: TriageInput, part: Part, id: string, value: string): TriageInput {
  return { ...input, [part]: { ...input[part], [id]: value } };
}

/** The level on the screen and what led to it. */
export type Shown = ContactAssessment & { readonly shownLevel: Level };

/**
 * What the answers on the screen give. Where people judged otherwise (a raise, or a lowering by two persons), their level stands
 * until new answers are worse than those it was judged on; a submitted level never falls by answers.
 */
export function shownTriage({ view, input }: TriageState, at: Date): Shown {
  const assessed = assessContact(input, { at, versions: view?.versions ?? currentVersions });
  if (!view) return { ...assessed, shownLevel: assessed.level };
  const kept = assessContact(view.input, { at, versions: view.versions }).level;
  const held = view.level ?? 'none';
  const follows = held === kept && view.status === 'draft';
  const level = follows ? assessed.level : isRaise(kept, assessed.level) ? worstLevel(held, assessed.level) : held;
  return { ...assessed, shownLevel: level };
}
