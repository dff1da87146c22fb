import type { HintCode } from '#shared/triage/danger-words.schema.ts';

/** The question of triage that words like these make worth asking; those of the suicide screen begin with s. */
export const hintQuestion: Readonly<Record<HintCode, string>> = {
  selfHarm: 's1',
  killing: 'q1',
  weapon: 'q1',
  trapped: 'q1',
  violence: 'q1',
  overdose: 'q2',
  kidnap: 'q3',
  runningAway: 'q3',
  sexual: 'q5',
  pregnancy: 'q6',
  childMarriage: 'q7',
  blackmail: 'q9',
};

/** A reason under which the suicide screen is offered: words of self-harm offer it too, before a reason is recorded. */
const screenReason = 'mentalHealth.suicide';

/** The reasons by which screens are offered, with what the caller's words may point to. */
export const withHinted = (reasons: readonly string[], hints: readonly HintCode[]): readonly string[] =>
  hints.includes('selfHarm') && !reasons.includes(screenReason) ? [...reasons, screenReason] : reasons;
