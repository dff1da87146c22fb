import { deskStepsStrings } from '#shared/i18n/desk-steps.ts';
import type { StringKey } from '#shared/i18n/core.ts';
import { nonDataTypes, type NonDataType } from '#shared/taxonomy/contact-types.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';

/** What a contact can close with, in the order of their keys. */
export const outcomes = ['resolved', 'followUpNextShift', 'followUpExternal', 'referred', 'dispatched'] as const;
export type Outcome = (typeof outcomes)[number];

type Key = Extract<StringKey<typeof deskStepsStrings>, `out_${Outcome}`>;

/** An outcome in words, or the type of a contact without data. */
export function useOutcomeName(): (code: string) => string {
  const t = useStrings('deskSteps');
  const language = useLanguage();
  return (code) => (`out_${code}` in deskStepsStrings.en ? t(`out_${code}` as Key) : label(nonDataTypes, code as NonDataType, language));
}
