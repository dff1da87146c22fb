import { languages, type Language, type Strings, type Translate } from '#shared/i18n/core.ts';
import { useMemo, useSyncExternalStore } from 'react';
import { phrase } from '../phrase.ts';

const listeners = new Set<() => void>();
let language: Language = 'ur';

function show(next: Language): void {
  language = next;
  document.documentElement.lang = next;
  document.documentElement.dir = next === 'ur' ? 'rtl' : 'ltr';
}

/** Starts in Urdu, or in the language that the address asks for. */
export function startWords(): void {
  const asked = new URLSearchParams(window.location.search).get('lang');
  show(languages.find((known) => known === asked) ?? 'ur');
}

/** Changes the language at once; the address remembers it for a reload, since the public pages store nothing. */
export function setPublicLanguage(next: Language): void {
  show(next);
  const address = new URL(window.location.href);
  address.searchParams.set('lang', next);
  window.history.replaceState(null, '', address);
  listeners.forEach((listener) => listener());
}

/** The language on screen, outside components. */
export const publicLanguage = (): Language => language;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language on screen. */
export const usePublicLanguage = (): Language => useSyncExternalStore(subscribe, publicLanguage);

/** The texts of a table in the language on screen. */
export function useWords<S extends Strings>(strings: S): Translate<S> {
  const shown = usePublicLanguage();
  return useMemo(() => {
    const table: Readonly<Record<string, string>> = strings[shown];
    const translate = (key: string, params?: Readonly<Record<string, string | number>>) => phrase(table, key, params);
    return translate;
  }, [strings, shown]);
}
