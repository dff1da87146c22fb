import { deskHomeStrings } from '#shared/i18n/desk-home.ts';
import { togetherStrings } from '#shared/i18n/together.ts';
import { useCallback } from 'react';
import { ownErrorText } from '../../../lib/error-text.ts';
import { notify } from '../../../ui/toast.tsx';

/** What a refusal means on the desk, by its code, in the language on screen. */
export const useDeskErrorText = ownErrorText(togetherStrings, deskHomeStrings);

/** Shows a refusal as a notice. */
export function useShowError(): (error: unknown) => void {
  const text = useDeskErrorText();
  return useCallback((error) => void notify({ text: text(error), tone: 'danger' }, 12_000), [text]);
}
