/** The languages every text of the product exists in. */
export const languages = ['en', 'ur'] as const;
export type Language = (typeof languages)[number];

/** A namespace's texts: the same keys in every language, checked by the compiler. */
export interface Strings<E extends Record<string, string> = Record<string, string>> {
  readonly en: E;
  readonly ur: { readonly [K in keyof E]: string };
}

/**
 * Declares a namespace's texts; a key missing or left over in either language is a compile error.
 * Placeholders are written `{{name}}`; a plural is a pair of keys ending in `_one` and `_other`, asked for without the ending.
 */
export function defineStrings<const E extends Record<string, string>>(tables: {
  en: E;
  ur: { readonly [K in keyof NoInfer<E>]: string };
}): Strings<E> {
  return tables;
}

type Keys<S extends Strings> = keyof S['en'] & string;
type PluralOf<K> = K extends `${infer B}_one` ? B : never;

/** The keys a namespace answers to: a plural pair counts as one key. */
export type StringKey<S extends Strings> = Exclude<Keys<S>, `${PluralOf<Keys<S>>}_${'one' | 'other'}`> | PluralOf<Keys<S>>;

type Names<T> = T extends `${string}{{${infer N}}}${infer Rest}` ? N | Names<Rest> : never;
type Variants<S extends Strings, K extends string> = Extract<Keys<S>, K | `${K & PluralOf<Keys<S>>}_${'one' | 'other'}`>;
type Placeholders<S extends Strings, K extends string> = Names<S['en'][Variants<S, K>]> | (K extends PluralOf<Keys<S>> ? 'count' : never);

/** The values that a text needs, by name; nothing when the text has no placeholder. */
export type StringParams<S extends Strings, K extends string> = [Placeholders<S, K>] extends [never]
  ? []
  : [params: { readonly [N in Placeholders<S, K>]: N extends 'count' ? number : string | number }];

/** Gives the text of a key in the language of the moment. */
export type Translate<S extends Strings> = <K extends StringKey<S>>(key: K, ...params: StringParams<S, K>) => string;

const placeholder = /\{\{\s*(\w+)\s*\}\}/g;

/** The placeholder names of a text, sorted: what both languages must agree on. */
export function placeholdersOf(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(placeholder), (match) => match[1] ?? ''))].sort();
}

/** True for text in Arabic letters, which Nastaliq draws and which needs taller lines. */
export const hasArabicLetters = (text: string): boolean => /[\u0620-\u064A\u0671-\u06D3\u0750-\u077F\uFB50-\uFDFF]/.test(text);
