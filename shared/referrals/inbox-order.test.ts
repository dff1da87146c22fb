import { expect, it } from 'vitest';
import { answerDue, inboxOrder, isOverdue } from './inbox-order.ts';
import type { ReferralState } from './referral.lifecycle.ts';
import type { Level } from '../triage/levels.ts';

const noon = new Date('2026-03-12T07:00:00Z');
const hoursLater = (hours: number) => noon.getTime() + hours * 3_600_000;
const referral = (level: Level | null, sentHoursAgo = 0, state: ReferralState = 'sent') => {
  const sentAt = new Date(noon.getTime() - sentHoursAgo * 3_600_000);
  return { level, state, sentAt: sentAt.toISOString(), dueAt: answerDue(state, level, sentAt)?.toISOString() ?? null };
};

it('owes an answer within the hours of its level, at once for an emergency', () => {
  expect(answerDue('sent', 'P0', noon)).toEqual(noon);
  expect(answerDue('delivered', 'P1', noon)?.getTime()).toBe(hoursLater(4));
  expect(answerDue('acknowledged', 'P2', noon)?.getTime()).toBe(hoursLater(24));
});

it('owes no answer once accepted, for mere information, or while nobody has weighed the risk', () => {
  expect(answerDue('accepted', 'P1', noon)).toBeNull();
  expect(answerDue('declined', 'P0', noon)).toBeNull();
  expect(answerDue('sent', 'none', noon)).toBeNull();
  expect(answerDue('sent', null, noon)).toBeNull();
});

it('is overdue from the very moment it was due', () => {
  const one = referral('P1');
  expect(isOverdue(one, hoursLater(4) - 1)).toBe(false);
  expect(isOverdue(one, hoursLater(4))).toBe(true);
});

it('puts the overdue first, then the worse level, then the longer wait; an unweighed risk stands with P2', () => {
  const overdue = referral('P2', 30);
  const urgent = referral('P1', 1);
  const older = referral('P2', 5);
  const unweighed = referral(null, 3);
  const newer = referral('P2', 1);
  const calm = referral('P4', 100);
  const sorted = [calm, newer, urgent, unweighed, overdue, older].sort(inboxOrder(noon.getTime()));
  expect(sorted).toEqual([overdue, urgent, older, unweighed, newer, calm]);
});
