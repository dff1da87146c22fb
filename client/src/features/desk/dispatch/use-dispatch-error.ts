import { dispatchErrorStrings } from '#shared/i18n/dispatch-errors.ts';
import { useCallback } from 'react';
import { useErrorText } from '../../../lib/error-text.ts';
import { ApiError } from '../../../lib/http.ts';
import { useStrings } from '../../../lib/i18n.ts';

type ErrorKey = Extract<keyof typeof dispatchErrorStrings.en, `err_${string}`>;

/** What a refusal means in urgent dispatch, by its code, in the language on screen. */
export function useDispatchError(): (error: unknown) => string {
  const t = useStrings('dispatchErrors');
  const usual = useErrorText();
  return useCallback(
    (error) => {
      const key = `err_${error instanceof ApiError ? error.code : ''}`;
      return key in dispatchErrorStrings.en ? t(key as ErrorKey) : usual(error);
    },
    [t, usual],
  );
}
