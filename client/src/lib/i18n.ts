import { useMemo, useSyncExternalStore } from 'react';
import { languages, type Language, type Strings, type Translate } from '#shared/i18n/core.ts';
import type { dutyTables } from './duty-tables.ts';
import { phrase } from './phrase.ts';
import type { publicStrings } from './public-strings.ts';
import type { staffStrings } from './staff-strings.ts';

type Registered = typeof staffStrings & typeof publicStrings & typeof dutyTables;

/** The name of a namespace registered in staff-strings.ts, public-strings.ts or duty-tables.ts. */
export type Namespace = keyof Registered;

const storageKey = 'muhafiz.language';
const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);
const listeners = new Set<() => void>();
let remembers = false;
let language: Language = 'en';
let tables: Readonly<Record<string, Strings>> = {};

/** The writing direction of a language. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ur' ? 'rtl' : 'ltr');

/** The locale for Intl and React Aria: Pakistan's conventions, Latin digits in both languages. */
export const localeOf = (language: Language): string => `${language}-PK-u-nu-latn`;

/** The language on screen. */
export const currentLanguage = (): Language => language;

/** `?lang=` names the language in a link; pages of staff also remember the last choice on this machine. */
function startingLanguage(fallback: Language): Language {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (isLanguage(asked)) return asked;
  const stored = remembers ? window.localStorage.getItem(storageKey) : null;
  return isLanguage(stored) ? stored : fallback;
}

function show(next: Language): void {
  language = next;
  document.documentElement.lang = next;
  document.documentElement.dir = directionOf(next);
}

/** Starts the texts of an entry page; `remember` is for staff only, since the public pages store nothing. */
export function startI18n(options: { strings: Readonly<Record<string, Strings>>; fallback: Language; remember: boolean }): void {
  remembers = options.remember;
  tables = options.strings;
  show(startingLanguage(options.fallback));
}

/** Changes the language at once, on this page and (for staff) for the next time. */
export function setLanguage(next: Language): void {
  if (remembers) window.localStorage.setItem(storageKey, next);
  show(next);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language on screen; the component is drawn again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage);

/** The texts of a namespace in the language on screen: `t('key')`, `t('key', { n: 3 })`, plurals with `count`. */
export function useStrings<N extends Namespace>(namespace: N): Translate<Registered[N]> {
  const shown = useLanguage();
  return useMemo(() => inTable(tables[namespace]?.[shown]), [namespace, shown]);
}

/** The texts of a part of the page that is loaded later and brings them along. */
export function useWordsOf<S extends Strings>(strings: S): Translate<S> {
  const shown = useLanguage();
  return useMemo(() => inTable(strings[shown]), [strings, shown]);
}

function inTable(table: Readonly<Record<string, string>> = {}) {
  return (key: string, params?: Readonly<Record<string, string | number>>): string => phrase(table, key, params);
}
