import { describe, expect, it } from 'vitest';
import { newId, type PlaceId, type StaffId } from '#shared/kernel/ids.ts';
import { onCallAmong, onCallAt, rosterRowSchema, roundTheClock, runningUntil, type RosterRow } from './roster.ts';

const [amna, bilal, chand] = [newId<StaffId>(), newId<StaffId>(), newId<StaffId>()];
const names = new Map<string, string>([
  [amna, 'amna'],
  [bilal, 'bilal'],
  [chand, 'chand'],
]);
const kasur = { kind: 'district', id: 'kasur' as PlaceId } as const;
const always = [0, 1, 2, 3, 4, 5, 6];
let count = 0;
const row = (officerId: StaffId, from: string, until: string, more: Partial<RosterRow> = {}): RosterRow => ({
  ...{ id: `r${(count += 1)}`, area: kasur, officerId, rank: 1, days: always, from, until, firstDay: null, lastDay: null },
  ...more,
});
/** A moment on Pakistan's clock. */
const pkt = (text: string): Date => new Date(`${text}:00+05:00`);
const who = (rows: RosterRow[], at: string): string[] => onCallAmong(rows, pkt(at)).map(({ officerId }) => names.get(officerId) ?? '');

describe('a shift', () => {
  it.each([
    // 12 March 2026 is a Thursday (4).
    ['a day shift before it begins', row(amna, '08:00', '20:00'), '2026-03-12T07:59', null],
    ['a day shift at its first minute', row(amna, '08:00', '20:00'), '2026-03-12T08:00', '2026-03-12T20:00'],
    ['a day shift at its last minute', row(amna, '08:00', '20:00'), '2026-03-12T19:59', '2026-03-12T20:00'],
    ['a day shift at its end', row(amna, '08:00', '20:00'), '2026-03-12T20:00', null],
    ['a night shift in the evening', row(amna, '20:00', '08:00'), '2026-03-12T23:30', '2026-03-13T08:00'],
    ['a night shift in the morning after', row(amna, '20:00', '08:00'), '2026-03-12T03:00', '2026-03-12T08:00'],
    ['a night shift at noon', row(amna, '20:00', '08:00'), '2026-03-12T12:00', null],
    [
      'a Thursday night that is still running on Friday',
      row(amna, '20:00', '08:00', { days: [4] }),
      '2026-03-13T03:00',
      '2026-03-13T08:00',
    ],
    ['a Thursday night on the morning of that Thursday', row(amna, '20:00', '08:00', { days: [4] }), '2026-03-12T03:00', null],
    [
      'the same time twice, which is the whole day round',
      row(amna, '09:00', '09:00', { days: [4] }),
      '2026-03-13T08:59',
      '2026-03-13T09:00',
    ],
    ['a shift that ends at midnight', row(amna, '16:00', '00:00'), '2026-03-12T23:59', '2026-03-13T00:00'],
    [
      'midnight in Pakistan, which is 19:00 the day before in UTC',
      row(amna, '00:00', '06:00', { days: [4] }),
      '2026-03-12T00:00',
      '2026-03-12T06:00',
    ],
    [
      'the last night of a year, after midnight',
      row(amna, '22:00', '06:00', { lastDay: '2025-12-31' }),
      '2026-01-01T05:59',
      '2026-01-01T06:00',
    ],
    ['the night after the last day', row(amna, '22:00', '06:00', { lastDay: '2025-12-31' }), '2026-01-01T23:00', null],
    [
      'a roster that begins with the year, the evening before',
      row(amna, '22:00', '06:00', { firstDay: '2026-01-01' }),
      '2026-01-01T05:00',
      null,
    ],
    [
      'a roster that begins with the year, on its first evening',
      row(amna, '22:00', '06:00', { firstDay: '2026-01-01' }),
      '2026-01-01T22:00',
      '2026-01-02T06:00',
    ],
    [
      'the leap day',
      row(amna, '08:00', '20:00', { firstDay: '2028-02-29', lastDay: '2028-02-29' }),
      '2028-02-29T12:00',
      '2028-02-29T20:00',
    ],
  ])('%s', (_, shift, at, end) => {
    expect(runningUntil(shift, pkt(at))).toEqual(end === null ? null : pkt(end));
  });
});

describe('who is on call', () => {
  it('is nobody in a gap', () => {
    const rows = [row(amna, '08:00', '14:00'), row(bilal, '16:00', '22:00')];
    expect(who(rows, '2026-03-12T15:00')).toEqual([]);
    expect(who(rows, '2026-03-12T14:00')).toEqual([]);
    expect(who(rows, '2026-03-12T16:00')).toEqual(['bilal']);
  });

  it('is both where shifts overlap, in the order of their rank and not of their rows', () => {
    const rows = [row(amna, '08:00', '16:00', { rank: 2 }), row(bilal, '14:00', '22:00', { rank: 1 })];
    expect(who(rows, '2026-03-12T15:00')).toEqual(['bilal', 'amna']);
  });

  it('names somebody with two rows once, at their better rank', () => {
    const rows = [
      row(bilal, '08:00', '20:00', { rank: 2 }),
      row(amna, '08:00', '20:00', { rank: 3 }),
      row(amna, '10:00', '12:00', { rank: 1 }),
    ];
    expect(who(rows, '2026-03-12T11:00')).toEqual(['amna', 'bilal']);
    expect(who(rows, '2026-03-12T13:00')).toEqual(['bilal', 'amna']);
  });

  it('changes hands across the year’s end without a gap', () => {
    const rows = [
      row(amna, '20:00', '08:00', { lastDay: '2025-12-31' }),
      row(bilal, '08:00', '20:00'),
      row(chand, '20:00', '08:00', { firstDay: '2026-01-01' }),
    ];
    expect(who(rows, '2026-01-01T07:59')).toEqual(['amna']);
    expect(who(rows, '2026-01-01T08:00')).toEqual(['bilal']);
    expect(who(rows, '2026-01-01T20:00')).toEqual(['chand']);
  });

  it('is so until the last of the shifts that follow one another', () => {
    const rows = [row(amna, '08:00', '14:00'), row(amna, '14:00', '20:00')];
    expect(onCallAmong(rows, pkt('2026-03-12T09:00'))).toEqual([{ officerId: amna, rank: 1, until: pkt('2026-03-12T20:00') }]);
    expect(onCallAmong([roundTheClock(kasur, amna, 1)], pkt('2026-03-12T09:00'))[0]?.until).toBeNull();
  });
});

describe('for a district', () => {
  const rows = [
    roundTheClock(kasur, amna, 1),
    roundTheClock({ kind: 'division', id: 'lahore-division' as PlaceId }, bilal, 1),
    roundTheClock({ kind: 'fallback' }, chand, 1),
  ];
  const lists = (districtId: string, divisionId: string | null) => onCallAt(rows, { districtId, divisionId }, pkt('2026-03-12T12:00'));

  it('there are its own officers, its division’s and the fallback, each in their own list', () => {
    const { district, division, fallback } = lists('kasur', 'lahore-division');
    expect([district, division, fallback].map((list) => list.map((one) => one.officerId))).toEqual([[amna], [bilal], [chand]]);
  });

  it('without a row of its own there are the division’s and the fallback, and elsewhere the fallback alone', () => {
    expect(lists('sheikhupura', 'lahore-division')).toMatchObject({
      district: [],
      division: [{ officerId: bilal }],
      fallback: [{ officerId: chand }],
    });
    expect(lists('multan', 'multan-division')).toMatchObject({ district: [], division: [], fallback: [{ officerId: chand }] });
    expect(lists('multan', null)).toMatchObject({ division: [] });
  });
});

it('a row with a time of day or a day that does not exist is refused', () => {
  const right = row(amna, '08:00', '20:00');
  expect(rosterRowSchema.safeParse(right).success).toBe(true);
  for (const wrong of [{ from: '24:00' }, { until: '8:00' }, { days: [7] }, { days: [] }, { rank: 0 }, { firstDay: '2026-02-30' }]) {
    expect(rosterRowSchema.safeParse({ ...right, ...wrong }).success).toBe(false);
  }
});
