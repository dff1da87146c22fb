import type { TalkView } from '#shared/channels/talk.api.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { dayKey, dayName, timeOfDay } from '../../lib/public/times.ts';
import { usePublicLanguage, useWords } from '../../lib/public/words.ts';

/** That nobody is there now, and when somebody will be as far as that is known; null while the line is open. */
export function useClosedWords(closed: TalkView['closed'] | undefined): string | null {
  const t = useWords(talkStrings);
  const language = usePublicLanguage();
  if (!closed) return null;
  if (!closed.opensAt) return t('closedNow');
  const at = Date.parse(closed.opensAt);
  const time = timeOfDay(at, language);
  return dayKey(at) === dayKey(Date.now()) ? t('closedToday', { time }) : t('closedUntil', { day: dayName(at, language), time });
}
