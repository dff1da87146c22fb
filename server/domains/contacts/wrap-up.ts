import type { Clock } from '#shared/kernel/clock.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import { wrapUpMoreMs, wrapUpMs } from '#shared/contacts/wrap-up.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { nextAction, requireOwner, step } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import type { Hearing } from './unheard.ts';

type Set = Decision<ContactFields>;
type By = ChangeBy & { actor: StaffActor; commandId: string };
type Deps = { contacts: ContactsRepository; clock: Clock; hearing: Hearing };
const byClock: ChangeBy = { actor: { kind: 'system', part: 'clock' } };

// The length of a wrap-up that begins now, as a clock.
function lengthOf(contact: Contact, now: Date): Partial<ContactFields> {
  const wrapUp = { dueAt: new Date(now.getTime() + wrapUpMs[contact.channel]), extended: 0, over: false };
  return { wrapUpAt: now, wrapUp, nextActionAt: nextAction({ ...contact, state: 'wrapUp', wrapUp }) };
}

/** What a contact has when it goes back from wrap-up to talking. */
export const endWrapUp = (contact: Contact): Partial<ContactFields> => ({
  wrapUpAt: null,
  wrapUp: null,
  nextActionAt: nextAction({ ...contact, wrapUp: null }),
});

/** Whoever asks for something while the agent wraps up has the agent back; in any other state nothing is to be set or told. */
export const resumed = (contact: Contact): Partial<ContactFields> =>
  contact.state === 'wrapUp' ? { ...endWrapUp(contact), state: step(contact, 'resume') } : {};
export const resuming = ({ state }: Pick<Contact, 'state'>) => (state === 'wrapUp' ? [{ type: 'contact:resumed' }] : []);

export type WrapUps = ReturnType<typeof createWrapUps>;

/** Wrapping up, and how long that takes: when its length runs out nothing is closed or lost, the agent is told, and may take longer as often as needed. */
export function createWrapUps({ contacts, clock, hearing }: Deps) {
  const own = async (id: string, by: By, decide: (contact: Contact) => Set): Promise<Contact> =>
    (await contacts.change(id, by, decide, (contact) => requireOwner(by.actor, contact))).doc;

  async function begin(id: string, by: By): Promise<Contact> {
    const requireHeard = await hearing((await contacts.get(id)).conversationId);
    return own(id, by, (contact) => {
      requireHeard(contact);
      return { set: { state: step(contact, 'wrapUp'), ...lengthOf(contact, clock.now()) }, events: [{ type: 'contact:wrapUp' }] };
    });
  }

  const resume = (id: string, by: By): Promise<Contact> =>
    own(id, by, (contact) => ({ set: { ...endWrapUp(contact), state: step(contact, 'resume') }, events: [{ type: 'contact:resumed' }] }));

  /** Three more minutes from now, or from the end that is still to come; each is counted. */
  const extend = (id: string, by: By): Promise<Contact> =>
    own(id, by, (contact) => {
      const { wrapUp } = contact;
      if (contact.state !== 'wrapUp' || !wrapUp)
        throw new AppError('wrongState', 409, 'This contact is not in wrap-up any more. Nothing was changed.');
      const from = Math.max(wrapUp.dueAt.getTime(), clock.now().getTime());
      const longer = { dueAt: new Date(from + wrapUpMoreMs), extended: wrapUp.extended + 1, over: false };
      const set = { wrapUp: longer, nextActionAt: nextAction({ ...contact, wrapUp: longer }) };
      return { set, events: [{ type: 'contact:wrapUpExtended', data: { times: longer.extended } }] };
    });

  /** The length ran out; `due` is the clock's fence. A clock that outlived its wrap-up only goes. */
  async function runOut(id: string, due: Date): Promise<void> {
    await contacts.change(id, byClock, (contact): Set | null => {
      const { wrapUp, state } = contact;
      if (wrapUp?.dueAt.getTime() !== due.getTime() || due > clock.now()) return null;
      const stands = state === 'wrapUp' && !wrapUp.over;
      const over = stands ? { ...wrapUp, over: true } : wrapUp;
      const nextActionAt = nextAction({ ...contact, wrapUp: over });
      if (!stands) return contact.nextActionAt && !nextActionAt ? { set: { nextActionAt }, events: [] } : null;
      return { set: { wrapUp: over, nextActionAt }, events: [{ type: 'contact:wrapUpOver' }] };
    });
  }

  return { begin, resume, extend, runOut };
}
