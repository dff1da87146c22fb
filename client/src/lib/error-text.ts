import type { StringKey, Translate } from '#shared/i18n/core.ts';
import { errorStrings } from '#shared/i18n/errors.ts';
import { useCallback } from 'react';
import { ApiError } from './http.ts';
import { useStrings } from './i18n.ts';

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
