const minute = 60_000;
const hour = 60 * minute;

/** What a contact is taken to need of one hand, in ms, until enough real ones have ended. */
export const usualHandMs = 8 * minute;
/** An offer is made and answered in about so long, in ms: nobody is promised less. */
export const answerMs = 20_000;
/** How far back contacts are looked at for what they took, in ms: first the last hours, else the last days. */
export const recentMs = { hours: 2 * hour, days: 7 * 24 * hour } as const;
/** Fewer than so many ended contacts tell nothing; more than so many of the newest tell nothing new. */
export const endedCount = { least: 20, most: 200 } as const;

/** A contact that ended: when, how long it was in somebody's hands in ms, and whether it took all of their attention. */
export type Ended = { at: number; heldMs: number; whole: boolean };

/** The contacts that tell how long one takes now: those of the last hours, else of the last days; none when there are too few. */
export function telling(ended: readonly Ended[], now: number): readonly Ended[] {
  const since = (ms: number): Ended[] => ended.filter(({ at }) => now - at <= ms);
  const hours = since(recentMs.hours);
  const found = hours.length >= endedCount.least ? hours : since(recentMs.days);
  return found.length >= endedCount.least ? found : [];
}

/**
 * How long a contact takes one hand, in ms: the mean from accept to close of all that ended, noise as well, since noise fills
 * hands too. An agent with room for three chats has three hands; a voice or a P0 takes all of them, so it counts for each.
 */
export function handTime(ended: readonly Ended[], handsOfAgent: number): number {
  if (ended.length === 0) return usualHandMs;
  const sum = ended.reduce((ms, { heldMs, whole }) => ms + heldMs * (whole ? Math.max(1, handsOfAgent) : 1), 0);
  return sum / ended.length;
}

/**
 * The expected wait in ms of whoever has this place in line: (place − free hands) × mean hand time ÷ hands. While all hands are
 * full one of them is freed every mean ÷ hands, and the n-th in line waits for n of them; the estimate from the length of
 * the queue in W. Whitt, "Predicting Queueing Delays", Management Science 45 (1999). The mean, not the median: the wait is a
 * sum, and the long contacts are what makes it long. Whoever gives up before makes it shorter, so it is rather too long.
 */
export function expectedWait({
  place,
  free,
  hands,
  handMs,
}: {
  place: number;
  free: number;
  hands: number;
  handMs: number;
}): number | null {
  if (hands <= 0) return null;
  return Math.max(answerMs, (Math.max(0, place - free) * handMs) / hands);
}

const steps = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60];

/** A wait as people are told it, in minutes: 0 for less than one, else the next round number, and null for more than an hour. */
export function roundWait(seconds: number): number | null {
  if (seconds < 60) return 0;
  return steps.find((step) => seconds <= step * 60) ?? null;
}
