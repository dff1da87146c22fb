import { describe, expect, it } from 'vitest';
import { emptyRecord } from '#shared/contacts/record.schema.ts';
import type { Actor, Role } from '#shared/kernel/actor.ts';
import { createManualClock } from '#shared/kernel/clock.ts';
import { newId, type BodyId, type ContactId, type StaffId } from '#shared/kernel/ids.ts';
import type { Contact } from '../contacts/index.ts';
import { deskMaySee } from './desk.service.ts';
import { consentBasis, requireNotExcluded, requireReferable, step } from './referral-rules.ts';
import type { Referral } from './referrals.model.ts';

const staff = (...roles: Role[]): Actor => ({
  kind: 'staff',
  staffId: newId<StaffId>(),
  sessionId: 's',
  roles,
  districts: [],
  bodyId: null,
});
const calm = { risk: { level: 'P2' as const, draft: false } };
const asked = { services: 'yes' as const, disclosure: 'yes' as const, by: 'child' as const, override: null };
const body = 'police-kasur' as BodyId;
const code = (name: string) => expect.objectContaining({ code: name, status: 409 }) as Error;

describe('a step', () => {
  const clock = createManualClock(new Date('2026-03-12T07:00:00Z'));

  it('adds the state, the time and the person to the history', () => {
    const actor = staff('desk');
    const after = step({ state: 'sent', history: [] }, 'deliver', actor, clock);
    expect(after).toEqual({
      state: 'delivered',
      history: [{ state: 'delivered', at: clock.now(), by: actor.kind === 'staff' ? actor.staffId : '' }],
    });
  });

  it('that the life cycle does not allow is refused with the state it is in', () => {
    expect(() => step({ state: 'declined', history: [] }, 'accept', staff('desk'), clock)).toThrow(
      expect.objectContaining({ code: 'wrongState', extra: { facts: { state: 'declined' } } }) as Error,
    );
  });
});

describe('consent', () => {
  const basis = (consent: object, contact: Pick<Contact, 'risk'> = calm, actor = staff('agent'), record = emptyRecord) =>
    consentBasis(contact, record, { ...asked, ...consent }, actor);

  it('to disclosure is enough', () => {
    expect(basis({})).toBe('consent');
    expect(basis({ services: 'notAsked' })).toBe('consent');
  });

  it.each([{ disclosure: 'no' as const }, { disclosure: 'notAsked' as const }, { services: 'no' as const }])(
    'is missing with %j',
    (consent) => {
      expect(() => basis(consent)).toThrow(code('consentMissing'));
    },
  );

  it('is not needed for a submitted P0, but is for one that is still a draft', () => {
    expect(basis({ disclosure: 'no' }, { risk: { level: 'P0', draft: false } })).toBe('emergency');
    expect(() => basis({ disclosure: 'no' }, { risk: { level: 'P0', draft: true } })).toThrow(code('consentMissing'));
  });

  it('is overridden by a supervisor with a reason, and by nobody else', () => {
    const override = { disclosure: 'no', override: 'the caregiver is implicated' };
    expect(basis(override, calm, staff('supervisor'))).toBe('override');
    expect(() => basis(override, calm, staff('agent'))).toThrow(code('consentMissing'));
    expect(() => basis({ disclosure: 'no' }, calm, staff('supervisor'))).toThrow(code('consentMissing'));
  });

  it('must be what the record says, even in an emergency', () => {
    const record = { ...emptyRecord, consentDisclosure: 'no' as const };
    expect(() => basis({}, calm, staff('agent'), record)).toThrow(code('consentMoved'));
    expect(() => basis({}, { risk: { level: 'P0', draft: false } }, staff('agent'), record)).toThrow(code('consentMoved'));
  });
});

it('never goes to an excluded body', () => {
  expect(() => requireNotExcluded({ excludedBodies: [body] }, body)).toThrow(code('bodyExcluded'));
  expect(() => requireNotExcluded({ excludedBodies: ['police-lahore' as BodyId] }, body)).not.toThrow();
});

it('is not made for a contact that waits, left, or was closed as one without data', () => {
  for (const state of ['queued', 'offered', 'abandoned'] as const)
    expect(() => requireReferable({ state, nonData: null })).toThrow(code('wrongState'));
  for (const state of ['active', 'wrapUp', 'closed'] as const) expect(() => requireReferable({ state, nonData: null })).not.toThrow();
  expect(() => requireReferable({ state: 'closed', nonData: 'prank' })).toThrow(code('wrongState'));
});

describe('a desk', () => {
  const desk = { staffId: newId<StaffId>(), bodyId: body };
  const referral = { bodyId: body, revokedWhy: null, contactId: newId<ContactId>() } as Referral;
  const contact = { excludedBodies: [] as BodyId[], excludedStaff: [] as StaffId[] } as Contact;

  it('sees its own body’s referrals', () => {
    expect(deskMaySee(desk, referral, contact)).toBe(true);
  });

  it.each([
    ['of another body', { ...desk, bodyId: 'cpwb' as BodyId }, referral, contact],
    ['while it belongs to no body', { ...desk, bodyId: null }, referral, contact],
    ['of a contact that excludes the person', desk, referral, { ...contact, excludedStaff: [desk.staffId] }],
    ['of a contact that excludes the body', desk, referral, { ...contact, excludedBodies: [body] }],
    ['that was taken back because of the body', desk, { ...referral, revokedWhy: 'bodyExcluded' as const }, contact],
    ['whose contact cannot be found', desk, referral, null],
  ])('does not see one %s', (_, who, one, its) => {
    expect(deskMaySee(who, one, its)).toBe(false);
  });
});
