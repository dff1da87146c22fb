import type { Bilingual } from '#shared/taxonomy/bilingual.ts';
import { adviceTags, type Advice } from './advice.ts';
import { compareLevels, oneLevelUp, worstLevel, type Level } from './levels.ts';
import type { Answers, Band, Instrument, Question, Rule } from './triage.schema.ts';

/** A rule that fired, and what it says: shown to the agent and kept with the assessment. */
export type FiredRule = {
  readonly rule: string;
  /** The first of the questions that made it fire. */
  readonly question: string;
  readonly questions: readonly string[];
  /** `unknown` when no plain yes was among the answers. */
  readonly because: 'yes' | 'unknown';
  readonly effect: 'sets' | 'raises';
  /** The level it sets, or the one that the raise led to. */
  readonly level: Level;
  readonly band: Band | null;
  readonly reason: Bilingual;
  readonly unverified: boolean;
};

/** The outcome of an instrument, with everything that led to it. */
export type Assessment = {
  readonly version: string;
  readonly level: Level;
  /** The worst named result of a screen; null for the main instrument and for a screen that found nothing. */
  readonly band: Band | null;
  /** Worst first, then in the order of the instrument; raises last. */
  readonly fired: readonly FiredRule[];
  readonly advice: readonly Advice[];
  /** Safety questions that were not asked: while there are some, a contact with data cannot close. */
  readonly openSafetyQuestions: readonly string[];
  /** Details not asked of questions that count. */
  readonly openDetails: readonly string[];
};

const pakistanHours = 5;

/** The hour of the day in Pakistan, 0 to 23 (UTC+5, no summer time). */
export function hourInPakistan(at: Date): number {
  return (at.getUTCHours() + pakistanHours) % 24;
}

const within = (hour: number, { from, to }: { from: number; to: number }): boolean =>
  from <= to ? hour >= from && hour < to : hour >= from || hour < to;

const countsAsYes = (question: Question, answers: Answers): boolean =>
  answers[question.id] === 'yes' || (question.safety && answers[question.id] === 'unknown');

function isOpen(question: Question, answers: Answers): boolean {
  const skipped = question.skipWhenNo !== undefined && answers[question.skipWhenNo] === 'no';
  return question.safety && !skipped && (answers[question.id] ?? 'notAsked') === 'notAsked';
}

function fires(rule: Rule, answers: Answers, counted: readonly string[], hour: number): boolean {
  if (counted.length < (rule.atLeast ?? 1)) return false;
  if (rule.hours && !within(hour, rule.hours)) return false;
  return !rule.detail || rule.detail.in.includes(answers[rule.detail.id] ?? 'notAsked');
}

function describe(rule: Rule, counted: readonly string[], answers: Answers, level: Level): FiredRule {
  return {
    rule: rule.id,
    question: counted[0] ?? '',
    questions: counted,
    because: counted.some((id) => answers[id] === 'yes') ? 'yes' : 'unknown',
    effect: 'level' in rule.gives ? 'sets' : 'raises',
    level,
    band: rule.band ?? null,
    reason: rule.reason,
    unverified: rule.unverified ?? false,
  };
}

const bands: readonly (Band | null)[] = ['high', 'moderate', 'low'];

/**
 * Weighs the answers to an instrument at a moment: the worst answer wins, then each raise applies once.
 * A pure function of its arguments: it neither refuses nor invents answers, and no order of theirs matters.
 */
export function assess(instrument: Instrument, answers: Answers, { at }: { at: Date }): Assessment {
  const counting = instrument.questions.filter((question) => countsAsYes(question, answers));
  const countingIds = new Set(counting.map((question) => question.id));
  const hour = hourInPakistan(at);
  const hits = instrument.rules
    .map((rule) => ({ rule, counted: rule.questions.filter((id) => countingIds.has(id)) }))
    .filter(({ rule, counted }) => fires(rule, answers, counted, hour));

  const fired: FiredRule[] = [];
  for (const { rule, counted } of hits) if ('level' in rule.gives) fired.push(describe(rule, counted, answers, rule.gives.level));
  fired.sort((a, b) => compareLevels(a.level, b.level));
  let level = worstLevel(...fired.map((rule) => rule.level));
  for (const { rule, counted } of hits) {
    if ('level' in rule.gives) continue;
    level = worstLevel(oneLevelUp(level), rule.gives.minimum);
    fired.push(describe(rule, counted, answers, level));
  }

  return {
    version: instrument.version,
    level,
    band: bands.find((band) => fired.some((rule) => rule.band === band)) ?? null,
    fired,
    advice: adviceTags.filter((tag) => hits.some(({ rule }) => rule.advice.includes(tag))),
    openSafetyQuestions: instrument.questions.filter((question) => isOpen(question, answers)).map((question) => question.id),
    openDetails: counting
      .flatMap((question) => question.details)
      .filter((detail) => (answers[detail.id] ?? 'notAsked') === 'notAsked')
      .map((detail) => detail.id),
  };
}
