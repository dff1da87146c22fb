import type { CallBackWindow } from '#shared/contacts/call-back.schema.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { now } from '../../lib/clock.ts';
import { dayKey, dayName, hourOf, timeOfDay } from '../../lib/public/times.ts';
import { usePublicLanguage, useWords } from '../../lib/public/words.ts';

const dayMs = 86_400_000;
const parts = [
  { before: 12, key: 'partMorning' },
  { before: 16, key: 'partNoon' },
  { before: 20, key: 'partEvening' },
  { before: 24, key: 'partNight' },
] as const;

/** A time to call, as people say it: the hours of a part of the day, and which day that is. */
export function useCallWords() {
  const t = useWords(talkStrings);
  const language = usePublicLanguage();
  const day = (at: number): string => {
    if (dayKey(at) === dayKey(now())) return t('today');
    return dayKey(at) === dayKey(now() + dayMs) ? t('tomorrow') : dayName(at, language);
  };
  /** Whole hours are said as on a clock with hands; anything else by its minutes. */
  const hours = ({ from, until }: CallBackWindow): string => {
    const [start, end] = [Date.parse(from), Date.parse(until)];
    const [first, last] = [hourOf(start), hourOf(end)];
    const part = parts.find(({ before }) => (first ?? 24) < before);
    if (first === null || last === null || !part)
      return t('callBetween', { from: timeOfDay(start, language), until: timeOfDay(end, language) });
    return t(part.key, { from: onDial(first), until: onDial(last) });
  };
  /** When we call, in a sentence that is true at this moment. */
  const promise = (window: CallBackWindow): string => {
    const from = Date.parse(window.from);
    if (from <= now()) return t('callNowUntil', { until: timeOfDay(Date.parse(window.until), language) });
    return t('callThen', { day: day(from), hours: hours(window) });
  };
  return { day: (window: CallBackWindow) => day(Date.parse(window.from)), hours, promise };
}

const onDial = (hour: number): number => hour % 12 || 12;
