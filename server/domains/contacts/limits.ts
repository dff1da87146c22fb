import type { Limit, LimitHours, LimitId, LimitReason } from '#shared/contacts/limit.api.ts';
import { hasRole, type StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { requireSight, unlimited } from './contact-rules.ts';
import type { Contact } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import type { LimitDoc, LimitFields, LimitsRepository } from './limits.repository.ts';

const hourMs = 3_600_000;
/** A limit is suggested after so many contacts without data within a day. */
const suggestAfter = 3;

type Set = Decision<LimitFields>;
type By = ChangeBy & { actor: StaffActor; commandId: string };
type Deps = { limits: LimitsRepository; contacts: ContactsRepository; clock: Clock };

export type Limits = ReturnType<typeof createLimits>;

/** Limits of repeated nuisance: they expire, are looked at by a second person, and never stand before a call for help. */
export function createLimits({ limits, contacts, clock }: Deps) {
  const untilOf = (hours: LimitHours): Date => new Date(clock.now().getTime() + hours * hourMs);

  async function ofContact(contact: Contact): Promise<{ limit: LimitDoc | null; suggested: boolean }> {
    const { conversationId } = contact;
    if (!conversationId) return { limit: null, suggested: false };
    const [limit = null] = await limits.ofConversation(conversationId, clock.now());
    const often = await contacts.nonDataSince(contact, new Date(clock.now().getTime() - 24 * hourMs));
    return { limit, suggested: limit === null && often >= suggestAfter };
  }

  /** Asks for a limit of the contact's conversation; refused where a risk is known, or one is there already. */
  async function ask(id: ContactId, { reason, hours }: { reason: LimitReason; hours: LimitHours }, by: By): Promise<LimitDoc> {
    const contact = await contacts.get(id);
    requireSight(by.actor, contact);
    const there = await limits.find(by.commandId);
    if (!there) await requireLimitable(contact);
    const set = hasRole(by.actor, 'supervisor');
    const fields: LimitFields = {
      ...{ conversationId: contact.conversationId as LimitFields['conversationId'], contactId: id, contactNumber: contact.number },
      ...{ reason, hours, state: set ? 'inForce' : 'asked', askedBy: by.actor.staffId, askedAt: clock.now() },
      ...{ decidedBy: set ? by.actor.staffId : null, until: set ? untilOf(hours) : null, renewed: 0 },
    };
    const { doc } = await limits.insert(by.commandId, fields, by, [
      { type: set ? 'limit:set' : 'limit:asked', data: { contactId: id, reason } },
    ]);
    if (doc.contactId !== id || doc.askedBy !== by.actor.staffId) throw refuse('conflict');
    return doc;
  }

  async function requireLimitable(contact: Contact): Promise<void> {
    if (!contact.conversationId)
      throw new AppError('nothingToLimit', 409, 'A call taken by hand does not wait in a line, so there is nothing to limit.');
    if (contact.risk.level !== null && contact.risk.level !== 'none')
      throw new AppError('hasRisk', 409, 'A risk was recorded for this contact, so it is not limited.');
    if ((await ofContact(contact)).limit) throw new AppError('limitThere', 409, 'A limit was asked for already, or is in force.');
  }

  /** Changes a limit that still stands; only a supervisor who may see its contact may. */
  async function change(id: LimitId, by: By, decide: (doc: LimitDoc) => Set | null): Promise<LimitDoc> {
    const contact = await contacts.get((await limits.get(id)).contactId);
    return (
      await limits.change(id, by, decide, () => {
        requireSight(by.actor, contact);
        if (!hasRole(by.actor, 'supervisor')) throw refuse('notAllowed');
      })
    ).doc;
  }
  const ended = () => new AppError('limitEnded', 409, 'This limit has ended already. Nothing was changed.');
  const holds = ({ state, until }: LimitDoc): boolean => state === 'inForce' && until !== null && until > clock.now();

  const decide = (id: LimitId, agree: boolean, by: By): Promise<LimitDoc> =>
    change(id, by, (doc) => {
      if (doc.state !== 'asked') throw ended();
      const decidedBy = by.actor.staffId;
      if (!agree) return { set: { state: 'refused', decidedBy }, events: [{ type: 'limit:refused' }] };
      return {
        set: { state: 'inForce', decidedBy, until: untilOf(doc.hours) },
        events: [{ type: 'limit:set', data: { contactId: doc.contactId } }],
      };
    });

  const renew = (id: LimitId, hours: LimitHours, by: By): Promise<LimitDoc> =>
    change(id, by, (doc) => {
      if (!holds(doc)) throw ended();
      const set = { hours, until: untilOf(hours), renewed: doc.renewed + 1, decidedBy: by.actor.staffId };
      return { set, events: [{ type: 'limit:renewed', data: { times: set.renewed } }] };
    });

  /** Ends it now; whoever waits behind the others because of it has the usual place at once. */
  async function lift(id: LimitId, by: By): Promise<LimitDoc> {
    const doc = await change(id, by, (found) => {
      if (found.state === 'lifted') return null;
      if (!holds(found)) throw ended();
      return { set: { state: 'lifted' }, events: [{ type: 'limit:lifted' }] };
    });
    for (const { _id } of await contacts.ofConversation(doc.conversationId))
      await contacts.change(_id, { actor: by.actor }, (contact) =>
        contact.limited ? { set: unlimited(contact), events: [{ type: 'contact:unlimited' }] } : null,
      );
    return doc;
  }

  /** Those asked for and in force, as far as this person may know of their contacts. */
  async function open(actor: StaffActor): Promise<LimitDoc[]> {
    const docs = await limits.open(clock.now());
    const found = docs.length === 0 ? [] : await contacts.byIds([...new Set(docs.map((doc) => doc.contactId))]);
    const known = new Set<string>(found.filter(({ excludedStaff }) => !excludedStaff.includes(actor.staffId)).map(({ _id }) => _id));
    return docs.filter((doc) => known.has(doc.contactId));
  }

  const isLimited = (conversationId: string): Promise<boolean> => limits.inForce(conversationId, clock.now());

  return { isLimited, ofContact, ask, decide, renew, lift, open };
}

/** A limit as staff see it. */
export function presentLimit(doc: LimitDoc): Limit {
  const { _id, version, contactId, contactNumber, reason, hours, state, askedBy, decidedBy, renewed } = doc;
  const times = { askedAt: doc.askedAt.toISOString(), until: doc.until?.toISOString() ?? null };
  return { id: _id as LimitId, ...{ version, contactId, contactNumber, reason, hours, state, askedBy, decidedBy, renewed }, ...times };
}
