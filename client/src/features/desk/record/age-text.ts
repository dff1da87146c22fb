import type { Age } from '#shared/taxonomy/person.ts';

const digits: readonly (readonly [RegExp, number])[] = [
  [/[\u06F0-\u06F9]/g, 0x06f0],
  [/[\u0660-\u0669]/g, 0x0660],
];

/** Western digits in the place of Urdu's own. */
const western = (text: string): string =>
  digits.reduce((changed, [pattern, zero]) => changed.replace(pattern, (digit) => String(digit.charCodeAt(0) - zero)), text);

const about =
  /~|\?|about|around|approx|maybe|^c\.?\s*\d|[a-z]*-?ish\b|تقریب|لگ بھگ|قریب|شاید|taqreeban|takreeban|shayad|lagbhag|\d\s*(?:-|–|to|یا|or|ya)\s*\d/i;
const unborn = /unborn|not born|pregnan|حمل|پیدا نہیں|hamal/i;
const unknown = /^(?:\?+|unknown|not known|معلوم نہیں|pata nahi)$/i;
const months = /month|mahin|مہین|ماہ|week|haft|ہفت|day|din\b|دن/i;

/**
 * Reads an age as people say it: "9", "about 9", "~9", "8-9", "تقریباً 9", "3 months", "unborn".
 * Null for an empty text, undefined when no age can be read from it.
 */
export function readAge(typed: string): Age | null | undefined {
  const text = western(typed).trim().toLowerCase();
  if (text === '') return null;
  if (unborn.test(text)) return { years: null, approx: false, unborn: true };
  if (unknown.test(text)) return { years: null, approx: false };
  const numbers = Array.from(text.matchAll(/\d+/g), ([number]) => Number(number));
  const first = numbers[0];
  if (first === undefined || numbers.length > 2) return undefined;
  // Of "8-9" the younger counts: the protection owed to a child never falls by a guess.
  const years = months.test(text) ? 0 : Math.min(...numbers);
  return years > 120 ? undefined : { years, approx: about.test(text) };
}
