import type { Language } from '#shared/i18n/core.ts';
import { localeOf, useLanguage } from './i18n.ts';

/** The helpline's wall clock: Pakistan Standard Time, which knows no summer time. */
export const zone = 'Asia/Karachi';

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function memo<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  const known = cache.get(key) as T | undefined;
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

function dates(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return memo(`${language}.${name}`, () => new Intl.DateTimeFormat(localeOf(language), { timeZone: zone, ...options }));
}

/** A span of milliseconds as `m:ss`, or `h:mm:ss` from an hour on; a negative span reads as zero. */
export function duration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** The largest whole unit of a span of milliseconds: the words for "12 s", "5 min", "3 h", "2 d". */
export function roughSpan(ms: number): { unit: 'seconds' | 'minutes' | 'hours' | 'days'; n: number } {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return { unit: 'seconds', n: s };
  if (s < 3600) return { unit: 'minutes', n: Math.floor(s / 60) };
  if (s < 86_400) return { unit: 'hours', n: Math.floor(s / 3600) };
  return { unit: 'days', n: Math.floor(s / 86_400) };
}

/** Formatters of one language; instants are epoch milliseconds or ISO strings, shown on Pakistan's clock. */
export function createFormat(language: Language) {
  const at = (instant: number | string) => new Date(instant);
  return {
    /** A number with grouping, in Latin digits. */
    number: (n: number) => memo(`${language}.n`, () => new Intl.NumberFormat(localeOf(language))).format(n),
    /** The time of day, `16:02`. */
    clock: (instant: number | string) =>
      dates(language, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at(instant)),
    /** The day, `12 Mar 2026`. */
    date: (instant: number | string) => dates(language, 'date', { day: 'numeric', month: 'short', year: 'numeric' }).format(at(instant)),
    /** The day of the week and the day, `Thu, 12 Mar`. */
    day: (instant: number | string) => dates(language, 'day', { weekday: 'short', day: 'numeric', month: 'short' }).format(at(instant)),
    /** Day and time, `12 Mar, 16:02`. */
    dateTime: (instant: number | string) =>
      dates(language, 'both', {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(at(instant)),
    duration,
  };
}

const formats = { en: createFormat('en'), ur: createFormat('ur') };

/** The formatters of the language on screen. */
export const useFormat = () => formats[useLanguage()];
