import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, hourInPakistan } from './assess.ts';
import { currentInstrument as main } from './instruments.ts';
import { compareLevels, type Level } from './levels.ts';
import { answerSchema, type Answers } from './triage.schema.ts';

const noon = new Date('2026-03-02T07:00:00Z');
const night = new Date('2026-03-02T17:00:00Z');
const level = (answers: Answers, at = noon): Level => assess(main, answers, { at }).level;

type Row = [question: string, yes: Level, unknown: Level];
const table: Row[] = [
  ['q1', 'P0', 'P0'],
  ['q2', 'P0', 'P0'],
  ['q3', 'P0', 'P0'],
  ['q4', 'P0', 'P0'],
  ['q5', 'P0', 'P0'],
  ['q6', 'P1', 'P1'],
  ['q7', 'P1', 'P1'],
  ['q8', 'P1', 'P1'],
  ['q9', 'P1', 'P1'],
  ['q10', 'P1', 'P1'],
  ['q11', 'P3', 'none'],
  ['q12', 'P2', 'none'],
  ['q13', 'P2', 'none'],
  ['q14', 'P3', 'none'],
  ['q15', 'P4', 'none'],
];

describe('one answer alone', () => {
  it.each(table)('%s: yes gives %s, unknown gives %s, no and not asked give none', (question, yes, unknown) => {
    expect(level({ [question]: 'yes' })).toBe(yes);
    expect(level({ [question]: 'unknown' })).toBe(unknown);
    expect(level({ [question]: 'no' })).toBe('none');
    expect(level({ [question]: 'notAsked' })).toBe('none');
  });

  it('has a row in the table above for every question', () => {
    expect(table.map(([question]) => question)).toEqual(main.questions.map((question) => question.id));
  });

  it('gives none for an empty questionnaire, with every safety question open', () => {
    const empty = assess(main, {}, { at: noon });
    expect(empty.level).toBe('none');
    expect(empty.fired).toEqual([]);
    expect(empty.openSafetyQuestions).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10']);
  });
});

const details: [Answers, Level, string[]][] = [
  [{ q3: 'yes', q3Kind: 'abduction' }, 'P0', ['policeNow', 'officerNow', 'zarraClock']],
  [{ q3: 'yes', q3Kind: 'youngChild' }, 'P0', ['policeNow', 'officerNow', 'zarraClock']],
  [{ q3: 'yes', q3Kind: 'lost' }, 'P0', ['policeNow', 'officerNow', 'zarraClock']],
  [{ q3: 'yes', q3Kind: 'leftByChoice' }, 'P0', ['secondPersonFirst', 'noNoticeToFamily', 'officerNow']],
  [{ q3: 'yes', q3Kind: 'unknown' }, 'P0', ['secondPersonFirst', 'noNoticeToFamily', 'officerNow', 'zarraClock']],
  [{ q3: 'yes' }, 'P0', ['secondPersonFirst', 'noNoticeToFamily', 'officerNow', 'zarraClock']],
  [{ q7: 'yes', q7When: 'today' }, 'P0', ['policeNow', 'officerNow', 'doNotConfrontFamily']],
  [{ q7: 'yes', q7When: 'unknown' }, 'P0', ['policeNow', 'officerNow', 'doNotConfrontFamily']],
  [{ q7: 'yes', q7When: 'withinDays' }, 'P1', ['doNotConfrontFamily']],
  [{ q8: 'yes', q8Reach: 'yes' }, 'P0', ['policeNow', 'officerNow', 'doNotConfrontFamily']],
  [{ q8: 'yes', q8Reach: 'unknown' }, 'P0', ['policeNow', 'officerNow', 'doNotConfrontFamily']],
  [{ q8: 'yes', q8Reach: 'no' }, 'P1', ['doNotConfrontFamily']],
  [{ q12: 'yes', q12When: 'within30Days' }, 'P2', []],
  [{ q12: 'yes', q12When: 'unknown' }, 'P2', []],
  [{ q12: 'yes', q12When: 'older' }, 'P3', ['followUp']],
  [{ q5: 'yes' }, 'P0', ['policeNow', 'officerNow', 'preserveEvidence']],
  [{ q6: 'yes' }, 'P1', ['preserveEvidence']],
  [{ q9: 'yes' }, 'P1', ['neverAskForImages']],
];

describe('details', () => {
  it.each(details)('%j gives %s and its advice', (answers, expected, advice) => {
    const result = assess(main, answers, { at: noon });
    expect(result.level).toBe(expected);
    expect(result.advice).toEqual(advice);
  });

  it('counts for nothing while its question does not count', () => {
    expect(level({ q7: 'no', q7When: 'today', q3Kind: 'abduction', q12: 'unknown', q12When: 'older' })).toBe('none');
  });

  it('is asked for while open, and only under a question that counts', () => {
    expect(assess(main, { q7: 'yes', q8: 'no', q3: 'unknown', q3Kind: 'unknown' }, { at: noon }).openDetails).toEqual(['q7When']);
  });
});

describe('combinations', () => {
  it('lets the worst answer win and names every rule that fired, worst first', () => {
    const result = assess(main, { q15: 'yes', q6: 'unknown', q14: 'yes', q1: 'no' }, { at: noon });
    expect(result.level).toBe('P1');
    expect(result.fired.map(({ rule, level: of, because }) => [rule, of, because])).toEqual([
      ['q6.assaultDays', 'P1', 'unknown'],
      ['q14.neglect', 'P3', 'yes'],
      ['q15.information', 'P4', 'yes'],
    ]);
  });

  it.each<[Answers, Level]>([
    [{ q11: 'yes' }, 'P3'],
    [{ q15: 'yes', q11: 'yes' }, 'P3'],
    [{ q14: 'yes', q11: 'yes' }, 'P2'],
    [{ q12: 'yes', q11: 'yes' }, 'P1'],
    [{ q6: 'yes', q11: 'yes' }, 'P0'],
    [{ q1: 'yes', q11: 'yes' }, 'P0'],
    [{ q6: 'yes', q11: 'unknown' }, 'P1'],
  ])('raises %j by one level, to %s', (answers, expected) => {
    expect(level(answers)).toBe(expected);
  });

  it('names a raise last, with the level it led to', () => {
    const { fired } = assess(main, { q11: 'yes', q12: 'yes' }, { at: noon });
    expect(fired.at(-1)).toMatchObject({ rule: 'q11.raise', effect: 'raises', level: 'P1' });
  });
});

describe('the hour in Pakistan', () => {
  it.each<[string, number, Level]>([
    ['2026-06-01T12:59:59Z', 17, 'P2'],
    ['2026-06-01T13:00:00Z', 18, 'P1'],
    ['2026-06-01T18:59:59Z', 23, 'P1'],
    ['2026-06-01T19:00:00Z', 0, 'P1'],
    ['2026-12-01T00:59:59Z', 5, 'P1'],
    ['2026-12-01T01:00:00Z', 6, 'P2'],
  ])("at %s it is %i o'clock and a child on the street is %s", (iso, hour, expected) => {
    expect(hourInPakistan(new Date(iso))).toBe(hour);
    expect(level({ q13: 'yes' }, new Date(iso))).toBe(expected);
  });

  it('changes nothing but question 13', () => {
    for (const [question] of table.filter(([id]) => id !== 'q13')) {
      expect(level({ [question]: 'yes' }, night)).toBe(level({ [question]: 'yes' }, noon));
    }
  });
});

const ids = main.questions.map((question) => question.id);
const anyDetails = Object.fromEntries(
  main.questions
    .flatMap((question) => question.details)
    .map((detail) => [
      detail.id,
      fc.option(fc.constantFrom('unknown', 'notAsked', ...detail.options.map((o) => o.value)), { nil: undefined }),
    ]),
);
const anyAnswers = fc
  .tuple(fc.record(Object.fromEntries(ids.map((id) => [id, fc.constantFrom(...answerSchema.options)]))), fc.record(anyDetails))
  .map(([a, b]): Answers => ({ ...a, ...b }));
const anyTime = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-01-01T00:00:00Z'), noInvalidDate: true });

describe('whatever is answered', () => {
  it('never lowers the level by one more yes', () => {
    fc.assert(
      fc.property(anyAnswers, anyTime, fc.constantFrom(...ids), (answers, at, id) => {
        expect(compareLevels(level({ ...answers, [id]: 'yes' }, at), level(answers, at))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(anyAnswers, anyTime, (answers, at) => {
        const backwards = Object.fromEntries(Object.entries(answers).reverse());
        expect(assess(main, backwards, { at })).toEqual(assess(main, answers, { at }));
      }),
    );
  });

  it('weighs unknown on a safety question exactly like yes', () => {
    const safety = main.questions.filter((question) => question.safety).map((question) => question.id);
    fc.assert(
      fc.property(anyAnswers, anyTime, fc.constantFrom(...safety), (answers, at, id) => {
        const [yes, unknown] = ['yes', 'unknown'].map((answer) => assess(main, { ...answers, [id]: answer }, { at }));
        expect(unknown?.level).toBe(yes?.level);
        expect(unknown?.fired.map((rule) => rule.rule)).toEqual(yes?.fired.map((rule) => rule.rule));
        expect(unknown?.advice).toEqual(yes?.advice);
      }),
    );
  });

  it('weighs not asked exactly like a question that is missing', () => {
    fc.assert(
      fc.property(anyAnswers, anyTime, fc.constantFrom(...ids, ...Object.keys(anyDetails)), (answers, at, id) => {
        const { [id]: _gone, ...without } = answers;
        expect(assess(main, { ...answers, [id]: 'notAsked' }, { at })).toEqual(assess(main, without, { at }));
      }),
    );
  });
});
