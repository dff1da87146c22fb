import type { Actor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import type { HintCode } from '#shared/triage/danger-words.schema.ts';
import type { ChangeBy, Decision, EventDraft } from '../../platform/mongo/aggregate.ts';
import type { Arriving, Beginnings } from './beginnings.ts';
import { backInLine, isOut } from './back-in-line.ts';
import { isHere, planOf } from './call-back-rules.ts';
import { helpNowMs, laneOf, limitedPlace, nextAction, step, unlimited, waited, withMark } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import { hinted, hintsOf, saidFirst, withHints, type FirstWords } from './hints.ts';
import { resumed, resuming } from './wrap-up.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { excludedByAny } from './exclusions.ts';
import { leftAgain } from './left-rules.ts';

export type OpenContact = Arriving & {
  id: ContactId;
  /** What a conversation that was never seen before began with: nothing earlier is looked for. */
  first?: FirstWords;
};
type Deps = {
  contacts: ContactsRepository;
  clock: Clock;
  beginnings: Beginnings;
  /** Whether a conversation is limited now. */
  isLimited: (conversationId: string) => Promise<boolean>;
};
type Set = Decision<ContactFields>;

/** What is told of a call that somebody who arrives has asked for. */
function promiseIn({ callBackPlan: plan, state }: Pick<Contact, 'callBackPlan' | 'state'>): EventDraft[] {
  if (!plan) return [];
  const data = { dueAt: plan.from.toISOString() };
  const told = state === 'promised' ? [{ type: 'contact:callBackPromised', data }] : [];
  return [{ type: 'contact:callBackAsked', data }, ...told];
}
const system = (part: string): ChangeBy => ({ actor: { kind: 'system', part } });

export type ContactsService = ReturnType<typeof createContactsService>;

/** What happens to a contact from the caller's side and from clocks. */
export function createContactsService({ contacts, clock, beginnings, isLimited }: Deps) {
  const { blank, begin, arrival } = beginnings;

  /** Puts a contact in the line; idempotent by its id. Resolves when it is durable. */
  async function open(request: OpenContact, actor: Actor): Promise<Contact> {
    const { id, first, ...about } = request;
    const there = first ? null : await contacts.find(id);
    if (there) return there;
    const [number, begun, { earlier, limited }] = await Promise.all([contacts.nextNumber(), begin(about), pastOf(request)]);
    const place = arrival(about, earlier.length > 0);
    const formerId = earlier.find(({ ownerId }) => ownerId !== null)?.ownerId ?? null;
    // Whom the child named as having done harm stays excluded when the child comes back.
    const kept = { formerId, ...excludedByAny(earlier) };
    // Who needs help now is served at any hour.
    const marks = [...(about.helpNow ? [] : begun.marks), ...(place.marks ?? [])];
    const usual = { ...begun, ...place, ...kept, ...(first ? saidFirst(first, clock.now()) : {}), marks, number };
    const fields = limited ? { ...usual, ...limitedPlace(usual) } : usual;
    const events = [
      { type: 'contact:queued', data: { channel: about.channel, helpNow: about.helpNow } },
      ...promiseIn(fields),
      ...hinted(first?.codes ?? []),
    ];
    return (await contacts.insert(id, fields, { actor }, events)).doc;
  }

  /** The earlier contacts of a conversation, and whether it is limited now; there is nothing earlier to one that has just begun. */
  async function pastOf({ first, helpNow: urgent, conversationId }: OpenContact): Promise<{ earlier: Contact[]; limited: boolean }> {
    if (first) return { earlier: [], limited: false };
    const [earlier, limited] = await Promise.all([contacts.ofConversation(conversationId), !urgent && isLimited(conversationId)]);
    return { earlier, limited };
  }

  /** Gives those who waited before there were lanes a place in one; their order stays. The matcher looks into lanes only. */
  async function enterLanes(): Promise<number> {
    const without = await contacts.withoutLane();
    for (const { _id } of without)
      await contacts.change(_id, system('routing'), (contact): Set | null => {
        const { lineId = generalLine.id, language, channel } = contact;
        return contact.lane ? null : { set: { lineId, lane: laneOf({ lineId, language, channel }) }, events: [] };
      });
    return without.length;
  }

  /** The caller wrote: unread grows; whoever had left the line is in it again; wrap-up goes back to talking; nothing once it is closed. */
  async function callerWrote(id: string, seq: number, codes: readonly HintCode[]): Promise<Contact> {
    const { doc } = await contacts.change(id, system('channels'), (contact): Set | null => {
      if (contact.lastCallerSeq >= seq || contact.state === 'closed') return null;
      const free = codes.length > 0 ? unlimited(contact) : {};
      const set: Partial<ContactFields> = {
        ...free,
        lastCallerSeq: seq,
        lastCallerAt: clock.now(),
        silentSince: null,
        hints: withHints(hintsOf(contact), codes, seq),
      };
      if (comesBack(contact, seq))
        return {
          set: { ...set, ...backInLine({ ...contact, ...free }, clock.now()) },
          events: [{ type: 'contact:rejoined' }, ...hinted(codes)],
        };
      const type = contact.state === 'wrapUp' ? 'contact:resumed' : 'contact:written';
      return { set: { ...set, ...resumed(contact) }, events: [{ type }, ...hinted(codes)] };
    });
    return doc;
  }

  // Words that came along with the wish to be called later do not wait for an answer in the line.
  const comesBack = (contact: Contact, seq: number): boolean =>
    contact.state === 'abandoned' || (contact.state === 'promised' && isHere({ ...contact, lastCallerSeq: seq }));

  /** "I need help now": first in line at once, and the alarm clock starts; nothing once it is closed. */
  async function helpNow(id: string, by: ChangeBy): Promise<Contact> {
    const { doc } = await contacts.change(id, by, (contact): Set | null => {
      if (isOut(contact)) {
        const asked = { ...contact, ...unlimited(contact), helpNow: true, marks: withMark(contact.marks, 'helpNow') };
        return {
          set: { ...unlimited(contact), helpNow: true, rank: 0, ...backInLine(asked, clock.now()) },
          events: [{ type: 'contact:rejoined' }, { type: 'contact:helpNow' }],
        };
      }
      if (contact.state === 'closed' || (contact.helpNow && contact.state !== 'wrapUp')) return null;
      const waiting = contact.state === 'queued' || contact.state === 'offered';
      const due = waiting ? new Date(clock.now().getTime() + helpNowMs) : null;
      const set = {
        ...unlimited(contact),
        helpNow: true,
        rank: 0 as const,
        marks: withMark(contact.marks, 'helpNow'),
        helpDueAt: due,
        nextActionAt: nextAction({ ...contact, helpDueAt: due }),
        ...resumed(contact),
      };
      return { set, events: [{ type: 'contact:helpNow' }, ...resuming(contact)] };
    });
    return doc;
  }

  /** The "help now" clock ran out, or nobody at all is ready: the floor alarm. `due` is the clock's fence. */
  async function helpLate(id: string, due: Date): Promise<void> {
    await contacts.change(id, system('clock'), (contact): Set | null => {
      if (contact.helpDueAt?.getTime() !== due.getTime()) return null;
      const waits = contact.state === 'queued' || contact.state === 'offered';
      const clear = { helpDueAt: null, nextActionAt: nextAction({ ...contact, helpDueAt: null }) };
      if (!waits) return { set: clear, events: [] };
      return { set: { ...clear, marks: withMark(contact.marks, 'helpNowUnanswered') }, events: [{ type: 'contact:helpLate' }] };
    });
  }

  /** The caller leaves the line. Whoever asked to be called keeps waiting; quick exit or silence starts nothing by itself. */
  async function leave(id: string, by: ChangeBy): Promise<void> {
    await contacts.change(id, by, (contact): Set | null => {
      if (contact.state === 'closed') return null;
      const waits = contact.state === 'queued' || contact.state === 'offered';
      const marks = withMark(contact.marks, 'childLeft');
      if (!waits || planOf(contact)) return { set: { marks }, events: [{ type: 'contact:callerLeft' }] };
      const { id: offerId = null, agentId = null } = contact.offer ?? {};
      const now = clock.now();
      const ended = { waitedMs: waited(contact, now), offer: null, helpDueAt: null, nextActionAt: null };
      const left = { abandonedAt: now, ...leftAgain(contact, now), ...ended };
      return {
        set: { state: step(contact, 'abandon'), marks, ...left },
        events: [{ type: 'contact:abandoned', data: { offerId, agentId, urgency: left.leftRank } }],
      };
    });
  }

  return { open, begin, blank, enterLanes, callerWrote, helpNow, helpLate, leave };
}
