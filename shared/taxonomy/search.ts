import type { Bilingual } from './bilingual.ts';
import type { Taxonomy, TaxonomyItem } from './taxonomy.ts';

/** Anything with words in both languages and other spellings. */
export type Searchable = { readonly label: Bilingual; readonly aliases: readonly string[] };

const sameLetters: readonly (readonly [RegExp, string])[] = [
  [/[يىئ]/g, 'ی'],
  [/ك/g, 'ک'],
  [/[هةۃە]/g, 'ہ'],
  [/[أإآٱ]/g, 'ا'],
  [/ؤ/g, 'و'],
  [/[’'"”“،,.()/-]/g, ' '],
];

// Roman Urdu has no fixed spelling: doubled letters, ee/i, oo/u and silent h are written either way.
const sameSounds: readonly (readonly [RegExp, string])[] = [
  [/ee/g, 'i'],
  [/oo/g, 'u'],
  [/ph/g, 'f'],
  [/[wv]/g, 'v'],
  [/z/g, 's'],
  [/([bcdgjkpqrst])h/g, '$1'],
  [/q/g, 'k'],
  [/(.)\1+/g, '$1'],
];

const apply = (text: string, changes: readonly (readonly [RegExp, string])[]): string =>
  changes.reduce((changed, [from, to]) => changed.replace(from, to), text);

/** Text as compared in a search: without case, diacritics and differences of keyboard (Arabic and Urdu yeh, kaf, heh). */
export function normaliseForSearch(text: string): string {
  return apply(text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(), sameLetters).replace(/\s+/g, ' ').trim();
}

const bySound = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? apply(text, sameSounds) : text);

/** How well a text answers the words sought: 0 starts with them, 1 has words starting with each, 2 contains each, null not at all. */
function rank(text: string, query: string): number | null {
  const words = query.split(' ');
  if (text.startsWith(query)) return 0;
  if (words.every((word) => ` ${text}`.includes(` ${word}`))) return 1;
  return words.every((word) => text.includes(word)) ? 2 : null;
}

function bestRank(item: Searchable, query: string): number | null {
  const labels = [item.label.en, item.label.ur].map((text) => rank(normaliseForSearch(text), query));
  const aliases = item.aliases.map((text) => rank(bySound(normaliseForSearch(text)), bySound(query)));
  const found = [...labels, ...aliases.map((r) => (r === null ? null : r + 0.5))].filter((r) => r !== null);
  return found.length > 0 ? Math.min(...found) : null;
}

/** The items that answer what was typed in English, Urdu or Roman Urdu, best first; all of them for an empty query. */
export function searchItems<Item extends Searchable>(items: readonly Item[], query: string): Item[] {
  const sought = normaliseForSearch(query);
  if (sought === '') return [...items];
  return items
    .map((item) => ({ item, rank: bestRank(item, sought) }))
    .filter((hit): hit is { item: Item; rank: number } => hit.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map((hit) => hit.item);
}

/** The entries of a list that answer what was typed, best first. */
export function searchTaxonomy<Code extends string>(list: Taxonomy<Code>, query: string): TaxonomyItem<Code>[] {
  return searchItems(list.items, query);
}
