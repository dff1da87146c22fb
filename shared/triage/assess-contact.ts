import { adviceTags, type Advice } from './advice.ts';
import { currentVersions, instrumentsOf, type TriageInput, type TriageVersions } from './answers.schema.ts';
import { assess, type Assessment, type FiredRule } from './assess.ts';
import { compareLevels, worstLevel, type Level } from './levels.ts';

/** The outcome of everything asked in one contact; `parts` holds each instrument's own outcome, main first. */
export type ContactAssessment = {
  readonly versions: TriageVersions;
  readonly level: Level;
  readonly fired: readonly FiredRule[];
  readonly advice: readonly Advice[];
  readonly openSafetyQuestions: readonly string[];
  readonly openDetails: readonly string[];
  readonly parts: readonly Assessment[];
};

/**
 * Weighs the main questions and the screens begun: the worst of them wins. A raise of the main questions acts on the
 * main questions only, since a screen weighs its own danger. Throws a RangeError for a version that never existed.
 */
export function assessContact(
  input: TriageInput,
  { at, versions = currentVersions }: { at: Date; versions?: TriageVersions },
): ContactAssessment {
  const asked = instrumentsOf(input, versions);
  if (!asked) throw new RangeError('unknown version of a triage instrument');
  const parts = asked.map(({ instrument, answers }) => assess(instrument, answers, { at }));
  return {
    versions,
    level: worstLevel(...parts.map((part) => part.level)),
    fired: parts.flatMap((part) => part.fired).sort((a, b) => compareLevels(a.level, b.level)),
    advice: adviceTags.filter((tag) => parts.some((part) => part.advice.includes(tag))),
    openSafetyQuestions: parts.flatMap((part) => part.openSafetyQuestions),
    openDetails: parts.flatMap((part) => part.openDetails),
    parts,
  };
}
