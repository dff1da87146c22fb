import { describe, expect, it } from 'vitest';
import { localDate, localWeekday, startOfDay } from './local-time.ts';

describe('the local day', () => {
  it('begins at midnight in Pakistan, which is 19:00 of the day before in UTC', () => {
    expect(startOfDay(new Date('2026-03-01T18:59:59.999Z')).toISOString()).toBe('2026-02-28T19:00:00.000Z');
    expect(startOfDay(new Date('2026-03-01T19:00:00.000Z')).toISOString()).toBe('2026-03-01T19:00:00.000Z');
  });
  it('has its date and its day of the week by the local clock', () => {
    // 2026-03-01 was a Sunday.
    const moments = ['2026-03-01T18:59:59.999Z', '2026-03-01T19:00:00.000Z'].map((text) => new Date(text));
    expect(moments.map(localDate)).toEqual(['2026-03-01', '2026-03-02']);
    expect(moments.map(localWeekday)).toEqual([6, 0]);
  });
});
