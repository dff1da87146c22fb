import { startOfDay } from '../kernel/local-time.ts';

const minute = 60_000;
const hour = 60 * minute;

/** So often a child who asked to be called is tried before a person decides what follows. */
export const CALL_BACK_TRIES = 3;
/** A call back that nobody has taken so long after its time began is told to the supervisor, in ms. */
export const callBackLateMs = 15 * minute;
/** How long "as soon as possible" is taken to be safe, in ms: nobody knows more of a time that was not named. */
export const soonMs = 2 * hour;

/** A time in which a call is safe. */
export type Window = { from: Date; until: Date };
/** When a line is served: whether it is at a moment, and from when on it is next (null when that is not known). */
export type Served = { isServed: (at: Date) => boolean; servedAt: (at: Date) => Date | null };

// Parts of a day as people speak of them, in local hours; nobody is asked to choose a minute.
const partHours = [8, 10, 12, 14, 16, 18, 20];
const partMs = 2 * hour;
/** A time with less than this left is not offered any more, in ms. */
const leastMs = 30 * minute;
const stepMs = 15 * minute;

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** As soon as possible: from now on, or from when the line is served again; never into hours in which nobody could call. */
export function soonest({ isServed, servedAt }: Served, now: Date): Window {
  const endsSoon = isServed(now) && !isServed(later(now, leastMs));
  // When nobody knows when the line opens, the promise is due at once, so that a supervisor is told of it.
  const from = servedAt(endsSoon ? later(now, leastMs) : now) ?? now;
  let until = later(from, soonMs);
  while (until.getTime() - from.getTime() > leastMs && !isServed(later(until, -1))) until = later(until, -stepMs);
  return { from, until };
}

/** The parts of today and tomorrow in which the line is served, soonest first; one that runs already is offered while enough of it is left. */
export function partsOfDays({ isServed }: Served, now: Date): Window[] {
  const midnight = startOfDay(now);
  const all = [0, 24].flatMap((day) =>
    partHours.map((at) => ({ from: later(midnight, (day + at) * hour), until: later(midnight, (day + at) * hour + partMs) })),
  );
  return all.filter(({ from, until }) => until.getTime() - now.getTime() >= leastMs && servedThrough(isServed, from, until));
}

function servedThrough(isServed: Served['isServed'], from: Date, until: Date): boolean {
  for (let at = from.getTime(); at < until.getTime(); at += leastMs) if (!isServed(new Date(at))) return false;
  return true;
}

/** The time that was asked for, or null when it is not (or no longer) among those that may be chosen; a part that runs already begins now. */
export function chosen(when: string, served: Served, now: Date): Window | null {
  if (when === 'soon') return soonest(served, now);
  const part = partsOfDays(served, now).find(({ from }) => from.getTime() === Date.parse(when));
  return part ? { ...part, from: part.from < now ? now : part.from } : null;
}

const shortestGapMs = 10 * minute;
const shortestLeftMs = 5 * minute;

/**
 * When to try again after so many tries that reached nobody: the tries that are left are spread evenly over what is left of the
 * safe time, and are at least ten minutes apart. Null when there are none left, or too little time: then a person decides.
 */
export function nextTry({ until, tries }: { until: Date; tries: number }, now: Date): Window | null {
  const left = CALL_BACK_TRIES - tries;
  if (left <= 0) return null;
  const gap = Math.max(shortestGapMs, (until.getTime() - now.getTime()) / (left + 1));
  const from = later(now, Math.ceil(gap / minute) * minute);
  return until.getTime() - from.getTime() >= shortestLeftMs ? { from, until } : null;
}
