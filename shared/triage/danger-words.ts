import { dangerPhrases } from './danger-phrases-2026-1.ts';
import { hintCodeSchema, type HintCode } from './danger-words.schema.ts';
import { foldRun, foldWords } from './fold-words.ts';

// One word of a phrase: alternatives, each with a fixed or any ending.
function wordPattern(word: string): string {
  const ways = word.split('|').map((way) => (way.endsWith('*') ? `${foldRun(way.slice(0, -1))}\\S*` : foldRun(way)));
  return ` (?:${ways.join('|')})(?= )`;
}
const phrasePattern = (phrase: string): string =>
  phrase
    .split(' ')
    .map((word) => (word === '~' ? '(?: \\S+){0,3}' : wordPattern(word)))
    .join('');

const patterns: readonly (readonly [HintCode, RegExp])[] = hintCodeSchema.options.map((code) => [
  code,
  new RegExp(dangerPhrases[code].map(phrasePattern).join('|'), 'u'),
]);

/**
 * What a text may point to, by its words: a hint for people, which orders nothing, raises nothing and proves nothing;
 * no hint says nothing either. Kinds come once each, always in the same order.
 */
export function hintsIn(text: string): HintCode[] {
  const words = foldWords(text);
  return patterns.flatMap(([code, pattern]) => (pattern.test(words) ? [code] : []));
}
