import { describe, expect, it } from 'vitest';
import { createFormat, duration, roughSpan } from './format.ts';

const en = createFormat('en');
const ur = createFormat('ur');
const instant = '2026-03-12T20:05:00.000Z';

describe('formatting', () => {
  it('shows the time of day on the clock of Pakistan, five hours ahead of UTC', () => {
    expect(en.clock(instant)).toBe('01:05');
    expect(ur.clock(instant)).toBe('01:05');
  });

  it('shows the date of Pakistan, where the day has already changed', () => {
    expect(en.date(instant)).toContain('13');
    expect(ur.date(instant)).toContain('13');
    expect(ur.date(instant)).toMatch(/[\u0600-\u06FF]/);
  });

  it('keeps Latin digits in Urdu', () => {
    expect(ur.number(1234.5)).toBe('1,234.5');
    expect(ur.dateTime(instant)).not.toMatch(/[\u0660-\u0669\u06F0-\u06F9]/);
  });

  it.each([
    [0, '00:00'],
    [59_999, '00:59'],
    [192_000, '03:12'],
    [3_600_000, '1:00:00'],
    [-5, '00:00'],
  ])('writes a span of %i ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it.each([
    [12_400, { unit: 'seconds', n: 12 }],
    [60_000, { unit: 'minutes', n: 1 }],
    [7_200_000, { unit: 'hours', n: 2 }],
    [259_200_000, { unit: 'days', n: 3 }],
  ])('names %i ms by its largest whole unit', (ms, words) => {
    expect(roughSpan(ms)).toEqual(words);
  });
});
