import { expect, it } from 'vitest';
import { emptyRecord } from '#shared/contacts/record.schema.ts';
import type { TriageView } from '#shared/triage/triage.api.ts';
import { currentVersions, questionIds, type TriageInput } from '#shared/triage/answers.schema.ts';
import { shownTriage } from '../triage/triage-state.ts';
import { expectedGaps, gapLines, gapsOf, stillMissing } from './gaps.ts';

const noon = new Date('2026-03-01T07:00:00Z');
const allNo = Object.fromEntries(questionIds.map((id) => [id, 'no' as const]));
function triage(input: TriageInput, part: Partial<TriageView> = {}) {
  const view = {
    version: 1,
    status: 'draft',
    level: 'none',
    input,
    versions: currentVersions,
    lowerRequest: null,
    confirmed: null,
    ...part,
  } as TriageView;
  return { view, shown: shownTriage({ view, input }, noon) };
}
const filled = { ...emptyRecord, dataType: 'childSelf' as const, reasons: ['violence.sexual' as const], safeToContact: 'yes' as const };
const codes = (gaps: readonly { code: string; about?: string | undefined }[]) =>
  gaps.map(({ code, about }) => (about === undefined ? code : `${code} ${about}`));

it('names the fields that a contact with data needs', () => {
  expect(codes(expectedGaps(emptyRecord, null))).toEqual(['dataMissing dataType', 'dataMissing reasons', 'dataMissing safeToContact']);
  expect(expectedGaps(filled, null)).toEqual([]);
});

it('names every safety question that was not asked, and the level not submitted', () => {
  const gaps = expectedGaps(filled, triage({ main: { ...allNo, q4: 'notAsked' } }));
  expect(codes(gaps)).toEqual(['safetyNotAsked q4', 'notSubmitted']);
});

it('asks to confirm contact with the child only when it is urgent', () => {
  const urgent = { main: { ...allNo, q1: 'yes' as const } };
  expect(codes(expectedGaps(filled, triage(urgent, { status: 'submitted', level: 'P0' })))).toEqual(['riskUnconfirmed']);
  expect(expectedGaps(filled, triage({ main: allNo }, { status: 'submitted' }))).toEqual([]);
});

it('shows the questions not asked as one line that leads to the first', () => {
  const lines = gapLines([
    { code: 'dataMissing', about: 'reasons' },
    { code: 'safetyNotAsked', about: 'q2' },
    { code: 'safetyNotAsked', about: 'q5' },
    { code: 'notSubmitted' },
  ]);
  expect(lines.map(({ code, about, count }) => [code, about, count])).toEqual([
    ['dataMissing', 'reasons', 1],
    ['safetyNotAsked', 'q2', 2],
    ['notSubmitted', undefined, 1],
  ]);
});

it('reads the facts of a refusal, and nothing from facts it does not know', () => {
  expect(gapsOf({ missing: [{ code: 'dispatchOpen', about: 'x' }] })).toEqual([{ code: 'dispatchOpen', about: 'x' }]);
  expect(gapsOf({ state: 'closed' })).toEqual([]);
});

it('lets go of what was filled in since a refusal, and keeps what only the server can see', () => {
  const refused = [
    { code: 'dataMissing', about: 'reasons' },
    { code: 'dataMissing', about: 'dataType' },
    { code: 'dispatchOpen', about: 'x' },
  ];
  expect(stillMissing(refused, [{ code: 'dataMissing', about: 'dataType' }])).toEqual([refused[1], refused[2]]);
});
