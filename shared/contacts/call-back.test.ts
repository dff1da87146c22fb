import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '../routing/opening-hours.ts';
import { isOpen, opensAt } from '../routing/opening-hours.ts';
import { CALL_BACK_TRIES, chosen, nextTry, partsOfDays, soonest, type Served, type Window } from './call-back.ts';

// Sunday, 1 March 2026, by local time (UTC+5).
const at = (time: string, day = '2026-03-01'): Date => new Date(`${day}T${time}:00+05:00`);
const servedBy = (hours: OpeningHours | null): Served => ({
  isServed: (moment) => isOpen(hours, moment),
  servedAt: (moment) => opensAt(hours, moment),
});
const always = servedBy(null);
const daily = [{ from: '08:00', to: '20:00' }];
const byDay = servedBy({ week: [daily, daily, daily, daily, daily, daily, daily], holidays: ['2026-03-02'] });
const hours = ({ from, until }: Window) =>
  [from, until].map((one) => new Date(one.getTime() + 5 * 3_600_000).toISOString().slice(8, 16).replace('T', ' '));

describe('as soon as possible', () => {
  it('is from now on for two hours while the line is served', () => {
    expect(hours(soonest(byDay, at('11:00')))).toEqual(['01 11:00', '01 13:00']);
  });
  it('ends when the line closes', () => {
    expect(hours(soonest(byDay, at('18:40')))).toEqual(['01 18:40', '01 19:55']);
  });
  it('is after the line opens when it is closed, also over a holiday', () => {
    expect(hours(soonest(byDay, at('06:30')))).toEqual(['01 08:00', '01 10:00']);
    expect(hours(soonest(byDay, at('21:00')))).toEqual(['03 08:00', '03 10:00']);
  });
  it('is the next opening when the line is about to close', () => {
    expect(hours(soonest(byDay, at('19:45')))).toEqual(['03 08:00', '03 10:00']);
  });
  it('is due at once when nobody knows when the line opens, so that somebody is told', () => {
    const never = servedBy({ week: [[], [], [], [], [], [], []], holidays: [] });
    expect(soonest(never, at('11:00')).from).toEqual(at('11:00'));
  });
});

describe('the times to choose from', () => {
  it('are the parts of today that are left and those of tomorrow', () => {
    expect(
      partsOfDays(always, at('15:00'))
        .map(hours)
        .map(([from]) => from),
    ).toEqual([
      ...['01 14:00', '01 16:00', '01 18:00', '01 20:00'],
      ...['02 08:00', '02 10:00', '02 12:00', '02 14:00', '02 16:00', '02 18:00', '02 20:00'],
    ]);
  });
  it('leave out a part with less than half an hour left, and hours in which nobody is there', () => {
    expect(
      partsOfDays(byDay, at('15:31'))
        .map(hours)
        .map(([from]) => from),
    ).toEqual(['01 16:00', '01 18:00']);
  });
  it('hold what was chosen as long as it is offered, and begin now when it runs already', () => {
    const now = at('16:20');
    expect(hours(chosen(at('16:00').toISOString(), byDay, now) as Window)).toEqual(['01 16:20', '01 18:00']);
    expect(hours(chosen(at('18:00').toISOString(), byDay, now) as Window)).toEqual(['01 18:00', '01 20:00']);
    for (const gone of [at('14:00'), at('20:00'), at('17:00'), at('10:00', '2026-03-02')])
      expect(chosen(gone.toISOString(), byDay, now)).toBeNull();
  });
});

describe('trying again', () => {
  const until = at('18:00');
  it('spreads the tries that are left evenly over what is left of the safe time', () => {
    const second = nextTry({ until, tries: 1 }, at('16:00'));
    expect(second && hours(second)).toEqual(['01 16:40', '01 18:00']);
    const third = nextTry({ until, tries: 2 }, at('16:40'));
    expect(third && hours(third)).toEqual(['01 17:20', '01 18:00']);
  });
  it('ends after the last try', () => {
    expect(nextTry({ until, tries: CALL_BACK_TRIES }, at('16:00'))).toBeNull();
  });
  it('keeps tries ten minutes apart, and never goes beyond the safe time', () => {
    const soon = nextTry({ until, tries: 1 }, at('17:44'));
    expect(soon && hours(soon)).toEqual(['01 17:54', '01 18:00']);
    expect(nextTry({ until, tries: 1 }, at('17:46'))).toBeNull();
    expect(nextTry({ until, tries: 1 }, at('18:30'))).toBeNull();
  });
});
