import type { Language } from '#shared/i18n/core.ts';

// The helpline's wall clock, like lib/format.ts, which would bring the words of the console along.
const zone = 'Asia/Karachi';
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(`${language}-PK-u-nu-latn`, { timeZone: zone, ...options });
  formats.set(key, known);
  return known;
}

/** The time of day in Pakistan of an instant in epoch milliseconds, as `16:02`. */
export const timeOfDay = (at: number, language: Language): string =>
  format(language, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** The hour in Pakistan from 0 to 23 when it has just struck; null at any other minute. */
export function hourOf(at: number): number | null {
  const [hour, minute] = timeOfDay(at, 'en').split(':').map(Number);
  return minute === 0 && hour !== undefined ? hour : null;
}

/** The day in Pakistan, as `12 March`. */
export const dayName = (at: number, language: Language): string => format(language, 'day', { day: 'numeric', month: 'long' }).format(at);

/** The day in Pakistan as a key that tells days apart. */
export const dayKey = (at: number): string => format('en', 'key', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
