import { describe, expect, it } from 'vitest';
import { hasArabicLetters } from '#shared/i18n/core.ts';
import { adviceEssence, adviceTags, adviceText } from './advice.ts';
import { questionIds, triageAnswersSchema, triageInputSchema } from './answers.schema.ts';
import { currentInstrument, instrumentOf, instruments } from './instruments.ts';
import { compareLevels, isRaise, levelInfo, levels, oneLevelUp, worstLevel } from './levels.ts';
import { answersSchemaOf, instrumentSchema } from './triage.schema.ts';

const allOf = (ids: string[]) => [...ids].sort();

describe.each(instruments)('instrument $version', (instrument) => {
  it('is valid data', () => {
    expect(instrumentSchema.parse(instrument)).toEqual(instrument);
  });

  it('has ids that are unique and rules that point at what exists', () => {
    const details = instrument.questions.flatMap((question) => question.details);
    const ids = [...instrument.questions, ...details].map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(instrument.rules.map((rule) => rule.id)).size).toBe(instrument.rules.length);
    for (const rule of instrument.rules) {
      for (const id of rule.questions) expect(instrument.questions.map((question) => question.id)).toContain(id);
      if (!rule.detail) continue;
      const owner = instrument.questions.find((question) => question.id === rule.questions[0]);
      const detail = owner?.details.find((item) => item.id === rule.detail?.id);
      const values = ['unknown', 'notAsked', ...(detail?.options ?? []).map((option) => option.value)];
      for (const value of rule.detail.in) expect(values).toContain(value);
    }
  });

  it('gives every value of every detail a rule, so that no answer falls through', () => {
    for (const question of instrument.questions) {
      for (const detail of question.details) {
        const covered = instrument.rules.flatMap((rule) => (rule.detail?.id === detail.id ? rule.detail.in : []));
        expect(allOf(covered)).toEqual(allOf(['unknown', 'notAsked', ...detail.options.map((option) => option.value)]));
      }
    }
  });

  it('has a rule for every question', () => {
    const ruled = new Set(instrument.rules.flatMap((rule) => rule.questions));
    expect([...ruled].sort()).toEqual(allOf(instrument.questions.map((question) => question.id)));
  });

  it('says everything in English and in Urdu letters', () => {
    const options = instrument.questions.flatMap((q) => q.details).flatMap((d) => [d.text, ...d.options.map((o) => o.text)]);
    const texts = [instrument.title, ...instrument.questions.map((q) => q.text), ...instrument.rules.map((r) => r.reason), ...options];
    for (const text of texts) {
      expect(hasArabicLetters(text.ur), text.en).toBe(true);
      expect(hasArabicLetters(text.en), text.en).toBe(false);
      expect(text.ur, 'Arabic yeh or kaf in place of the Urdu letters').not.toMatch(/[\u064A\u0643]/);
    }
  });

  it('accepts its own answers only', () => {
    const schema = answersSchemaOf(instrument);
    const id = instrument.questions[0]?.id ?? '';
    expect(schema.safeParse({ [id]: 'unknown' }).success).toBe(true);
    for (const bad of [{ [id]: 'maybe' }, { [id]: { $ne: 'no' } }, { q99: 'yes' }, [], null]) {
      expect(schema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
    }
  });
});

describe('the answers on the wire', () => {
  it('are those of the main instrument in use, question by question and value by value', () => {
    const written = triageAnswersSchema.shape;
    const made = answersSchemaOf(currentInstrument).shape;
    expect(Object.keys(written).sort()).toEqual(Object.keys(made).sort());
    expect(currentInstrument.questions.map((question) => question.id)).toEqual([...questionIds]);
    for (const detail of currentInstrument.questions.flatMap((question) => question.details)) {
      for (const value of [...detail.options.map((option) => option.value), 'unknown', 'notAsked']) {
        expect(triageAnswersSchema.safeParse({ [detail.id]: value }).success, `${detail.id} ${value}`).toBe(true);
      }
      expect(triageAnswersSchema.safeParse({ [detail.id]: 'other' }).success).toBe(false);
    }
  });

  it('refuse a screen or a field that does not exist', () => {
    expect(triageInputSchema.safeParse({ main: {} }).success).toBe(true);
    expect(triageInputSchema.safeParse({ main: {}, other: {} }).success).toBe(false);
    expect(triageInputSchema.safeParse({}).success).toBe(false);
  });
});

describe('levels', () => {
  it('are ordered worst first', () => {
    expect([...levels].reverse().sort(compareLevels)).toEqual(['P0', 'P1', 'P2', 'P3', 'P4', 'none']);
    expect(isRaise('P2', 'P1')).toBe(true);
    expect(isRaise('P1', 'P2')).toBe(false);
    expect(isRaise('P1', 'P1')).toBe(false);
    expect(worstLevel()).toBe('none');
    expect(worstLevel('P3', 'P1', 'none')).toBe('P1');
    expect(oneLevelUp('P0')).toBe('P0');
    expect(oneLevelUp('none')).toBe('P4');
  });

  it('promise a response in 0, 4, 24, 72 and 168 hours, and none for information', () => {
    expect(levels.map((level) => levelInfo[level].hours)).toEqual([0, 4, 24, 72, 168, null]);
  });

  it('and advice have words in both languages', () => {
    const texts = [
      ...levels.flatMap((level) => [levelInfo[level].label, levelInfo[level].target]),
      ...adviceTags.flatMap((tag) => [adviceText[tag], adviceEssence[tag]]),
    ];
    for (const text of texts) expect([hasArabicLetters(text.ur), hasArabicLetters(text.en)]).toEqual([true, false]);
  });
});

it('finds an instrument by its version', () => {
  expect(instrumentOf('main-2026-1')).toBe(currentInstrument);
  expect(instrumentOf('main-1999-1')).toBeUndefined();
});
