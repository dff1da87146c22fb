import { levelInfo, levels, type Level } from '../triage/levels.ts';
import { isUnanswered, type ReferralState } from './referral.lifecycle.ts';

type Clocked = { readonly state: ReferralState; readonly level: Level | null; readonly sentAt: string; readonly dueAt: string | null };

const hour = 3_600_000;
// A risk that nobody has weighed may be anything: it stands with P2, before the calm ones.
const unweighed = levels.indexOf('P2');

/** Until when the body owes an answer, by the target of the level (domain reference §4); null when none is owed. */
export function answerDue(state: ReferralState, level: Level | null, sentAt: Date): Date | null {
  const hours = level ? levelInfo[level].hours : null;
  return hours === null || !isUnanswered(state) ? null : new Date(sentAt.getTime() + hours * hour);
}

/** True when an answer is owed since before `now` (epoch milliseconds). */
export const isOverdue = ({ dueAt }: Pick<Clocked, 'dueAt'>, now: number): boolean => dueAt !== null && Date.parse(dueAt) <= now;

/** Order of an inbox at `now` (epoch milliseconds): overdue first, then by level, then whoever waits longest. */
export function inboxOrder(now: number): (a: Clocked, b: Clocked) => number {
  const late = (one: Clocked): number => (isOverdue(one, now) ? 0 : 1);
  const rank = ({ level }: Clocked): number => (level ? levels.indexOf(level) : unweighed);
  return (a, b) => late(a) - late(b) || rank(a) - rank(b) || Date.parse(a.sentAt) - Date.parse(b.sentAt);
}
