import { describe, expect, it } from 'vitest';
import { heavyCount, isRest, noPauseSince } from './care.ts';

const now = Date.parse('2026-03-01T10:00:00Z');
const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
const care = (heavyAt: string[], restedAt: string | null = null) => ({ heavyAt, restedAt, pauseOfferedAt: null });

describe('how a shift weighs', () => {
  it('counts the heavy contacts of the last eight hours', () => {
    expect(heavyCount(care([ago(480), ago(479), ago(1)]), now)).toBe(2);
    expect(heavyCount(care([]), now)).toBe(0);
  });

  it('says since when nobody rested only when something heavy came after the last rest', () => {
    expect(noPauseSince(care([ago(60)], ago(90)), now)).toBe(now - 90 * 60_000);
    expect(noPauseSince(care([ago(60)], ago(30)), now)).toBeNull();
    expect(noPauseSince(care([], ago(90)), now)).toBeNull();
  });

  it('says nothing of the first heavy one while it is fresh', () => {
    expect(noPauseSince(care([ago(1)], ago(5)), now)).toBeNull();
    expect(noPauseSince(care([ago(59)]), now)).toBeNull();
    expect(noPauseSince(care([ago(60)], ago(61)), now)).toBe(now - 61 * 60_000);
    expect(noPauseSince(care([ago(20), ago(1)], ago(30)), now)).toBe(now - 30 * 60_000);
    expect(noPauseSince(care([ago(40), ago(1)], ago(30)), now)).toBeNull();
  });

  it('knows a rest from other reasons to take no contacts', () => {
    expect(['break', 'prayer', 'recovery'].map(isRest)).toEqual([true, true, true]);
    expect(['training', 'missed', 'other', null].map(isRest)).toEqual([false, false, false, false]);
  });

  it('counts from the first heavy one when the last rest is not known, or lies before the shift', () => {
    expect(noPauseSince(care([ago(60), ago(20)]), now)).toBe(now - 60 * 60_000);
    expect(noPauseSince(care([ago(60)], ago(3000)), now)).toBe(now - 60 * 60_000);
    expect(noPauseSince(care([ago(600)], ago(700)), now)).toBeNull();
  });
});
