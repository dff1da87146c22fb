import { describe, expect, it } from 'vitest';
import { isOpen, openingHoursSchema, opensAt, type OpeningHours } from './opening-hours.ts';

const day = [
  { from: '08:00', to: '13:00' },
  { from: '14:00', to: '22:00' },
];
// Monday to Thursday and Saturday by day, Friday into the night, Sunday closed.
const hours: OpeningHours = {
  week: [day, day, day, day, [{ from: '08:00', to: '24:00' }], [{ from: '00:00', to: '02:00' }, ...day], []],
  holidays: ['2026-03-23'],
};
const local = (text: string): Date => new Date(`${text}:00+05:00`);
const next = (text: string): string | undefined => opensAt(hours, local(text))?.toISOString();

describe('the hours of a line', () => {
  it('are local, and begin and end to the minute', () => {
    const at = ['07:59', '08:00', '12:59', '13:00', '13:59', '14:00', '21:59', '22:00'];
    expect(at.map((time) => isOpen(hours, local(`2026-03-02T${time}`)))).toEqual([false, true, true, false, false, true, true, false]);
  });
  it('go on over midnight when two windows meet', () => {
    expect(['2026-03-06T23:59', '2026-03-07T00:00', '2026-03-07T01:59', '2026-03-07T02:00'].map((at) => isOpen(hours, local(at)))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
  it('say when they begin next: later today, tomorrow, after a Sunday, after a holiday', () => {
    expect(next('2026-03-02T13:30')).toBe(local('2026-03-02T14:00').toISOString());
    expect(next('2026-03-02T22:00')).toBe(local('2026-03-03T08:00').toISOString());
    expect(next('2026-03-07T22:30')).toBe(local('2026-03-09T08:00').toISOString());
    expect(next('2026-03-22T12:00')).toBe(local('2026-03-24T08:00').toISOString());
    expect(next('2026-03-02T09:30')).toBe(local('2026-03-02T09:30').toISOString());
  });
  it('never close a line that has none, and promise nothing for one that opens no more', () => {
    const never: OpeningHours = { week: [[], [], [], [], [], [], []], holidays: [] };
    const at = local('2026-03-02T03:00');
    expect([isOpen(null, at), isOpen(never, at), opensAt(never, at)]).toEqual([true, false, null]);
  });
  it('are refused when a window ends before it begins or is no time', () => {
    const with_ = (from: string, to: string) =>
      openingHoursSchema.safeParse({ week: [[{ from, to }], [], [], [], [], [], []], holidays: [] }).success;
    expect([with_('22:00', '06:00'), with_('08:00', '24:01'), with_('8:00', '9:00'), with_('08:00', '09:00')]).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});
