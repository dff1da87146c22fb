import type { ContactRecord } from '#shared/contacts/record.schema.ts';
import type { TriageView } from '#shared/triage/triage.api.ts';
import { z } from 'zod';
import type { Shown } from '../triage/triage-state.ts';

/** Something missing before a contact may close: a code, and what it is about. The server decides; these codes are its own. */
export type Gap = { readonly code: string; readonly about?: string | undefined };

const gapsSchema = z.object({ missing: z.array(z.object({ code: z.string(), about: z.string().optional() })) });

/** What a refusal to close says is missing. */
export function gapsOf(facts: unknown): Gap[] {
  const parsed = gapsSchema.safeParse(facts);
  return parsed.success ? parsed.data.missing : [];
}

const needed = ['dataType', 'reasons', 'safeToContact'] as const;
const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** What the desk can already see to be missing, so that nobody has to try to close to learn it. */
export function expectedGaps(record: ContactRecord, triage: { readonly shown: Shown; readonly view: TriageView } | null): Gap[] {
  const data = needed.filter((field) => isEmpty(record[field])).map((about) => ({ code: 'dataMissing', about }));
  if (!triage) return data;
  const { shown, view } = triage;
  const urgent = shown.shownLevel === 'P0' || shown.shownLevel === 'P1';
  return [
    ...data,
    ...shown.openSafetyQuestions.map((about) => ({ code: 'safetyNotAsked', about })),
    ...(view.status === 'draft' ? [{ code: 'notSubmitted' }] : []),
    ...(view.lowerRequest ? [{ code: 'lowerUndecided' }] : []),
    ...(urgent && !view.confirmed ? [{ code: 'riskUnconfirmed' }] : []),
  ];
}

const seenHere: ReadonlySet<string> = new Set([
  'callBackOpen',
  'dataMissing',
  'safetyNotAsked',
  'notSubmitted',
  'lowerUndecided',
  'riskUnconfirmed',
]);

/** Of the gaps of a refusal, those that still stand: what the desk sees to be filled meanwhile goes. */
export function stillMissing(refused: readonly Gap[], present: readonly Gap[]): Gap[] {
  return refused.filter(({ code, about }) => !seenHere.has(code) || present.some((gap) => gap.code === code && gap.about === about));
}

/** The gaps as a person reads them: the questions not asked are one line, which leads to the first of them. */
export type GapLine = Gap & { readonly count: number };

export function gapLines(gaps: readonly Gap[]): GapLine[] {
  const questions = gaps.filter(({ code }) => code === 'safetyNotAsked');
  const [first] = questions;
  return gaps.flatMap((gap) =>
    gap.code !== 'safetyNotAsked' ? [{ ...gap, count: 1 }] : gap === first ? [{ ...gap, count: questions.length }] : [],
  );
}
