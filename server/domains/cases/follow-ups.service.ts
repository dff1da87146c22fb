import type { FollowUp, FollowUpId } from '#shared/cases/follow-up.api.ts';
import { hasRole, type StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ContactId, StaffId } from '#shared/kernel/ids.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { requireSight, type Contacts } from '../contacts/index.ts';
import type { PeopleService } from '../people/index.ts';
import type { FollowUpDoc, FollowUpFields } from './follow-ups.model.ts';
import type { FollowUpsRepository } from './follow-ups.repository.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };
type Set = Decision<FollowUpFields>;
type Deps = { followUps: FollowUpsRepository; contacts: Contacts; people: PeopleService; clock: Clock };

export type FollowUpsService = ReturnType<typeof createFollowUpsService>;

/** Follow-ups: one named person, one due time; what an agent leaves for later never hangs in the air. */
export function createFollowUpsService({ followUps, contacts, people, clock }: Deps) {
  async function add(contactId: ContactId, wish: { assignee: StaffId; dueAt: string; what: string }, by: By): Promise<FollowUpDoc> {
    const contact = await contacts.repository.get(contactId);
    requireSight(by.actor, contact);
    await requireAssignee(wish.assignee, contact.excludedStaff);
    const fields: FollowUpFields = {
      contactId,
      contactNumber: contact.number,
      assignee: wish.assignee,
      dueAt: futureTime(wish.dueAt),
      state: 'open',
      createdBy: by.actor.staffId,
      createdAt: clock.now(),
      doneAt: null,
      what: wish.what,
      result: null,
    };
    const { doc } = await followUps.insert(by.commandId, fields, by, [
      { type: 'followUp:set', data: { contactId, assignee: wish.assignee } },
    ]);
    if (doc.contactId !== contactId || doc.createdBy !== by.actor.staffId) throw refuse('conflict');
    return doc;
  }

  function futureTime(text: string): Date {
    const dueAt = new Date(text);
    if (dueAt <= clock.now()) throw new AppError('dueInPast', 422, 'The due time has passed already. Choose a later one.');
    return dueAt;
  }

  async function requireAssignee(id: StaffId, excluded: readonly StaffId[]): Promise<void> {
    const staff = await people.byId(id);
    const able = staff && !staff.disabled && staff.roles.some((role) => role === 'agent' || role === 'supervisor');
    if (!able || excluded.includes(id))
      throw new AppError('notAssignable', 422, 'This person cannot take this follow-up. Choose a colleague.');
  }

  const mayTouch = (actor: StaffActor, doc: FollowUpDoc): boolean =>
    doc.assignee === actor.staffId || doc.createdBy === actor.staffId || hasRole(actor, 'supervisor');

  /** Those of the follow-ups whose contact this person may know of: who is alleged to have done harm sees none, also not their own. */
  async function withoutHidden(actor: StaffActor, docs: FollowUpDoc[]): Promise<FollowUpDoc[]> {
    const found = await contacts.repository.byIds([...new Set(docs.map((doc) => doc.contactId))]);
    const open = new Set<string>(found.filter((contact) => !contact.excludedStaff.includes(actor.staffId)).map((contact) => contact._id));
    return docs.filter((doc) => open.has(doc.contactId));
  }

  /** Changes an open follow-up; only its assignee, who set it, or a supervisor may. */
  async function change(id: FollowUpId, by: By, decide: (doc: FollowUpDoc) => Set): Promise<FollowUpDoc> {
    const [known] = await withoutHidden(by.actor, [await followUps.get(id)]);
    if (!known) throw refuse('notFound');
    const mayAsk = (found: FollowUpDoc): void => {
      if (!mayTouch(by.actor, found)) throw refuse('notFound');
    };
    const decideOpen = (found: FollowUpDoc): Set => {
      if (found.state !== 'open') throw new AppError('wrongState', 409, 'This follow-up has ended already.');
      return decide(found);
    };
    return (await followUps.change(id, by, decideOpen, mayAsk)).doc;
  }

  const end = (state: 'done' | 'cancelled', result: string): Set => ({
    set: { state, result, doneAt: clock.now() },
    events: [{ type: `followUp:${state}` }],
  });
  const finish = (id: FollowUpId, result: string, by: By) => change(id, by, () => end('done', result));
  const cancel = (id: FollowUpId, reason: string, by: By) => change(id, by, () => end('cancelled', reason));

  async function reassign(id: FollowUpId, { assignee, dueAt }: { assignee: StaffId; dueAt: string }, by: By): Promise<FollowUpDoc> {
    const before = await followUps.get(id);
    const contact = await contacts.repository.get(before.contactId);
    await requireAssignee(assignee, contact.excludedStaff);
    const due = futureTime(dueAt);
    return change(id, by, (doc) => ({
      set: { assignee, dueAt: due },
      events: [{ type: 'followUp:moved', data: { from: doc.assignee, to: assignee } }],
    }));
  }

  return {
    add,
    finish,
    cancel,
    reassign,
    withoutHidden,
    openOf: followUps.openOf,
    open: followUps.open,
    openBefore: followUps.openBefore,
    ofContact: followUps.ofContact,
    find: followUps.find,
  };
}

/** A follow-up as its assignee and supervisors see it. */
export function presentFollowUp(doc: FollowUpDoc): FollowUp {
  const { _id, version, contactId, contactNumber, assignee, state, createdBy, what, result } = doc;
  return {
    id: _id as FollowUpId,
    ...{ version, contactId, contactNumber, assignee, state, createdBy, what, result },
    dueAt: doc.dueAt.toISOString(),
    createdAt: doc.createdAt.toISOString(),
    doneAt: doc.doneAt?.toISOString() ?? null,
  };
}
