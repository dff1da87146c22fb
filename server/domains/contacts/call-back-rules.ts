import { callBackLateMs, type Window } from '#shared/contacts/call-back.ts';
import type { CallBack, ContactMark } from '#shared/contacts/contact.schema.ts';
import type { CallBackPlan, Contact, ContactFields, ReachedCall } from './contacts.model.ts';

/** What somebody who asks to be called leaves, and the safe time that was agreed; `seq` is the message that came along with it, if one did. */
export type CallBackAsk = { facts: Omit<CallBack, 'window'>; window: Window; seq?: number };

type Planned = Pick<Contact, 'lastCallerSeq' | 'rank'> & { callBackPlan?: CallBackPlan | null };

/** The promise of a contact; none in one from before there were any. */
export const planOf = ({ callBackPlan }: { callBackPlan?: CallBackPlan | null }): CallBackPlan | null => callBackPlan ?? null;

/** The calls in which the caller was reached; none in a contact from before they were kept. */
export const reachedCallsOf = ({ reachedCalls }: { reachedCalls?: ReachedCall[] }): ReachedCall[] => reachedCalls ?? [];

/** What is kept of an asking: the facts with their safe time, sealed, and the plan of the call. */
export function askedFor({ facts, window, seq }: CallBackAsk, lastCallerSeq: number, now: Date) {
  const { from, until } = window;
  const callBack: CallBack = { ...facts, window: { from: from.toISOString(), until: until.toISOString() } };
  const callBackPlan: CallBackPlan = { askedAt: now, from, until, seq: seq ?? lastCallerSeq, tries: [], late: false };
  return { callBack, callBackPlan };
}

/** Whether somebody who asked to be called is here as well: they wrote since, or need help now. Nobody takes these out of the line. */
export const isHere = (contact: Planned): boolean => contact.rank === 0 || contact.lastCallerSeq > (planOf(contact)?.seq ?? Infinity);

/** Whether somebody asked to be called and is not here: nobody reads what is written to them now. */
export const isAway = (contact: Planned): boolean => planOf(contact) !== null && !isHere(contact);

/** Whether the time of a promise has come, or the caller cannot wait for it. */
export const isDue = ({ from }: Pick<Window, 'from'>, { rank }: Pick<Contact, 'rank'>, now: Date): boolean => rank === 0 || from <= now;

/** The clock of a promise, which is its own fence: when it falls due; then when the floor is told that nobody took it, and when its safe time ends. */
export function callBackClock({ state, ...rest }: { state: Contact['state']; callBackPlan?: CallBackPlan | null }): Date | null {
  const plan = planOf(rest);
  if (!plan) return null;
  if (state === 'promised') return plan.from;
  if (state !== 'queued' && state !== 'offered') return null;
  const lateAt = new Date(plan.from.getTime() + callBackLateMs);
  return plan.late || lateAt > plan.until ? plan.until : lateAt;
}

/** Marks of somebody whose wish to be called is answered. */
export const notAsking = (marks: readonly ContactMark[]): ContactMark[] => marks.filter((mark) => mark !== 'callBackAsked');

/** Not asked for any more; what cannot be opened is left as it is. */
export const notAsked = ({ marks, unreadable = [] }: Pick<Contact, 'marks' | 'unreadable'>): Partial<ContactFields> => ({
  ...(unreadable.includes('callBack') ? {} : { callBack: null }),
  callBackPlan: null,
  marks: notAsking(marks),
});

/** No call is promised any more, and no time is known in which one is safe. */
export const noMoreCalls = ({ callBack, unreadable = [] }: Pick<Contact, 'callBack' | 'unreadable'>): Partial<ContactFields> => ({
  callBackPlan: null,
  ...(callBack && !unreadable.includes('callBack') ? { callBack: { ...callBack, window: null } } : {}),
});
