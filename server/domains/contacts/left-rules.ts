import type { LeftUrgency } from '#shared/contacts/left.schema.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import { hintsOf } from './hints.ts';

/** For so long a child who needed help now and left may wait for a decision before the floor is told again, in milliseconds. */
export const leftUrgentMs = 30 * 60_000;

/** "Nothing to do" can be taken back for this long, in milliseconds. */
export const leftUndoMs = 10 * 60_000;

/** How grave it is that somebody left: 0 needed help now or is at risk, 1 wrote words that nobody answered or asked to be called, 2 without a word. */
export function leftUrgency(contact: Contact): LeftUrgency {
  const { helpNow, rank, risk, marks, lastCallerSeq, callBack } = contact;
  const weighed = risk.level !== null && risk.level !== 'none' && risk.level !== 'P4';
  if (helpNow || rank === 0 || weighed || hintsOf(contact).length > 0 || marks.includes('helpNowUnanswered')) return 0;
  return lastCallerSeq > 0 || callBack !== null ? 1 : 2;
}

type LeftFields = Pick<ContactFields, 'leftRank' | 'leftDueAt' | 'leftDecision'>;

/** Left the line: a decision is open, and for a grave one a clock runs. */
export function leftAgain(contact: Contact, now: Date): LeftFields {
  const leftRank = leftUrgency(contact);
  return { leftRank, leftDueAt: leftRank === 0 ? new Date(now.getTime() + leftUrgentMs) : null, leftDecision: null };
}

/** Not gone, or back by itself: there is nothing to decide. */
export const notLeft: LeftFields = { leftRank: null, leftDueAt: null, leftDecision: null };
