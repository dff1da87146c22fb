import { reportBody, reporterRelationSchema } from '#shared/channels/report.api.ts';
import { newId, type CommandId } from '#shared/kernel/ids.ts';
import { expect, test } from 'vitest';
import { emptyDraft, relations, reportOf, wrongField } from './draft.ts';

const about = () => ({ commandId: newId<CommandId>(), screen: 'ur' as const, areaId: null }) as const;

test('only what happens must be written; everything else may stay empty', () => {
  expect(wrongField(emptyDraft)).toBe('whatHappened');
  const draft = { ...emptyDraft, whatHappened: 'A boy works at the kiln at night' };
  expect(wrongField(draft)).toBeNull();
  expect(reportBody.safeParse(reportOf(draft, about())).success).toBe(true);
});

test('a telephone number may be typed in Urdu digits, and must be one when it is typed', () => {
  const draft = { ...emptyDraft, whatHappened: 'x', reporterPhone: '۰۳۰۰ ۱۲۳۴۵۶۷' };
  expect(reportOf(draft, about()).reporterPhone).toBe('0300 1234567');
  expect(wrongField({ ...draft, reporterPhone: 'at night' })).toBe('reporterPhone');
});

test('danger that nobody affirmed is not sent as danger', () => {
  expect(reportOf({ ...emptyDraft, dangerNow: null }, about()).dangerNow).toBe(false);
  expect(reportOf({ ...emptyDraft, dangerNow: true }, about()).dangerNow).toBe(true);
});

test('every relation of the contract can be chosen', () => {
  expect([...relations].sort()).toEqual([...reporterRelationSchema.options].sort());
});
