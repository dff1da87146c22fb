import { expect, it } from 'vitest';
import type { ReferralId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/new-id.ts';
import type { DeskSummary } from '#shared/referrals/referral.schema.ts';
import { withNews } from './inbox-view.ts';

const referral = (more: Partial<DeskSummary> = {}) => ({ id: newId<ReferralId>(), version: 1, state: 'sent', ...more }) as DeskSummary;

it('takes in a referral that is new', () => {
  const one = referral();
  const next = referral();
  expect(withNews({ open: [one], ended: [] }, next).open).toEqual([one, next]);
});

it('replaces one that is known, and changes nothing for older or repeated news', () => {
  const one = referral({ version: 3, state: 'acknowledged' });
  const inbox = { open: [one], ended: [] };
  const next = { ...one, version: 4, state: 'accepted' as const };
  expect(withNews(inbox, next)).toEqual({ open: [next], ended: [] });
  expect(withNews(inbox, { ...one, version: 2 })).toBe(inbox);
  expect(withNews(inbox, one)).toBe(inbox);
});

it('moves one that ended out of the open ones, and back when the helpline returns it', () => {
  const one = referral({ version: 1 });
  const ended = withNews({ open: [one], ended: [] }, { ...one, version: 2, state: 'declined' });
  expect(ended).toMatchObject({ open: [], ended: [{ id: one.id, state: 'declined' }] });
  expect(withNews(ended, { ...one, version: 3, state: 'inService' })).toMatchObject({ open: [{ id: one.id }], ended: [] });
});
