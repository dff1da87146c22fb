import type { Call } from '#shared/contacts/contact.schema.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { requireOwner, step, withMark } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { endWrapUp } from './wrap-up.ts';

type Set = Decision<ContactFields>;
type By = ChangeBy & { actor: StaffActor; commandId: string };
const mostCalls = 20;

/**
 * Whether the call of an open emergency ended without the agent: while they talk, whoever hung up; once they wrap up only
 * when it was the network or nobody knows, since a caller hangs up at the end of every talk.
 */
function isDropped({ call, state, risk, helpNow }: Pick<Contact, 'call' | 'state' | 'risk' | 'helpNow'>): boolean {
  if (!call?.hungUpBy || call.hungUpBy === 'agent' || !(risk.level === 'P0' || helpNow)) return false;
  return state === 'active' || (state === 'wrapUp' && call.hungUpBy !== 'caller');
}

/** What becomes of the mark "call dropped" with what is about to be written, with its event when it is new. */
export function withDropped(contact: Contact, set: Partial<ContactFields>): Set {
  const next = { ...contact, ...set };
  if (next.marks.includes('callDropped') || !isDropped(next)) return { set, events: [] };
  return { set: { ...set, marks: withMark(next.marks, 'callDropped') }, events: [{ type: 'contact:callDropped' }] };
}

const notDropped = ({ marks }: Contact) => marks.filter((mark) => mark !== 'callDropped');

export type DroppedCalls = ReturnType<typeof createDroppedCalls>;

/** Calling back after a call of an open emergency dropped. */
export function createDroppedCalls({ contacts, clock }: { contacts: ContactsRepository; clock: Clock }) {
  /** A new outgoing call to the same person: the calls before it are kept, the mark goes, a wrap-up is talking again. */
  async function callAgain(id: string, number: string, by: By): Promise<Contact> {
    const decide = (contact: Contact): Set => {
      const { call, state } = contact;
      if (!call) throw new AppError('wrongState', 409, 'This contact is not a telephone call.');
      if (call.endedAt === null) throw new AppError('callRuns', 409, 'The call before is not over. Say how it ended first.');
      const { earlier = [], ...last } = call;
      const startedAt = clock.now().toISOString();
      const next: Call = {
        ...{ direction: 'out', number, startedAt, endedAt: null, hungUpBy: null },
        earlier: [...earlier, last].slice(-mostCalls),
      };
      const talking = state === 'active' ? {} : { ...endWrapUp(contact), state: step(contact, 'resume') };
      return { set: { call: next, marks: notDropped(contact), ...talking }, events: [{ type: 'contact:calledAgain' }] };
    };
    return (await contacts.change(id, by, decide, (contact) => requireOwner(by.actor, contact))).doc;
  }

  /** A supervisor looks after it: the mark of the call that ended until `at` goes, never that of a later one. */
  async function seen(id: string, at: Date, by: ChangeBy): Promise<void> {
    await contacts.change(id, by, (contact): Set | null => {
      const endedAt = contact.call?.endedAt;
      if (!contact.marks.includes('callDropped') || (endedAt && Date.parse(endedAt) > at.getTime())) return null;
      return { set: { marks: notDropped(contact) }, events: [{ type: 'contact:callDropSeen' }] };
    });
  }

  return { callAgain, seen };
}
