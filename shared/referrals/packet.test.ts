import { expect, it } from 'vitest';
import { emptyRecord, type ContactRecord } from '../contacts/record.schema.ts';
import { shareFieldSchema } from './referral.schema.ts';
import { isUnsafeToShare, knownFields, makePacket } from './packet.ts';

const record: ContactRecord = {
  ...emptyRecord,
  ...{
    childName: 'Zarmeena',
    childAge: { years: 9, approx: true },
    childGender: 'girl',
    placeText: 'behind the mill',
    callerPhone: '0300 1234567',
  },
  ...{ reasons: ['violence.physical'], safeToContact: 'yes', safeWhen: 'mornings', safeWho: 'the aunt', safeWords: 'school form' },
  ...{
    childWishes: 'wants to stay with the aunt',
    withhold: 'not the school',
    callerName: 'the aunt’s name',
    perpetratorText: 'a man of the house',
  },
};

it('holds the summary alone when nothing else was chosen', () => {
  expect(makePacket(record, [], 'A girl needs a lawyer')).toEqual({ summary: 'A girl needs a lawyer' });
});

it('holds exactly what was chosen', () => {
  expect(makePacket(record, ['childAge', 'place'], 's')).toEqual({
    summary: 's',
    childAge: { years: 9, approx: true },
    place: 'behind the mill',
  });
});

it('never holds the caller, the alleged person, what is to be withheld, or anything else of the record', () => {
  const all = JSON.stringify(makePacket(record, shareFieldSchema.options, 's'));
  for (const kept of [record.callerName, record.perpetratorText, record.withhold]) expect(all).not.toContain(kept);
  expect(Object.keys(JSON.parse(all) as object).sort()).toEqual(['summary', ...shareFieldSchema.options].sort());
});

it('never gives a number without saying how to use it safely', () => {
  expect(makePacket(record, ['phone'], 's')).toEqual({
    summary: 's',
    phone: '0300 1234567',
    safeContact: { safe: 'yes', when: 'mornings', who: 'the aunt', words: 'school form' },
  });
});

it('calls a number unsafe to share only when the record says that contact is not safe', () => {
  expect(isUnsafeToShare({ safeToContact: 'no' }, ['phone'])).toBe(true);
  expect(isUnsafeToShare({ safeToContact: 'no' }, ['childAge'])).toBe(false);
  expect(isUnsafeToShare({ safeToContact: 'unknown' }, ['phone'])).toBe(false);
});

it('knows which fields of a record say anything', () => {
  expect(knownFields(record)).toEqual(shareFieldSchema.options);
  expect(knownFields(emptyRecord)).toEqual([]);
  expect(knownFields({ ...emptyRecord, safeToContact: 'no', childGender: 'boy' })).toEqual(['childGender', 'safeContact']);
});

it('leaves out what was chosen but never asked', () => {
  expect(makePacket(emptyRecord, ['childName', 'childAge', 'childGender', 'place', 'reasons', 'childWishes'], 's')).toEqual({
    summary: 's',
  });
});
