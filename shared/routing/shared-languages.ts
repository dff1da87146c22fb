import type { Language } from '../kernel/text.ts';

/**
 * The languages in which somebody can commonly be helped when nobody speaks their own. Urdu is the lingua franca: taught in
 * school and heard in every city, so that speakers of Punjabi, Saraiki, Sindhi and Pashto mostly follow it; Punjabi and
 * Saraiki speakers follow one another; English is a school language, so that it and Urdu stand in for each other.
 * No other pair is assumed: a child who only half understands is worse off than one who waits a minute for the right person.
 */
const understood: Readonly<Record<Language, readonly Language[]>> = {
  ur: ['en', 'pa'],
  en: ['ur'],
  pa: ['ur', 'skr'],
  skr: ['ur', 'pa'],
  sd: ['ur'],
  ps: ['ur'],
};

/** How an agent can talk with somebody: in their own language, in one that is commonly shared with it, or in none. */
export function commonTongue(language: Language, spoken: readonly Language[]): 'own' | 'shared' | 'none' {
  if (spoken.includes(language)) return 'own';
  return understood[language].some((one) => spoken.includes(one)) ? 'shared' : 'none';
}
