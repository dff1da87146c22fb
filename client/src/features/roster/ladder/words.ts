import type { Channel } from '#shared/dispatch/channels.ts';
import type { PolicyRules } from '#shared/dispatch/policy-rules.ts';
import { useCallback } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';

/** Gives a span of whole seconds in words, to the second: "90 s" reads as 1 min 30 s. */
export function useSecondsWords(): (seconds: number) => string {
  const t = useStrings('policy');
  return useCallback(
    (seconds) => {
      const [m, s] = [Math.floor(seconds / 60), seconds % 60];
      if (m === 0) return t('seconds', { n: s });
      return s === 0 ? t('minutes', { n: m }) : t('both', { m, s });
    },
    [t],
  );
}

/** Gives a list in the language on screen. */
export function useListWords(): (words: readonly string[]) => string {
  const language = useLanguage();
  return useCallback((words) => words.join(language === 'ur' ? '، ' : ', '), [language]);
}

/** Gives what a channel is called, and whether there is no such way here. */
export function useChannelName(ways: readonly Channel[]): (channel: Channel) => string {
  const t = useStrings('ladder');
  return useCallback((channel) => (ways.includes(channel) ? t(`ch_${channel}`) : `${t(`ch_${channel}`)} (${t('pg_notSetUp')})`), [t, ways]);
}

/** Gives what is asked of whoever goes, in one sentence. */
export function useCheckInWords(): (checkIn: PolicyRules['checkIn']) => string {
  const t = useStrings('policy');
  const span = useSecondsWords();
  return useCallback(
    (checkIn) => {
      if (!checkIn) return t('checkInsNone');
      const { onTheWaySeconds, onSceneSeconds, graceSeconds } = checkIn;
      return t('checkIns', { way: span(onTheWaySeconds), scene: span(onSceneSeconds), grace: span(graceSeconds) });
    },
    [t, span],
  );
}
