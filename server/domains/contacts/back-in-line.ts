import type { EventDraft } from '../../platform/mongo/aggregate.ts';
import { planOf } from './call-back-rules.ts';
import { callBackLane, helpClock, nextAction, step, waitingLane } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import { leftAgain, notLeft } from './left-rules.ts';
import { disband } from './together.ts';

type Set = { set: Partial<ContactFields>; events: EventDraft[] };

/** Whether somebody stands in no line and in nobody's hands, and comes back with whatever they ask for. */
export const isOut = ({ state }: Pick<Contact, 'state'>): boolean => state === 'abandoned' || state === 'promised';

const notGone = ({ marks }: Contact): Partial<ContactFields> => ({
  abandonedAt: null,
  marks: marks.filter((mark) => mark !== 'childLeft'),
  ...notLeft,
});

/** In the line again at the old place: whoever had left, or was to be called later, and asks for something now. */
export function backInLine(contact: Contact, now: Date): Partial<ContactFields> {
  const since = contact.state === 'promised' ? { waitsSince: now, lane: waitingLane(contact) } : { waitedMs: null };
  return { state: step(contact, 'rejoin'), ...since, ...notGone(contact), ...helpClock(contact, now) };
}

/** In the line for the call that was promised, at the old place. */
export function dueInLine(contact: Contact, now: Date): Set {
  const place = { state: step(contact, 'fallDue'), lane: callBackLane(contact), waitsSince: now };
  return { set: { ...place, ...helpClock(contact, now) }, events: [{ type: 'contact:callBackDue' }] };
}

/** Out of the line, an offer or somebody's hands until the call that is planned; whoever had it in hand is asked first then. */
export function promised(contact: Contact): Set {
  const alone = disband(contact);
  const { id: offerId = null, agentId = null } = contact.offer ?? {};
  const dueAt = planOf(contact)?.from ?? null;
  const state = contact.state === 'promised' ? contact.state : step(contact, 'promise');
  const hands = { ownerId: null, formerId: contact.ownerId ?? contact.formerId, offer: null, wrapUpAt: null, wrapUp: null };
  const back = contact.state === 'abandoned' ? { waitedMs: null, ...notGone(contact) } : {};
  const clocks = { helpDueAt: null, silentSince: null, nextActionAt: dueAt };
  const data = { offerId, agentId, from: contact.ownerId, dueAt: dueAt?.toISOString() ?? null };
  return {
    set: { ...alone.set, ...hands, ...back, ...clocks, state },
    events: [{ type: 'contact:callBackPromised', data }, ...alone.events],
  };
}

/** Nobody was reached and no call is promised any more: a person decides what follows, by risk. */
export function notReached(contact: Contact, now: Date): Set {
  const alone = disband(contact);
  const left = leftAgain(contact, now);
  const hands = { ownerId: null, formerId: contact.ownerId ?? contact.formerId, wrapUpAt: null, wrapUp: null, silentSince: null };
  const clocks = { helpDueAt: null, nextActionAt: null };
  // Who asked to be called counts in no service level.
  const gone = { state: step(contact, 'notReached'), abandonedAt: now, waitedMs: null, callBackPlan: null, ...left };
  const data = { offerId: null, agentId: null, from: contact.ownerId, urgency: left.leftRank };
  return { set: { ...alone.set, ...hands, ...clocks, ...gone }, events: [{ type: 'contact:abandoned', data }, ...alone.events] };
}

/** The earliest clock once a promise has changed. */
export const clockWith = (contact: Contact, callBackPlan: Contact['callBackPlan']): Pick<ContactFields, 'nextActionAt'> => ({
  nextActionAt: nextAction({ ...contact, callBackPlan }),
});
