import { describe, expect, it } from 'vitest';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { createPlan } from '#shared/rosters/plan.ts';
import { roundTheClock, type Layer, type LayerId } from '#shared/rosters/roster.schema.ts';
import { clipped, mondayOf, rowsOf, weeksFrom } from './rows.ts';

const [a, b, c] = [newId<StaffId>(), newId<StaffId>(), newId<StaffId>()];
const name = (id: string): string => ({ [a]: 'a', [b]: 'b', [c]: 'c' })[id] ?? '?';
const pkt = (text: string): number => Date.parse(`${text}:00+05:00`);
const layer = (officers: StaffId[], more: Partial<Layer> = {}): Layer => ({ ...roundTheClock(newId<LayerId>(), officers), ...more });
const week = { from: pkt('2026-03-09T00:00'), until: pkt('2026-03-16T00:00') };
const told = (at: number): string => new Date(at + 5 * 3_600_000).toISOString().slice(5, 16);

describe('the calendar', () => {
  it('begins on Monday, on Pakistan’s clock', () => {
    for (const at of ['2026-03-09T00:00', '2026-03-12T12:00', '2026-03-15T23:59']) expect(mondayOf(pkt(at))).toBe(week.from);
    expect(mondayOf(pkt('2026-03-16T00:00'))).toBe(week.until);
    expect(weeksFrom(week.from, 2)[1]?.from).toBe(week.until);
  });

  it('shows who has each layer, a shift that nobody has, and nothing outside of shifts', () => {
    const first = layer([a, b], { from: '08:00', until: '08:00', turnDays: 2, firstDay: '2026-03-09' });
    const nights = layer([c], { from: '20:00', until: '08:00', days: [0, 1] });
    const away = { kind: 'away' as const, layerId: nights.id, officerId: null, insteadOf: c };
    const arrangements = [{ ...away, from: pkt('2026-03-10T00:00'), until: pkt('2026-03-10T04:00') }];
    const rows = rowsOf(createPlan({ layers: [first, nights], arrangements, holidays: [] }), [first, nights], week);
    const shown = rows.map(({ bars }) =>
      bars.map(({ from, until, seats }) => `${told(from)} ${told(until)} ${seats.map((seat) => name(seat.officerId)).join('')}`),
    );
    expect(shown[0]?.slice(0, 2)).toEqual(['03-09T08:00 03-11T08:00 a', '03-11T08:00 03-13T08:00 b']);
    expect(shown[1]).toEqual([
      '03-09T20:00 03-10T00:00 c',
      '03-10T00:00 03-10T04:00 ',
      '03-10T04:00 03-10T08:00 c',
      '03-10T20:00 03-11T08:00 c',
    ]);
    expect(rows).toHaveLength(2);
  });

  it('has a row for whoever comes in addition, with the time cut to the week', () => {
    const extra = { kind: 'extra' as const, layerId: null, officerId: c, insteadOf: null, from: week.from - 1000, until: week.from + 1000 };
    const rows = rowsOf(createPlan({ layers: [], arrangements: [extra], holidays: [] }), [], { ...week, from: week.from - 1000 });
    expect(rows.map(({ layerId }) => layerId)).toEqual([null]);
    expect(clipped(rows[0]?.bars ?? [], week)).toMatchObject([{ from: week.from, until: week.from + 1000 }]);
  });
});
