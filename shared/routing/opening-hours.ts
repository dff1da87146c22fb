import { z } from 'zod';
import { localDate, localWeekday, startOfDay } from '../kernel/local-time.ts';

const dayMs = 24 * 3_600_000;
/** How many days ahead an opening is looked for: beyond that nobody should be promised anything. */
const daysAhead = 30;

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time from 00:00 to 24:00');
const window = z
  .strictObject({ from: clockTime, to: clockTime })
  .refine(({ from, to }) => from < to, 'must end after it begins; a night is two windows, one on each day');

/** When a line is served, in local time: windows for each day of the week from Monday on, and local dates on which it is closed. */
export const openingHoursSchema = z.strictObject({ week: z.array(z.array(window)).length(7), holidays: z.array(z.iso.date()) });
export type OpeningHours = z.infer<typeof openingHoursSchema>;

type Span = { from: number; to: number };
const msOf = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;

/** The windows of the local day that a moment lies in, as moments in ms. */
function spansOf({ week, holidays }: OpeningHours, day: Date): Span[] {
  if (holidays.includes(localDate(day))) return [];
  const midnight = startOfDay(day).getTime();
  return (week[localWeekday(day)] ?? []).map(({ from, to }) => ({ from: midnight + msOf(from), to: midnight + msOf(to) }));
}

/** When a line is open next: the moment itself while it is open, null when that is further away than a month. Without hours it never closes. */
export function opensAt(hours: OpeningHours | null, at: Date): Date | null {
  if (!hours) return at;
  for (let days = 0; days <= daysAhead; days += 1) {
    const ahead = spansOf(hours, new Date(at.getTime() + days * dayMs)).filter(({ to }) => to > at.getTime());
    if (ahead.length > 0) return new Date(Math.max(at.getTime(), Math.min(...ahead.map(({ from }) => from))));
  }
  return null;
}

/** Whether a line is served at a moment. */
export const isOpen = (hours: OpeningHours | null, at: Date): boolean => opensAt(hours, at)?.getTime() === at.getTime();
