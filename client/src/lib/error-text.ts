import type { StringKey, Strings, Translate } from '#shared/i18n/core.ts';
import { errorStrings } from '#shared/i18n/errors.ts';
import { useCallback } from 'react';
import { ApiError } from './http.ts';
import { useLanguage, useStrings } from './i18n.ts';
import { phrase } from './phrase.ts';

type Key = StringKey<typeof errorStrings>;
const needsId = (key: Key): key is 'internal' | 'other' => key === 'internal' || key === 'other';

/** What an error means and what to do, in the words of `t`; a code without words of its own names the request's number. */
export function errorText(t: Translate<typeof errorStrings>, error: unknown): string {
  const code = error instanceof ApiError ? error.code : 'other';
  const key = code in errorStrings.en ? (code as Key) : 'other';
  const id = error instanceof ApiError && error.requestId !== '' ? error.requestId.slice(0, 8) : '–';
  return needsId(key) ? t(key, { id }) : t(key);
}

/** Gives the words for errors in the language on screen. */
export function useErrorText(): (error: unknown) => string {
  const t = useStrings('errors');
  return useCallback((error) => errorText(t, error), [t]);
}

/** Makes the hook of screens with words of their own for some refusals, under `err_` and the code: the first of the sets that has them speaks, else the usual words. */
export function ownErrorText(...own: readonly Strings[]): () => (error: unknown) => string {
  return function useOwnErrorText() {
    const language = useLanguage();
    const usual = useErrorText();
    return useCallback(
      (error) => {
        const key = `err_${error instanceof ApiError ? error.code : ''}`;
        const words = own.find(({ en }) => key in en);
        return words ? phrase(words[language], key) : usual(error);
      },
      [language, usual],
    );
  };
}
