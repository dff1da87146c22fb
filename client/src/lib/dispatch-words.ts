import { dispatchErrorStrings } from '#shared/i18n/dispatch-errors.ts';
import { reasonGroups, reasons } from '#shared/taxonomy/reasons.ts';
import { label, type CodeOf } from '#shared/taxonomy/taxonomy.ts';
import type { Language } from '#shared/i18n/core.ts';
import { useCallback } from 'react';
import { useErrorText } from './error-text.ts';
import { ApiError } from './http.ts';
import { useStrings } from './i18n.ts';

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

/** A reason of the contact in words, with the heading it stands under; a code of another edition as it is. */
export function reasonWords(code: string, language: Language): string {
  const item = reasons.items.find((one) => one.code === code);
  if (!item) return code;
  return `${label(reasonGroups, item.group as CodeOf<typeof reasonGroups>, language)}: ${item.label[language]}`;
}
