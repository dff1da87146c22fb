import { hasRole, type StaffActor } from '#shared/kernel/actor.ts';
import type { CallBack } from '#shared/contacts/contact.schema.ts';
import type { LeftUrgency, LeftWhy } from '#shared/contacts/left.schema.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { ChangeBy, Changed, Decision } from '../../platform/mongo/aggregate.ts';
import { backInLine, promised } from './back-in-line.ts';
import { askedFor, isDue } from './call-back-rules.ts';
import { requireSight, step, withMark } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { leftAgain, leftUndoMs, leftUrgentMs } from './left-rules.ts';
import { safetyOf } from './safe-contact.ts';

type Set = Decision<ContactFields>;
type By = ChangeBy & { actor: StaffActor; commandId: string };

/** Somebody who left before we answered, and what may be done for them. */
export type LeftOne = { contact: Contact; urgency: LeftUrgency; mayWrite: boolean; mayCall: boolean };
export type Left = ReturnType<typeof createLeft>;

/** Those who left before we answered: each waits for a decision of a person, and none is ended by a clock. */
export function createLeft({ contacts, clock }: { contacts: ContactsRepository; clock: Clock }) {
  const earlierOf = (contact: Contact): Promise<Contact[]> =>
    contact.conversationId ? contacts.ofConversation(contact.conversationId) : Promise.resolve([contact]);

  /** The undecided by risk, then by how long ago they left, with what their recorded wishes allow. */
  async function open(actor: StaffActor, limit: number): Promise<LeftOne[]> {
    const found = (await contacts.left(limit)).filter((contact) => !contact.excludedStaff.includes(actor.staffId));
    const all = await contacts.ofConversations(found.flatMap(({ conversationId }) => conversationId ?? []));
    return found.map((contact) => {
      const { mayWrite, callBack } = safetyOf(
        contact,
        all.filter(({ conversationId }) => conversationId === contact.conversationId),
        clock.now(),
      );
      return { contact, urgency: contact.leftRank ?? 2, mayWrite, mayCall: callBack !== null };
    });
  }

  const change = (id: string, by: By, decide: (contact: Contact) => Set | null): Promise<Changed<ContactFields>> =>
    contacts.change(id, by, decide, (contact) => {
      requireSight(by.actor, contact);
      if (!hasRole(by.actor, 'supervisor')) throw refuse('notAllowed');
    });

  const decided = (what: NonNullable<Contact['leftDecision']>['what'], by: By, why: LeftWhy | null = null) => ({
    leftRank: null,
    leftDueAt: null,
    leftDecision: { what, why, by: by.actor.staffId, at: clock.now() },
  });
  const told = (what: string, why: LeftWhy | null = null) => ({ type: 'contact:leftDecided', data: { what, why } });

  function mustBeOpen(contact: Contact): void {
    if (contact.state !== 'abandoned')
      throw new AppError('cameBack', 409, 'This child has come back meanwhile and is looked after. Nothing was changed.');
    // Who left before decisions were asked for has no rank at all.
    if (typeof contact.leftRank !== 'number')
      throw new AppError('leftDecided', 409, 'Somebody has decided this already. Look again; nothing was changed.');
  }

  /** Refuses when there is nothing to decide: back meanwhile, or decided by somebody else. */
  async function requireOpen(id: string, by: By): Promise<void> {
    const contact = await contacts.get(id);
    requireSight(by.actor, contact);
    mustBeOpen(contact);
  }

  /** Nothing is to be done, or a follow-up was set: no longer asked for. The contact itself is not closed by it. */
  const decide = (
    id: string,
    { what, why }: { what: 'nothing' | 'followUp'; why: LeftWhy | null },
    by: By,
  ): Promise<Changed<ContactFields>> =>
    change(id, by, (contact) => {
      mustBeOpen(contact);
      return { set: decided(what, by, why), events: [told(what, why)] };
    });

  /** Nothing is to be done for those of them who left without a word; gives the ids of those it was decided for. */
  async function decideWithoutWord(ids: readonly string[], why: LeftWhy, by: By): Promise<string[]> {
    const done: string[] = [];
    for (const id of ids) {
      const { doc } = await change(id, by, (contact) =>
        contact.state === 'abandoned' && contact.leftRank === 2
          ? { set: decided('nothing', by, why), events: [told('nothing', why)] }
          : null,
      );
      if (doc.commands.includes(by.commandId)) done.push(id);
    }
    return done;
  }

  /** Takes "nothing to do" back for a while; nothing when the child has come back since. */
  const undo = async (id: string, by: By): Promise<Contact> =>
    (
      await change(id, by, (contact) => {
        const { leftDecision: last } = contact;
        if (contact.state !== 'abandoned' || contact.leftRank !== null) return null;
        if (last?.what !== 'nothing' || clock.now().getTime() - last.at.getTime() > leftUndoMs)
          throw new AppError('tooLateToUndo', 409, 'This can no longer be undone.');
        return { set: leftAgain(contact, clock.now()), events: [{ type: 'contact:leftReopened' }] };
      })
    ).doc;

  /** Somebody at a desk takes it, to write where the child finds it; refused where nobody knows that it is safe. */
  async function takeUp(id: string, to: StaffId, by: By): Promise<Changed<ContactFields>> {
    const before = await contacts.get(id);
    requireSight(by.actor, before);
    const { mayWrite } = safetyOf(before, await earlierOf(before), clock.now());
    return change(id, by, (contact) => {
      mustBeOpen(contact);
      if (contact.excludedStaff.includes(to))
        throw new AppError('excluded', 409, 'This person must not be given this contact. Choose somebody else.');
      if (!mayWrite)
        throw new AppError('notSafeToWrite', 409, 'Nobody has recorded that it is safe to write to this number. Nothing was changed.');
      const set = { ...decided('write', by), state: step(contact, 'takeUp'), ownerId: to, acceptedAt: clock.now(), wrapUpAt: null };
      const data = { from: null, to, offerId: null, agentId: null };
      return { set, events: [told('write'), { type: 'contact:reassigned', data }] };
    });
  }

  function planned({ lastCallerSeq }: Contact, { window, ...facts }: CallBack) {
    const now = clock.now();
    const { from, until } = window ?? { from: now, until: now };
    return askedFor({ facts, window: { from: new Date(from), until: new Date(until) } }, lastCallerSeq, now);
  }
  const putBack = (contact: Contact): Set =>
    isDue(contact.callBackPlan ?? { from: clock.now() }, contact, clock.now())
      ? { set: backInLine(contact, clock.now()), events: [{ type: 'contact:rejoined' }] }
      : promised(contact);

  /** Somebody is to call, as the child asked and when it is safe: at the old place, in the line or promised for later; refused without such a wish. */
  async function callBack(id: string, by: By): Promise<Contact> {
    const before = await contacts.get(id);
    requireSight(by.actor, before);
    const { callBack: wish } = safetyOf(before, await earlierOf(before), clock.now());
    const { doc } = await change(id, by, (contact) => {
      mustBeOpen(contact);
      if (!wish)
        throw new AppError(
          'notSafeToCall',
          409,
          'The child has not asked to be called, or the time that was safe is over. Nobody calls without that.',
        );
      const asked = { ...planned(contact, wish), marks: withMark(contact.marks, 'callBackAsked') };
      const { set, events } = putBack({ ...contact, ...asked });
      // That they left stays true, and counts.
      const { abandonedAt, waitedMs } = contact;
      const kept = { ...decided('callBack', by), marks: asked.marks, abandonedAt, waitedMs };
      return { set: { ...asked, ...set, ...kept }, events: [told('callBack'), ...events] };
    });
    return doc;
  }

  /** Tells again, every so often, of those who needed help now and for whom nobody has decided; gives how many. */
  async function doDue(): Promise<number> {
    const due = await contacts.leftDue(clock.now());
    for (const { _id, leftDueAt } of due)
      await contacts.change(_id, { actor: { kind: 'system', part: 'clock' } }, (contact) =>
        contact.leftRank === null || contact.leftDueAt?.getTime() !== leftDueAt?.getTime()
          ? null
          : { set: { leftDueAt: new Date(clock.now().getTime() + leftUrgentMs) }, events: [{ type: 'contact:leftUndecided' }] },
      );
    return due.length;
  }

  return { open, requireOpen, decide, decideWithoutWord, undo, takeUp, callBack, doDue };
}
