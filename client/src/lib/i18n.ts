import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { languages, type Language, type Strings, type Translate } from '#shared/i18n/core.ts';
import type { publicStrings } from './public-strings.ts';
import type { staffStrings } from './staff-strings.ts';

type Registered = typeof staffStrings & typeof publicStrings;

/** The name of a namespace registered in staff-strings.ts or public-strings.ts. */
export type Namespace = keyof Registered;

const storageKey = 'muhafiz.language';
const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);
let remembers = false;

/** The writing direction of a language. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ur' ? 'rtl' : 'ltr');

/** The locale for Intl and React Aria: Pakistan's conventions, Latin digits in both languages. */
export const localeOf = (language: Language): string => `${language}-PK-u-nu-latn`;

/** The language on screen. */
export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en');

/** `?lang=` names the language in a link; pages of staff also remember the last choice on this machine. */
function startingLanguage(fallback: Language): Language {
  const asked = new URLSearchParams(window.location.search).get('lang');
  if (isLanguage(asked)) return asked;
  const stored = remembers ? window.localStorage.getItem(storageKey) : null;
  return isLanguage(stored) ? stored : fallback;
}

function showOnPage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

function resourcesOf(tables: Readonly<Record<string, Strings>>) {
  return Object.fromEntries(
    languages.map((language) => [
      language,
      Object.fromEntries(Object.entries(tables).map(([name, strings]) => [name, { ...strings[language] }])),
    ]),
  );
}

/** Starts the texts of an entry page; `remember` is for staff only, since the public pages store nothing. */
export function startI18n(options: { strings: Readonly<Record<string, Strings>>; fallback: Language; remember: boolean }): void {
  remembers = options.remember;
  const language = startingLanguage(options.fallback);
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: resourcesOf(options.strings),
    ns: Object.keys(options.strings),
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  showOnPage(language);
}

/** Changes the language at once, on this page and (for staff) for the next time. */
export function setLanguage(language: Language): void {
  if (remembers) window.localStorage.setItem(storageKey, language);
  showOnPage(language);
  void i18next.changeLanguage(language);
}

/** The language on screen; the component is drawn again when it changes. */
export function useLanguage(): Language {
  useTranslation();
  return currentLanguage();
}

/** The texts of a namespace in the language on screen: `t('key')`, `t('key', { n: 3 })`, plurals with `count`. */
export function useStrings<N extends Namespace>(namespace: N): Translate<Registered[N]> {
  const { t } = useTranslation(namespace);
  // i18next's own typing knows neither our tables nor their placeholders; the tables are checked by defineStrings.
  return t as unknown as Translate<Registered[N]>;
}
