import { CALL_BACK_TRIES, chosen, nextTry, type Served, type Window } from '#shared/contacts/call-back.ts';
import { callBackMissSchema, type CallBackMiss, type CallBackOutcome } from '#shared/contacts/call-back.schema.ts';
import type { CallBackNext } from '#shared/contacts/call-back.api.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Decision } from '../../platform/mongo/aggregate.ts';
import { notReached, promised } from './back-in-line.ts';
import type { By } from './by-staff.ts';
import { noMoreCalls, notAsking, planOf, reachedCallsOf } from './call-back-rules.ts';
import type { CallBackTimes } from './call-back-times.ts';
import { requireOwner } from './contact-rules.ts';
import type { CallBackPlan, Contact, ContactFields } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';

type Set = Decision<ContactFields>;
/** What came of a call, and when to call next: as the rule proposes, from a time that may be chosen, or (null) not at all. */
export type CallBackResult = { outcome: CallBackOutcome; next: CallBackNext };
type Deps = { contacts: ContactsRepository; clock: Clock; times: Pick<CallBackTimes, 'servedFor'> };

const misses: readonly string[] = callBackMissSchema.options;
const isMiss = (outcome: CallBackOutcome): outcome is CallBackMiss => misses.includes(outcome);

export type CallBackOutcomes = ReturnType<typeof createCallBackOutcomes>;

/** What the agent says came of a promised call: the contact goes on, the call is planned again, or a person decides. */
export function createCallBackOutcomes({ contacts, clock, times }: Deps) {
  /** Records what came of the call; refused when none is promised, and with a time that cannot be chosen. */
  async function record(id: string, result: CallBackResult, by: By): Promise<Contact> {
    const served = await times.servedFor(await contacts.get(id));
    const decide = (contact: Contact): Set => {
      const plan = planOf(contact);
      if (!plan) throw new AppError('noCallBack', 409, 'No call is promised here any more. Look again; nothing was changed.');
      return came(contact, plan, result, served, by);
    };
    const { doc } = await contacts.change(id, by, decide, (contact) => {
      // Whoever gave it away by this very command sees it no more, but the repeat of a lost answer must not be refused to them.
      if (contact.formerId !== by.actor.staffId || !contact.commands.includes(by.commandId)) requireOwner(by.actor, contact);
    });
    return doc;
  }

  function came(contact: Contact, before: CallBackPlan, { outcome, next }: CallBackResult, served: Served, by: By): Set {
    const now = clock.now();
    const tries = isMiss(outcome) ? [...before.tries, { at: now, by: by.actor.staffId, end: outcome }] : before.tries;
    const plan = { ...before, tries };
    const { set, events } = after(contact, plan, outcome, () => nextOf(outcome, next, plan, served));
    const reached = outcome === 'reached' ? { reachedCalls: [...reachedCallsOf(contact), { at: now, by: by.actor.staffId }] } : {};
    const data = { outcome, tries: tries.length, dueAt: set.callBackPlan?.from.toISOString() ?? null };
    return { set: { ...set, ...reached }, events: [{ type: 'contact:callBackTried', data }, ...events] };
  }

  function after(contact: Contact, plan: CallBackPlan, outcome: CallBackOutcome, next: () => Window | null): Set {
    const marks = notAsking(contact.marks);
    if (outcome === 'reached' || outcome === 'safeOtherwise') return { set: { callBackPlan: null, marks }, events: [] };
    if (outcome === 'notWanted') return { set: { ...noMoreCalls(contact), marks }, events: [] };
    return outcome === 'wrongNumber' ? given(contact, noMoreCalls(contact)) : again(contact, plan, next());
  }

  /** No call any more: a person decides what follows; whoever is in danger stays with the agent, who acts. */
  function given(contact: Contact, kept: Partial<ContactFields>): Set {
    if (contact.rank === 0) return { set: { ...kept, callBackPlan: null }, events: [] };
    const { set, events } = notReached(contact, clock.now());
    return { set: { ...kept, ...set }, events };
  }

  function again(contact: Contact, plan: CallBackPlan, window: Window | null): Set {
    if (!window) return given(contact, {});
    const callBackPlan = { ...plan, ...window, seq: contact.lastCallerSeq, late: false };
    const safe = { from: window.from.toISOString(), until: window.until.toISOString() };
    const { callBack, unreadable = [] } = contact;
    const opens = callBack && !unreadable.includes('callBack');
    const kept = { callBackPlan, ...(opens ? { callBack: { ...callBack, window: safe } } : {}) };
    // Nobody in danger is put off to a later time.
    if (contact.rank === 0) return { set: kept, events: [] };
    const { set, events } = promised({ ...contact, callBackPlan });
    return { set: { ...kept, ...set }, events };
  }

  function nextOf(outcome: CallBackOutcome, next: CallBackNext, { until, tries }: CallBackPlan, served: Served): Window | null {
    const now = clock.now();
    const named = next !== null && next !== 'proposed';
    if (outcome !== 'later') {
      if (next === null || tries.length >= CALL_BACK_TRIES) return null;
      if (!named) return nextTry({ until, tries: tries.length }, now);
    }
    const window = named ? chosen(next, served, now) : null;
    if (!window)
      throw new AppError('callBackTimeGone', 422, 'This time cannot be chosen any more. Choose another one; nothing was changed.');
    return window;
  }

  return { record };
}
