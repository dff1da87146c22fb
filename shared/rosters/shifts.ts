import type { StaffId } from '../kernel/ids.ts';
import { zoneMs } from '../kernel/local-time.ts';
import type { Layer } from './roster.schema.ts';

const minuteMs = 60_000;
/** Every day is as long as every other: Pakistan has no summer time. */
export const dayMs = 24 * 60 * minuteMs;

/** The number of the local day in which a moment (ms since 1970) lies; 1 January 1970 is 0. */
export const dayOf = (at: number): number => Math.floor((at + zoneMs) / dayMs);
/** The number of a date (YYYY-MM-DD). */
export const dayOfDate = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs);
/** The moment at which a local day begins, in ms since 1970. */
export const startOf = (day: number): number => day * dayMs - zoneMs;
// 1 January 1970 was a Thursday.
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** One shift of a layer, in ms since 1970: from (included) until (excluded). */
export type Shift = { readonly from: number; readonly until: number; readonly officers: readonly StaffId[] };
/** The shifts of a layer, ready for questions. */
export type Shifts = ReturnType<typeof createShifts>;

/** Makes a layer's shifts; one belongs to the day on which it begins, so that nobody hands over in the middle of a night. */
export function createShifts(layer: Layer, holidays: ReadonlySet<number>) {
  const [first, last] = [dayOfDate(layer.firstDay), layer.lastDay === null ? Infinity : dayOfDate(layer.lastDay)];
  const days = new Set(layer.days);
  const start = minutesOf(layer.from) * minuteMs;
  const span = minutesOf(layer.until) * minuteMs - start;
  const length = span > 0 ? span : span + dayMs;

  /** The shift that begins on a day; null when none does. */
  function on(day: number): Shift | null {
    if (day < first || day > last || !days.has(weekdayOf(day))) return null;
    const from = startOf(day) + start;
    return { from, until: from + length, officers: having(day) };
  }
  function having(day: number): readonly StaffId[] {
    const { officers, turnDays, holidayOfficers } = layer;
    if (holidayOfficers && holidays.has(day)) return holidayOfficers;
    if (turnDays === null) return officers;
    const turn = officers[Math.floor((day - first) / turnDays) % officers.length];
    return turn ? [turn] : [];
  }
  /** The shift that runs at a moment; one that began the day before may still do. */
  function at(moment: number): Shift | null {
    const today = dayOf(moment);
    for (const day of [today, today - 1]) {
      const shift = on(day);
      if (shift && shift.from <= moment && moment < shift.until) return shift;
    }
    return null;
  }
  /** The shifts that run at some time between two moments, in their order. */
  function between(from: number, until: number): Shift[] {
    const shifts: Shift[] = [];
    for (let day = Math.max(dayOf(from) - 1, first); day <= Math.min(dayOf(until), last); day += 1) {
      const shift = on(day);
      if (shift && shift.until > from && shift.from < until) shifts.push(shift);
    }
    return shifts;
  }
  return { at, between };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
