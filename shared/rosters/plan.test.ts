import { describe, expect, it } from 'vitest';
import { newId, type StaffId } from '../kernel/ids.ts';
import { createPlan, type Arrangement, type PlanParts } from './plan.ts';
import { roundTheClock, type Layer, type LayerId } from './roster.schema.ts';
import { arrangementsOf } from './swap.schema.ts';

const [amna, bilal, chand, dua] = [newId<StaffId>(), newId<StaffId>(), newId<StaffId>(), newId<StaffId>()];
const names = new Map<string, string>([
  [amna, 'amna'],
  [bilal, 'bilal'],
  [chand, 'chand'],
  [dua, 'dua'],
]);
const layer = (officers: StaffId[], more: Partial<Layer> = {}): Layer => ({ ...roundTheClock(newId<LayerId>(), officers), ...more });
const hours = (from: string, until: string): Partial<Layer> => ({ from, until });
const THURSDAY = 3;
/** A moment on Pakistan's clock, in ms. */
const pkt = (text: string): number => Date.parse(`${text}:00+05:00`);
const told = (at: number): string => new Date(at + 5 * 3_600_000).toISOString().slice(0, 16);
const planOf = (layers: Layer[], more: Partial<PlanParts> = {}) => createPlan({ layers, arrangements: [], holidays: [], ...more });
const who = (plan: ReturnType<typeof planOf>, at: string): string =>
  plan
    .onCallAt(new Date(pkt(at)))
    .map(({ officerId }) => names.get(officerId))
    .join(' ');
const stretch = (from: string, until: string) => ({ from: pkt(from), until: pkt(until) });
const gapsOf = (plan: ReturnType<typeof planOf>, from: string, until: string, able?: (id: StaffId) => boolean): string[] =>
  plan.gaps(stretch(from, until), able).map((gap) => `${told(gap.from)} ${told(gap.until)}`);
const arrange = (kind: Arrangement['kind'], from: string, until: string, more: Partial<Arrangement> = {}): Arrangement => ({
  ...{ kind, layerId: null, officerId: null, insteadOf: null },
  ...stretch(from, until),
  ...more,
});

describe('a shift', () => {
  it.each([
    // 12 March 2026 is a Thursday.
    ['a day shift before it begins', hours('08:00', '20:00'), '2026-03-12T07:59', null],
    ['a day shift at its first minute', hours('08:00', '20:00'), '2026-03-12T08:00', '2026-03-12T20:00'],
    ['a day shift at its last minute', hours('08:00', '20:00'), '2026-03-12T19:59', '2026-03-12T20:00'],
    ['a day shift at its end', hours('08:00', '20:00'), '2026-03-12T20:00', null],
    ['a night shift in the evening', hours('20:00', '08:00'), '2026-03-12T23:30', '2026-03-13T08:00'],
    ['a night shift in the morning after', hours('20:00', '08:00'), '2026-03-12T03:00', '2026-03-12T08:00'],
    ['a night shift at noon', hours('20:00', '08:00'), '2026-03-12T12:00', null],
    [
      'a Thursday night that is still running on Friday',
      { ...hours('20:00', '08:00'), days: [THURSDAY] },
      '2026-03-13T03:00',
      '2026-03-13T08:00',
    ],
    ['a Thursday night on the morning of that Thursday', { ...hours('20:00', '08:00'), days: [THURSDAY] }, '2026-03-12T03:00', null],
    [
      'the same time twice, which is the whole day round',
      { ...hours('09:00', '09:00'), days: [THURSDAY] },
      '2026-03-13T08:59',
      '2026-03-13T09:00',
    ],
    ['a shift that ends at midnight', hours('16:00', '00:00'), '2026-03-12T23:59', '2026-03-13T00:00'],
    [
      'midnight in Pakistan, which is 19:00 the day before in UTC',
      { ...hours('00:00', '06:00'), days: [THURSDAY] },
      '2026-03-12T00:00',
      '2026-03-12T06:00',
    ],
    [
      'the last night of a year, after midnight',
      { ...hours('22:00', '06:00'), lastDay: '2025-12-31' },
      '2026-01-01T05:59',
      '2026-01-01T06:00',
    ],
    ['the night after the last day', { ...hours('22:00', '06:00'), lastDay: '2025-12-31' }, '2026-01-01T23:00', null],
    [
      'a roster that begins with the year, the evening before',
      { ...hours('22:00', '06:00'), firstDay: '2026-01-01' },
      '2026-01-01T05:00',
      null,
    ],
    [
      'a roster that begins with the year, on its first evening',
      { ...hours('22:00', '06:00'), firstDay: '2026-01-01', lastDay: '2026-01-01' },
      '2026-01-01T22:00',
      '2026-01-02T06:00',
    ],
    ['the leap day', { ...hours('08:00', '20:00'), firstDay: '2028-02-29', lastDay: '2028-02-29' }, '2028-02-29T12:00', '2028-02-29T20:00'],
  ])('%s', (_, more, at, end) => {
    const [on] = planOf([layer([amna], more)]).onCallAt(new Date(pkt(at)));
    expect(on ? told(on.until?.getTime() ?? 0) : null).toBe(end);
  });

  it('of somebody who is always there has no end within sight', () => {
    expect(planOf([layer([amna])]).onCallAt(new Date(pkt('2026-03-12T09:00')))).toEqual([{ officerId: amna, rank: 1, until: null }]);
  });
});

describe('who is on call', () => {
  it('is nobody in a gap, and both where layers overlap, in the order of the layers', () => {
    const plan = planOf([layer([bilal], hours('14:00', '22:00')), layer([amna], hours('08:00', '16:00'))]);
    expect(['07:00', '09:00', '15:00', '16:00', '22:00'].map((time) => who(plan, `2026-03-12T${time}`))).toEqual([
      '',
      'amna',
      'bilal amna',
      'bilal',
      '',
    ]);
  });

  it('is everybody of a layer without turns, in its order, and each of two layers once, at the better place', () => {
    const plan = planOf([layer([chand, amna]), layer([bilal, chand])]);
    expect(who(plan, '2026-03-12T11:00')).toBe('chand amna bilal');
  });

  it('is so until the last of shifts that follow one another, in whatever layer', () => {
    const plan = planOf([layer([amna], hours('08:00', '14:00')), layer([amna], hours('14:00', '20:00'))]);
    expect(plan.onCallAt(new Date(pkt('2026-03-12T09:00')))).toEqual([
      { officerId: amna, rank: 1, until: new Date(pkt('2026-03-12T20:00')) },
    ]);
  });
});

describe('a rotation', () => {
  it('hands over day by day at its time, across the end of a year', () => {
    const plan = planOf([layer([amna, bilal, chand], { ...hours('09:00', '09:00'), turnDays: 1, firstDay: '2025-12-30' })]);
    expect(
      ['2025-12-30T08:59', '2025-12-30T09:00', '2025-12-31T09:00', '2026-01-01T08:59', '2026-01-01T09:00'].map((at) => who(plan, at)),
    ).toEqual(['', 'amna', 'bilal', 'bilal', 'chand']);
  });

  it('hands over week by week, also over the days of a leap year', () => {
    // 21 February 2028 is a Monday; the week after it holds the 29th.
    const plan = planOf([layer([amna, bilal], { ...hours('08:00', '08:00'), turnDays: 7, firstDay: '2028-02-21' })]);
    expect(
      ['2028-02-28T07:59', '2028-02-28T08:00', '2028-02-29T12:00', '2028-03-06T07:59', '2028-03-06T08:00'].map((at) => who(plan, at)),
    ).toEqual(['amna', 'bilal', 'bilal', 'bilal', 'amna']);
    expect(plan.onCallAt(new Date(pkt('2028-02-29T12:00')))[0]?.until).toEqual(new Date(pkt('2028-03-06T08:00')));
  });

  it('never hands over in the middle of a night', () => {
    const plan = planOf([layer([amna, bilal], { ...hours('20:00', '08:00'), turnDays: 1, firstDay: '2026-03-12' })]);
    expect(['2026-03-12T20:00', '2026-03-13T00:00', '2026-03-13T07:59', '2026-03-13T20:00'].map((at) => who(plan, at))).toEqual([
      'amna',
      'amna',
      'amna',
      'bilal',
    ]);
  });

  it('counts days, not shifts, so that weeks stay weeks where only some days have a shift', () => {
    const weekends = planOf([layer([amna, bilal], { days: [5, 6], turnDays: 7, firstDay: '2026-03-09' })]);
    expect(['2026-03-14T12:00', '2026-03-15T12:00', '2026-03-21T12:00', '2026-03-28T12:00'].map((at) => who(weekends, at))).toEqual([
      'amna',
      'amna',
      'bilal',
      'amna',
    ]);
  });

  it('of an odd number of days, and before its first day', () => {
    const plan = planOf([layer([amna, bilal], { turnDays: 3, firstDay: '2026-03-12' })]);
    expect(
      ['2026-03-11T23:59', '2026-03-12T00:00', '2026-03-14T23:59', '2026-03-15T00:00', '2026-03-18T00:00'].map((at) => who(plan, at)),
    ).toEqual(['', 'amna', 'amna', 'bilal', 'amna']);
  });
});

describe('holidays', () => {
  // Eid, say, on 20 and 21 March 2026.
  const holidays = ['2026-03-20', '2026-03-21'];
  it('give the shifts that begin on them to others, and let a night of the day before run out', () => {
    const plan = planOf([layer([amna], { ...hours('20:00', '08:00'), holidayOfficers: [bilal, chand] })], { holidays });
    expect(['2026-03-20T03:00', '2026-03-20T20:00', '2026-03-22T07:59', '2026-03-22T20:00'].map((at) => who(plan, at))).toEqual([
      'amna',
      'bilal chand',
      'bilal chand',
      'amna',
    ]);
  });
  it('change nothing in a layer without other people, and leave a gap where nobody works then', () => {
    expect(who(planOf([layer([amna])], { holidays }), '2026-03-20T12:00')).toBe('amna');
    expect(gapsOf(planOf([layer([amna], { holidayOfficers: [] })], { holidays }), '2026-03-16T00:00', '2026-03-30T00:00')).toEqual([
      '2026-03-20T00:00 2026-03-22T00:00',
    ]);
  });
});

describe('overrides', () => {
  const first = layer([amna, bilal], { ...hours('08:00', '08:00'), turnDays: 7, firstDay: '2026-03-09' });
  const second = layer([bilal, amna], { ...hours('08:00', '08:00'), turnDays: 7, firstDay: '2026-03-09' });
  const plan = (...arrangements: Arrangement[]) => planOf([first, second], { arrangements });

  it('put somebody in the place of another for a stretch, and only there', () => {
    const here = plan(arrange('standIn', '2026-03-12T10:00', '2026-03-12T18:00', { insteadOf: amna, officerId: chand }));
    expect(['09:59', '10:00', '17:59', '18:00'].map((time) => who(here, `2026-03-12T${time}`))).toEqual([
      'amna bilal',
      'chand bilal',
      'chand bilal',
      'amna bilal',
    ]);
  });

  it('follow a rotation: who is replaced is replaced in whichever layer they are then', () => {
    const here = plan(arrange('standIn', '2026-03-10T00:00', '2026-03-20T00:00', { insteadOf: amna, officerId: chand }));
    expect([who(here, '2026-03-15T12:00'), who(here, '2026-03-17T12:00')]).toEqual(['chand bilal', 'bilal chand']);
  });

  it('may take a whole layer, or leave it to nobody', () => {
    const taken = plan(arrange('standIn', '2026-03-10T00:00', '2026-03-20T00:00', { layerId: first.id, officerId: dua }));
    expect([who(taken, '2026-03-15T12:00'), who(taken, '2026-03-17T12:00')]).toEqual(['dua bilal', 'dua amna']);
    const empty = plan(arrange('away', '2026-03-12T10:00', '2026-03-12T18:00', { layerId: first.id }));
    expect(who(empty, '2026-03-12T12:00')).toBe('bilal');
  });

  it('say that somebody is away, everywhere', () => {
    const here = plan(
      arrange('standIn', '2026-03-12T08:00', '2026-03-12T20:00', { insteadOf: bilal, officerId: amna }),
      arrange('away', '2026-03-12T10:00', '2026-03-12T18:00', { insteadOf: amna }),
    );
    expect(who(here, '2026-03-12T09:00')).toBe('amna');
    expect(gapsOf(here, '2026-03-12T00:00', '2026-03-13T00:00')).toEqual(['2026-03-12T10:00 2026-03-12T18:00']);
  });

  it('do not take away who stands in already for somebody who is away', () => {
    const here = plan(
      arrange('standIn', '2026-03-12T08:00', '2026-03-12T20:00', { insteadOf: amna, officerId: chand }),
      arrange('away', '2026-03-12T08:00', '2026-03-12T20:00', { insteadOf: amna }),
    );
    expect(who(here, '2026-03-12T12:00')).toBe('chand bilal');
  });

  it('count in the order in which they were made: the later stand-in goes, and somebody who comes later comes although they were away', () => {
    const day = (kind: Arrangement['kind'], more: Partial<Arrangement>) => arrange(kind, '2026-03-12T08:00', '2026-03-12T20:00', more);
    const twice = [day('standIn', { insteadOf: amna, officerId: chand }), day('standIn', { insteadOf: amna, officerId: dua })];
    expect(who(plan(...twice), '2026-03-12T12:00')).toBe('dua bilal');
    const onward = [day('standIn', { insteadOf: amna, officerId: chand }), day('standIn', { insteadOf: chand, officerId: dua })];
    expect(who(plan(...onward), '2026-03-12T12:00')).toBe('dua bilal');
    const back = [day('away', { insteadOf: amna }), day('extra', { layerId: first.id, officerId: amna })];
    expect(who(plan(...back), '2026-03-12T12:00')).toBe('amna bilal');
  });

  it('bring somebody in addition, into a layer or behind all of them, also where nobody has a shift', () => {
    const day = layer([amna], hours('08:00', '16:00'));
    const late = layer([bilal], hours('12:00', '16:00'));
    const here = planOf([day, late], {
      arrangements: [
        arrange('extra', '2026-03-12T08:00', '2026-03-12T20:00', { officerId: dua }),
        arrange('extra', '2026-03-12T08:00', '2026-03-12T18:00', { layerId: day.id, officerId: chand }),
      ],
    });
    expect(['13:00', '17:00', '19:00'].map((time) => who(here, `2026-03-12T${time}`))).toEqual([
      'amna chand bilal dua',
      'chand dua',
      'dua',
    ]);
  });
});

describe('an accepted swap', () => {
  const weekly = layer([amna, bilal], { ...hours('08:00', '08:00'), turnDays: 7, firstDay: '2026-03-09' });
  const swap = (answered: string) =>
    arrangementsOf({
      ...{ askedBy: amna, askedOf: bilal, answeredAt: pkt(answered) },
      ...{ give: stretch('2026-03-12T08:00', '2026-03-13T08:00'), back: stretch('2026-03-19T08:00', '2026-03-20T08:00') },
    });
  it('gives each the stretch of the other', () => {
    const plan = planOf([weekly], { arrangements: swap('2026-03-01T12:00') });
    expect(
      ['2026-03-11T12:00', '2026-03-12T12:00', '2026-03-13T12:00', '2026-03-18T12:00', '2026-03-19T12:00'].map((at) => who(plan, at)),
    ).toEqual(['amna', 'bilal', 'amna', 'bilal', 'amna']);
  });
  it('changes nothing of the time before it was accepted', () => {
    const plan = planOf([weekly], { arrangements: swap('2026-03-12T15:00') });
    expect([who(plan, '2026-03-12T14:59'), who(plan, '2026-03-12T15:00')]).toEqual(['amna', 'bilal']);
  });
});

describe('gaps', () => {
  it('are told weeks ahead, from the end of a layer on, and none where another layer has somebody', () => {
    const ends = layer([amna], { lastDay: '2026-03-20' });
    expect(gapsOf(planOf([ends]), '2026-03-01T00:00', '2026-03-29T00:00')).toEqual(['2026-03-21T00:00 2026-03-29T00:00']);
    expect(gapsOf(planOf([ends, layer([bilal], { firstDay: '2026-03-21' })]), '2026-03-01T00:00', '2026-03-29T00:00')).toEqual([]);
  });
  it('are the whole time where there is no layer at all', () => {
    expect(gapsOf(planOf([]), '2026-03-01T00:00', '2026-03-02T00:00')).toEqual(['2026-03-01T00:00 2026-03-02T00:00']);
  });
  it('are also where only people are who cannot go', () => {
    const plan = planOf([layer([amna, bilal], { turnDays: 1, firstDay: '2026-03-12' })]);
    expect(gapsOf(plan, '2026-03-12T00:00', '2026-03-15T00:00', (id) => id !== bilal)).toEqual(['2026-03-13T00:00 2026-03-14T00:00']);
  });
  it('of one layer are inside its shifts only', () => {
    const night = layer([amna], hours('20:00', '08:00'));
    const plan = planOf([night]);
    expect(
      plan.shiftsOf(night.id, stretch('2026-03-12T12:00', '2026-03-13T12:00')).map(({ from, until }) => [told(from), told(until)]),
    ).toEqual([['2026-03-12T20:00', '2026-03-13T08:00']]);
  });
});
