import { startOfDay, zoneMs } from '#shared/kernel/local-time.ts';

const dayMs = 86_400_000;

export type DuePreset = 'dueHour' | 'dueTonight' | 'dueTomorrow' | 'dueThreeDays' | 'dueWeek';

/** The moment (epoch ms) of an hour on the day so many days after the one of `now`, on Pakistan's clock. */
function at(now: number, days: number, hour: number): number {
  return startOfDay(new Date(now)).getTime() + days * dayMs + hour * 3_600_000;
}

/** The usual due times from now on, in epoch milliseconds; "tonight" only while it lies ahead. */
export function duePresets(now: number): { readonly id: DuePreset; readonly at: number }[] {
  const tonight = at(now, 0, 20);
  return [
    { id: 'dueHour', at: Math.ceil((now + 3_600_000) / 60_000) * 60_000 },
    ...(tonight > now + 30 * 60_000 ? [{ id: 'dueTonight' as const, at: tonight }] : []),
    { id: 'dueTomorrow', at: at(now, 1, 10) },
    { id: 'dueThreeDays', at: at(now, 3, 10) },
    { id: 'dueWeek', at: at(now, 7, 10) },
  ];
}

/** What a `datetime-local` field holds for a moment, on Pakistan's clock. */
export const toLocalField = (moment: number): string => new Date(moment + zoneMs).toISOString().slice(0, 16);

/** The moment that a `datetime-local` field means on Pakistan's clock; null while it is not a whole one. */
export function fromLocalField(text: string): number | null {
  const moment = Date.parse(`${text}:00+05:00`);
  return Number.isNaN(moment) ? null : moment;
}
