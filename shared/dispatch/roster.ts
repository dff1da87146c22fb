import { z } from 'zod';
import { placeId, staffId } from '../kernel/ids.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
// Pakistan Standard Time is UTC+5 all year: no summer time since 2009.
const offsetMs = 5 * 60 * minuteMs;

/** A time of day on Pakistan's clock, HH:MM. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day');

/** Where a row of the roster counts: one district, a whole division, or wherever nobody else is on call. */
export const rosterAreaSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('district'), id: placeId }),
  z.strictObject({ kind: z.literal('division'), id: placeId }),
  z.strictObject({ kind: z.literal('fallback') }),
]);

/** One officer's standing shift in one area. */
export const rosterRowSchema = z.strictObject({
  id: z.string().min(1).max(120),
  area: rosterAreaSchema,
  officerId: staffId,
  /** Order of calling: 1 is called first. */
  rank: z.number().int().min(1).max(99),
  /** Days on which the shift begins, 0 Sunday to 6 Saturday. */
  days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
  /** From (included) until (excluded); an `until` not after `from` lies on the next day, the same time is the whole day round. */
  from: timeOfDay,
  until: timeOfDay,
  /** First and last day on which the shift begins (YYYY-MM-DD); null is open. */
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
});
export type RosterRow = z.infer<typeof rosterRowSchema>;

/** A row for somebody who is on call day and night. */
export function roundTheClock(area: RosterRow['area'], officerId: RosterRow['officerId'], rank: number): RosterRow {
  const id = `${area.kind === 'fallback' ? 'fallback' : area.id}.${rank}.${officerId}`;
  return { id, area, officerId, rank, days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', until: '00:00', firstDay: null, lastDay: null };
}

/** Somebody on call; `until` is when they stop being so, counting shifts that follow without a gap; null when that is days away. */
export type OnCall = { readonly officerId: RosterRow['officerId']; readonly rank: number; readonly until: Date | null };
/** Who is on call for a district, nearest first. Each list is in the order of calling and names nobody twice. */
export type OnCallLists = { readonly district: OnCall[]; readonly division: OnCall[]; readonly fallback: OnCall[] };
type Place = { readonly districtId: string; readonly divisionId: string | null };

/** Who is on call for a district at a moment, with the division's and the fallback list behind it. */
export function onCallAt(rows: readonly RosterRow[], { districtId, divisionId }: Place, at: Date): OnCallLists {
  const of = (counts: (area: RosterRow['area']) => boolean): OnCall[] =>
    onCallAmong(
      rows.filter((row) => counts(row.area)),
      at,
    );
  return {
    district: of((area) => area.kind === 'district' && area.id === districtId),
    division: of((area) => area.kind === 'division' && area.id === divisionId),
    fallback: of((area) => area.kind === 'fallback'),
  };
}

/** Those of the rows' officers who are on call at a moment, in the order of calling, each once. */
export function onCallAmong(rows: readonly RosterRow[], at: Date): OnCall[] {
  const found = new Map<string, OnCall>();
  for (const row of [...rows].sort((a, b) => a.rank - b.rank || a.id.localeCompare(b.id))) {
    if (found.has(row.officerId) || runningUntil(row, at) === null) continue;
    const own = rows.filter(({ officerId }) => officerId === row.officerId);
    found.set(row.officerId, { officerId: row.officerId, rank: row.rank, until: endOfDuty(own, at) });
  }
  return [...found.values()];
}

// Follows one officer's shifts as long as one runs where another ends; so many are taken as "days away".
function endOfDuty(own: readonly RosterRow[], at: Date): Date | null {
  let end = at;
  for (let shifts = 0; shifts < 8; shifts += 1) {
    const ends = own.map((row) => runningUntil(row, end)?.getTime() ?? 0);
    const latest = Math.max(...ends);
    if (latest === 0) return end;
    end = new Date(latest);
  }
  return null;
}

/** The end of the row's shift that is running at a moment, or null when none is. */
export function runningUntil(row: RosterRow, at: Date): Date | null {
  const local = at.getTime() + offsetMs;
  const today = Math.floor(local / dayMs) * dayMs;
  // A shift that began yesterday may still be running; it belongs to the day on which it began.
  for (const day of [today, today - dayMs]) {
    const start = day + minutesOf(row.from) * minuteMs;
    const end = start + lengthOf(row) * minuteMs;
    if (beginsOn(row, day) && start <= local && local < end) return new Date(end - offsetMs);
  }
  return null;
}

function beginsOn({ days, firstDay, lastDay }: RosterRow, day: number): boolean {
  const date = new Date(day);
  const name = date.toISOString().slice(0, 10);
  return days.includes(date.getUTCDay()) && (firstDay === null || firstDay <= name) && (lastDay === null || name <= lastDay);
}

function lengthOf({ from, until }: RosterRow): number {
  const span = minutesOf(until) - minutesOf(from);
  return span > 0 ? span : span + 24 * 60;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
