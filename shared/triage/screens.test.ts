import { describe, expect, it } from 'vitest';
import { assessContact } from './assess-contact.ts';
import { currentVersions } from './answers.schema.ts';
import { assess } from './assess.ts';
import { currentLethalityScreen as lethality, currentSuicideScreen as suicide } from './instruments.ts';
import type { Level } from './levels.ts';
import type { Answers, Band } from './triage.schema.ts';

const at = new Date('2026-03-02T07:00:00Z');
const thoughts = { s1: 'yes', s2: 'yes' };

describe('suicide screen', () => {
  it.each<[Answers, Level, Band | null]>([
    [{}, 'none', null],
    [{ s1: 'no', s2: 'no', s6: 'no' }, 'none', null],
    [{ s1: 'yes', s2: 'no', s6: 'no' }, 'P3', 'low'],
    [thoughts, 'P3', 'low'],
    [{ ...thoughts, s3: 'yes' }, 'P2', 'moderate'],
    [{ ...thoughts, s4: 'yes', s4When: 'pastMonth' }, 'P1', 'high'],
    [{ ...thoughts, s4: 'yes' }, 'P1', 'high'],
    [{ ...thoughts, s4: 'yes', s4When: 'older' }, 'P2', 'moderate'],
    [{ ...thoughts, s5: 'yes', s5When: 'pastMonth' }, 'P0', 'high'],
    [{ ...thoughts, s5: 'unknown' }, 'P0', 'high'],
    [{ ...thoughts, s5: 'yes', s5When: 'older' }, 'P2', 'moderate'],
    [{ s2: 'no', s6: 'yes', s6When: 'today' }, 'P0', 'high'],
    [{ s2: 'no', s6: 'yes', s6When: 'unknown' }, 'P0', 'high'],
    [{ s2: 'no', s6: 'yes', s6When: 'within3Months' }, 'P1', 'high'],
    [{ s2: 'no', s6: 'yes' }, 'P1', 'high'],
    [{ s2: 'no', s6: 'yes', s6When: 'older' }, 'P2', 'moderate'],
    [{ s2: 'no', s5: 'yes', s5When: 'pastMonth' }, 'P0', 'high'],
  ])('%j gives %s (%s)', (answers, level, band) => {
    expect(assess(suicide, answers, { at })).toMatchObject({ level, band });
  });

  it('skips to the last question when there are no thoughts of suicide', () => {
    expect(assess(suicide, { s1: 'no', s2: 'no' }, { at }).openSafetyQuestions).toEqual(['s6']);
    expect(assess(suicide, { s1: 'no', s2: 'unknown' }, { at }).openSafetyQuestions).toEqual(['s3', 's4', 's5', 's6']);
  });

  it('marks what the field has not confirmed', () => {
    const { fired } = assess(suicide, { s6: 'yes', s6When: 'older', s3: 'yes' }, { at });
    expect(fired.map(({ rule, unverified }) => [rule, unverified])).toEqual([
      ['s3.method', false],
      ['s6.older', true],
    ]);
  });
});

const eight = ['l4', 'l5', 'l6', 'l7', 'l8', 'l9', 'l10', 'l11'];
const first = (n: number, answer: string): Answers => Object.fromEntries(eight.slice(0, n).map((id) => [id, answer]));

describe('lethality screen', () => {
  it.each(['l1', 'l2', 'l3'])('is high by %s alone, also when unknown', (id) => {
    expect(assess(lethality, { [id]: 'yes' }, { at })).toMatchObject({ level: 'P1', band: 'high' });
    expect(assess(lethality, { [id]: 'unknown' }, { at })).toMatchObject({ level: 'P1', band: 'high' });
  });

  it('is high from four of the other eight signs on, whichever they are', () => {
    expect(assess(lethality, first(3, 'yes'), { at }).level).toBe('none');
    expect(assess(lethality, first(4, 'yes'), { at })).toMatchObject({ level: 'P1', band: 'high' });
    expect(assess(lethality, { l11: 'yes', l9: 'yes', l7: 'yes', l5: 'yes' }, { at }).fired[0]?.questions).toEqual([
      'l5',
      'l7',
      'l9',
      'l11',
    ]);
  });

  it('counts only a plain yes among the eight', () => {
    expect(assess(lethality, first(8, 'unknown'), { at }).level).toBe('none');
    expect(assess(lethality, { ...first(4, 'yes'), l4: 'unknown' }, { at }).level).toBe('none');
  });
});

describe('a contact with screens', () => {
  it('takes the worst of all that was asked', () => {
    const result = assessContact({ main: { q14: 'yes' }, suicide: { s5: 'yes' }, lethality: {} }, { at });
    expect(result.level).toBe('P0');
    expect(result.fired.map((rule) => rule.rule)).toEqual(['s5.plan', 'q14.neglect']);
    expect(result.parts.map((part) => part.version)).toEqual([currentVersions.main, currentVersions.suicide, currentVersions.lethality]);
  });

  it('holds the questions of a screen open only once it was begun', () => {
    expect(assessContact({ main: {} }, { at }).openSafetyQuestions).not.toContain('s1');
    expect(assessContact({ main: {}, suicide: {} }, { at }).openSafetyQuestions).toContain('s1');
  });

  it('refuses a version that never existed', () => {
    expect(() => assessContact({ main: {} }, { at, versions: { ...currentVersions, main: 'main-1999-1' } })).toThrow(RangeError);
  });
});
