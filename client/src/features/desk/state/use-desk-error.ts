import { deskHomeStrings } from '#shared/i18n/desk-home.ts';
import { togetherStrings } from '#shared/i18n/together.ts';
import { useCallback } from 'react';
import { useErrorText } from '../../../lib/error-text.ts';
import { ApiError } from '../../../lib/http.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { notify } from '../../../ui/toast.tsx';

type ErrorKey = Extract<keyof typeof deskHomeStrings.en, `err_${string}`>;
type TogetherKey = Extract<keyof typeof togetherStrings.en, `err_${string}`>;

/** What a refusal means on the desk, by its code, in the language on screen. */
export function useDeskErrorText(): (error: unknown) => string {
  const t = useStrings('deskHome');
  const together = useStrings('together');
  const usual = useErrorText();
  return useCallback(
    (error) => {
      const key = `err_${error instanceof ApiError ? error.code : ''}`;
      if (key in togetherStrings.en) return together(key as TogetherKey);
      return key in deskHomeStrings.en ? t(key as ErrorKey) : usual(error);
    },
    [t, together, usual],
  );
}

/** Shows a refusal as a notice. */
export function useShowError(): (error: unknown) => void {
  const text = useDeskErrorText();
  return useCallback((error) => void notify({ text: text(error), tone: 'danger' }, 12_000), [text]);
}
