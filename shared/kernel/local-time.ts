const dayMs = 24 * 3_600_000;

/** How far local time is ahead of UTC, in ms: Pakistan Standard Time is UTC+5 all year. */
export const zoneMs = 5 * 3_600_000;

/** The last local midnight. */
export const startOfDay = (now: Date): Date => new Date(Math.floor((now.getTime() + zoneMs) / dayMs) * dayMs - zoneMs);

/** The local date as YYYY-MM-DD. */
export const localDate = (at: Date): string => new Date(at.getTime() + zoneMs).toISOString().slice(0, 10);

/** The local day of the week: 0 Monday to 6 Sunday. */
export const localWeekday = (at: Date): number => (new Date(at.getTime() + zoneMs).getUTCDay() + 6) % 7;
