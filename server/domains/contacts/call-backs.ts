import type { Clock } from '#shared/kernel/clock.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { backInLine, clockWith, dueInLine, isOut, notReached, promised } from './back-in-line.ts';
import { askedFor, callBackClock, isDue, isHere, notAsked, planOf, type CallBackAsk } from './call-back-rules.ts';
import { waitingLane, withMark } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { resumed, resuming } from './wrap-up.ts';

type Set = Decision<ContactFields>;

const byClock: ChangeBy = { actor: { kind: 'system', part: 'clock' } };

export type CallBacks = ReturnType<typeof createCallBacks>;

/** Calls that were promised: asked for, taken back, due, tried. The contact itself is the task, its clock is the promise. */
export function createCallBacks({ contacts, clock }: { contacts: ContactsRepository; clock: Clock }) {
  /** The caller asks to be called at a safe time. They leave the line until then and keep their place in it; who cannot wait stays. Nothing once it is closed. */
  async function ask(id: string, asking: CallBackAsk, by: ChangeBy): Promise<Contact> {
    return (await contacts.change(id, by, (contact) => (contact.state === 'closed' ? null : asks(contact, asking)))).doc;
  }
  function asks(contact: Contact, asking: CallBackAsk): Set {
    const now = clock.now();
    const kept = { ...askedFor(asking, contact.lastCallerSeq, now), marks: withMark(contact.marks, 'callBackAsked') };
    const asked = { ...contact, ...kept };
    const told = [{ type: 'contact:callBackAsked', data: { dueAt: kept.callBackPlan.from.toISOString() } }];
    // With an agent already: what follows is between the two.
    if (contact.state === 'active' || contact.state === 'wrapUp')
      return { set: { ...kept, ...resumed(contact) }, events: [...told, ...resuming(contact)] };
    const { set, events } = isDue(kept.callBackPlan, contact, now) ? dueNow(asked, now) : promised(asked);
    return { set: { ...kept, ...set }, events: [...told, ...events] };
  }
  function dueNow(contact: Contact, now: Date): Set {
    if (contact.state === 'promised') return dueInLine(contact, now);
    if (isOut(contact)) return { set: backInLine(contact, now), events: [{ type: 'contact:rejoined' }] };
    return { set: clockWith(contact, contact.callBackPlan), events: [] };
  }

  /** The caller would rather wait: at the old place, as if they had not asked. Nothing when no call is promised. */
  async function takeBack(id: string, by: ChangeBy): Promise<Contact> {
    const decide = (contact: Contact): Set | null => {
      if (!planOf(contact) || contact.state === 'closed') return null;
      const without = { ...contact, ...notAsked(contact) };
      const told = { type: 'contact:callBackTakenBack' };
      if (isOut(contact))
        return { set: { ...notAsked(contact), ...backInLine(without, clock.now()) }, events: [told, { type: 'contact:rejoined' }] };
      return { set: { ...notAsked(contact), lane: waitingLane(contact), ...clockWith(contact, null) }, events: [told] };
    };
    return (await contacts.change(id, by, decide)).doc;
  }

  /** What the clock of a promise asks for: in the line when due, told when nobody takes it, a decision when its safe time is over. `due` is its fence. */
  async function runOut(id: string, due: Date): Promise<void> {
    await contacts.change(id, byClock, (contact): Set | null => {
      const plan = planOf(contact);
      const now = clock.now();
      // An offer that stands ends by itself: whoever takes it is the answer.
      const moved = callBackClock(contact)?.getTime() !== due.getTime() || due > now || contact.state === 'offered';
      if (!plan || moved) return null;
      if (now >= plan.until) return missed(contact);
      if (contact.state === 'promised') return dueInLine(contact, now);
      const late = { ...plan, late: true };
      return { set: { callBackPlan: late, ...clockWith(contact, late) }, events: [{ type: 'contact:callBackLate' }] };
    });
  }
  // Outside the safe time nobody calls; who is here waits on, and for the others a person decides.
  function missed(contact: Contact): Set {
    const told = { type: 'contact:callBackMissed' };
    if (isHere(contact)) return { set: { callBackPlan: null, ...clockWith(contact, null) }, events: [told] };
    const { set, events } = notReached(contact, clock.now());
    return { set, events: [told, ...events] };
  }

  return { ask, takeBack, runOut };
}
