import type { Call, Channel } from '#shared/contacts/contact.schema.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Language } from '#shared/kernel/text.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import type { By } from './by-staff.ts';
import type { CloseGuard } from './close-guards.port.ts';
import { over, requireOwner, requireSame, step, withMark } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import type { ContactsService } from './contacts.service.ts';
import { withDropped } from './dropped-call.ts';
import { disband } from './together.ts';
import { reopened, weighed } from './weighed.ts';
import type { Hearing } from './unheard.ts';

/** A close without data can be undone for this long, in milliseconds. */
export const undoMs = 5 * 60_000;

const dayMs = 24 * 3_600_000;
type Set = Decision<ContactFields>;
type Manual = { channel: Channel; language: Language; call: { direction: 'in' | 'out'; number: string | null } | null };
type CallFacts = { number: string | null; direction: 'in' | 'out'; ended: { by: NonNullable<Call['hungUpBy']> } | null };
type Deps = { contacts: ContactsRepository; service: ContactsService; clock: Clock; cipher: FieldCipher; hearing: Hearing };

export type ContactWork = ReturnType<typeof createContactWork>;

/** What the agent who owns a contact does with it. */
export function createContactWork({ contacts, service, clock, cipher, hearing }: Deps) {
  const guards: CloseGuard[] = [];

  /** Starts a contact by hand, active and owned at once; a repeated command gives the first one. */
  async function startManual({ channel, language, call }: Manual, by: By): Promise<Contact> {
    const now = clock.now();
    const first = await contacts.find(by.commandId);
    if (first) {
      requireOwner(by.actor, first);
      return first;
    }
    const fields: ContactFields = {
      ...(await service.begin({ channel, language, topic: null })),
      number: await contacts.nextNumber(),
      state: 'active',
      ownerId: by.actor.staffId,
      acceptedAt: now,
      callerMark: markOf(call?.number ?? null),
      call:
        channel === 'phone'
          ? {
              direction: call?.direction ?? 'in',
              number: call?.number ?? null,
              startedAt: now.toISOString(),
              endedAt: null,
              hungUpBy: null,
            }
          : null,
    };
    // The command's id becomes the contact's, so that two requests of one command cannot make two contacts.
    const { doc } = await contacts.insert(by.commandId, fields, by, [{ type: 'contact:startedByHand', data: { channel } }]);
    requireOwner(by.actor, doc);
    return doc;
  }

  const markOf = (number: string | null): string | null => (number ? cipher.mark(number.replaceAll(/\D/g, '').slice(-10), 'phone') : null);

  const own = async (id: string, by: By, decide: (contact: Contact) => Set | null): Promise<Contact> =>
    (await contacts.change(id, by, decide, (contact) => requireOwner(by.actor, contact))).doc;

  const updateCall = (id: string, facts: CallFacts, by: By): Promise<Contact> =>
    own(id, by, (contact) => {
      const { call } = contact;
      if (!call) throw new AppError('wrongState', 409, 'This contact is not a telephone call.');
      const ended = facts.ended ? { endedAt: call.endedAt ?? clock.now().toISOString(), hungUpBy: facts.ended.by } : {};
      const noted = { call: { ...call, number: facts.number, direction: facts.direction, ...ended }, callerMark: markOf(facts.number) };
      const { set, events } = facts.ended ? withDropped(contact, noted) : { set: noted, events: [] };
      return { set, events: [{ type: 'contact:callNoted' }, ...events] };
    });

  /** Closes with an outcome; refused with the list of what is missing. */
  async function close(id: string, outcome: string, by: By): Promise<Contact> {
    const before = await contacts.get(id);
    requireOwner(by.actor, before);
    if (!before.commands.includes(by.commandId)) await checkGuards(before, outcome);
    const requireHeard = await hearing(before.conversationId);
    return own(id, by, (contact) => {
      requireHeard(contact);
      requireSame(contact, before);
      return ended(contact, 'close', { outcome });
    });
  }
  // Nobody stays beside a contact that is over.
  function ended(contact: Contact, how: 'close' | 'closeNonData', said: { outcome: string } | { nonData: string }): Set {
    const alone = disband(contact);
    const set = { ...alone.set, state: step(contact, how), ...over(contact, clock.now()), ...said, nextActionAt: null };
    return { set, events: [{ type: 'contact:closed', data: said }, ...alone.events] };
  }
  async function checkGuards(contact: Contact, outcome: string): Promise<void> {
    const gaps = (await Promise.all(guards.map((guard) => guard(contact, outcome)))).flat();
    // Of a contact without data only what holds always counts.
    const missing = outcome === 'nonData' ? gaps.filter((gap) => gap.always) : gaps;
    if (missing.length > 0)
      throw new AppError('notReadyToClose', 409, 'Something is still missing before this contact can close. Nothing was lost.', {
        facts: { missing },
      });
  }

  /**
   * Closes as a contact without data; refused once a risk was weighed, since then there is a child in it, and a
   * silent one before a prompt was given. A repeat from the same place within a day is marked, never blocked.
   */
  async function closeNonData(id: string, { type, prompted }: { type: string; prompted: boolean }, by: By): Promise<Contact> {
    const before = await contacts.get(id);
    requireOwner(by.actor, before);
    if (!before.commands.includes(by.commandId)) await checkGuards(before, 'nonData');
    const requireHeard = await hearing(before.conversationId);
    const repeats = await contacts.nonDataSince(before, new Date(clock.now().getTime() - dayMs));
    return own(id, by, (contact) => {
      if (contact.risk.level !== null && contact.risk.level !== 'none') {
        throw new AppError('hasRisk', 409, 'A risk was recorded for this contact, so it cannot be closed as one without data.');
      }
      if (type === 'silent' && !prompted) {
        throw new AppError(
          'promptFirst',
          409,
          'A silent contact may be a child who cannot speak. Give a gentle prompt first, and wait for an answer.',
        );
      }
      requireHeard(contact);
      requireSame(contact, before);
      const marks = repeats > 0 ? withMark(contact.marks, 'repeatNonData') : contact.marks;
      const { set, events } = ended(contact, 'closeNonData', { nonData: type });
      return { set: { ...set, marks }, events };
    });
  }

  const undoClose = (id: string, by: By): Promise<Contact> =>
    own(id, by, (contact) => {
      if (!contact.nonData || !contact.closedAt || clock.now().getTime() - contact.closedAt.getTime() > undoMs)
        throw new AppError('tooLateToUndo', 409, 'This can no longer be undone.');
      const data = { nonData: contact.nonData, closedAt: contact.closedAt.toISOString() };
      return { set: reopened(contact), events: [{ type: 'contact:closeUndone', data }] };
    });

  /** What triage says of the risk: a P0 goes first in any line it returns to. Called by the triage domain after its own write. */
  async function setRisk(id: string, risk: Contact['risk'], by: ChangeBy): Promise<void> {
    await contacts.change(id, by, (contact) => weighed(contact, risk, by, clock.now()));
  }

  /**
   * Somebody is sent for it: a close whose guards looked before must look again, and one that was written meanwhile is undone.
   * Called by the dispatch domain after its own write; does nothing twice for one dispatch.
   */
  async function keepOpen(id: string, dispatchId: string, by: ChangeBy): Promise<void> {
    await contacts.change(id, { ...by, commandId: dispatchId }, (contact) => {
      const sent = { type: 'contact:dispatched', data: { dispatchId } };
      return contact.state === 'closed'
        ? { set: reopened(contact), events: [sent, { type: 'contact:closeUndone' }] }
        : { set: { state: contact.state }, events: [sent] };
    });
  }

  /** Higher domains register here what must be done before a contact may close. */
  const addCloseGuard = (guard: CloseGuard): number => guards.push(guard);

  return { startManual, updateCall, close, closeNonData, undoClose, setRisk, keepOpen, addCloseGuard };
}
