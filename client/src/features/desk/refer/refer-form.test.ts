import { describe, expect, it } from 'vitest';
import { emptyRecord, type ContactRecord } from '#shared/contacts/record.schema.ts';
import type { BodyId } from '#shared/kernel/ids.ts';
import type { OfferedBody } from '#shared/referrals/referral.schema.ts';
import { basisOf, emptyForm, isReady, previewOf, sharedFields, withField } from './refer-form.ts';

const record: ContactRecord = {
  ...emptyRecord,
  childName: 'Zarmeena',
  childGender: 'girl',
  callerPhone: '0300 1234567',
  safeToContact: 'yes',
  childWishes: 'stay with the aunt',
};
const calm = { level: 'P2' as const, draft: false };
const body = { id: 'cpwb' as BodyId, responsible: true } as OfferedBody;

describe('what is shared', () => {
  it('starts with the usual fields that the record knows, without number and wishes', () => {
    expect(sharedFields(emptyForm, record)).toEqual(['childName', 'childGender', 'safeContact']);
  });

  it('follows the agent, field by field, both ways', () => {
    const less = withField(emptyForm, 'childName', false);
    const more = withField(less, 'phone', true);
    expect(sharedFields(more, record)).toEqual(['childGender', 'phone', 'safeContact']);
    expect(sharedFields(withField(withField(more, 'childName', true), 'phone', false), record)).toEqual(sharedFields(emptyForm, record));
  });

  it('never holds a number that it is not safe to contact', () => {
    const form = withField(emptyForm, 'phone', true);
    expect(sharedFields(form, { ...record, safeToContact: 'no' })).not.toContain('phone');
    expect(previewOf(form, { ...record, safeToContact: 'no' })).not.toHaveProperty('phone');
  });
});

describe('the ground to tell a body', () => {
  const basis = (more: Partial<ContactRecord>, risk: Parameters<typeof basisOf>[2] = calm, isSupervisor = false, override = '') =>
    basisOf({ ...emptyForm, override }, { ...record, ...more }, risk, isSupervisor);

  it('is consent to telling, unless the service itself was refused', () => {
    expect(basis({ consentDisclosure: 'yes' })).toBe('consent');
    expect(basis({ consentDisclosure: 'yes', consentServices: 'no' })).toBeNull();
    expect(basis({})).toBeNull();
  });

  it('is the emergency of a submitted P0, not of a draft', () => {
    expect(basis({}, { level: 'P0', draft: false })).toBe('emergency');
    expect(basis({}, { level: 'P0', draft: true })).toBeNull();
  });

  it('is a supervisor’s reason, and nobody else’s', () => {
    expect(basis({}, calm, true, 'implicated')).toBe('override');
    expect(basis({}, calm, true, '')).toBeNull();
    expect(basis({}, calm, false, 'implicated')).toBeNull();
  });
});

it('is ready with service, body, ground and summary; past the directory also with a reason', () => {
  const form = { ...emptyForm, service: 'legalAid.lawyer' as const, summary: 'needs a lawyer' };
  expect(isReady(form, body, 'consent')).toBe(true);
  expect(isReady({ ...form, summary: ' ' }, body, 'consent')).toBe(false);
  expect(isReady(form, undefined, 'consent')).toBe(false);
  expect(isReady(form, body, null)).toBe(false);
  expect(isReady(form, { ...body, responsible: false }, 'consent')).toBe(false);
  expect(isReady({ ...form, outsideReason: 'nearest' }, { ...body, responsible: false }, 'consent')).toBe(true);
});
