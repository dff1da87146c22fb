import type { AskView, PersonAtDesk } from '#shared/routing/transfer.schema.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ContactId, StaffId } from '#shared/kernel/ids.ts';
import { marksOf, requireOwner, roleOf, standsFor, type Contact, type Contacts } from '../contacts/index.ts';
import type { PeopleService } from '../people/index.ts';
import type { AgentsRepository } from './agents.repository.ts';
import type { PresenceService } from './presence.service.ts';

type Deps = { contacts: Contacts; agents: AgentsRepository; presence: PresenceService; people: PeopleService; clock: Clock };
const nobody = { en: 'Unknown', ur: 'نامعلوم' };

export type TransfersViews = ReturnType<typeof createTransfersViews>;

/** What screens are told of passing contacts on. */
export function createTransfersViews({ contacts, agents, presence, people, clock }: Deps) {
  /** What colleagues ask of this person now, the oldest first. */
  async function asks(actor: StaffActor): Promise<AskView[]> {
    const to = actor.roles.includes('supervisor') ? [actor.staffId, 'supervisor'] : [actor.staffId];
    const found = await contacts.repository.asking(to);
    const mine = found.filter((contact) => standsFor(contact, contact.transfer?.id ?? '', actor, clock.now()));
    const views = await Promise.all(mine.map(askView));
    return views.filter((view) => view !== null).sort((a, b) => a.askedAt.localeCompare(b.askedAt));
  }

  /** A question as whoever is asked sees it; null when none stands. */
  async function askView(contact: Contact): Promise<AskView | null> {
    const { transfer, handOver, number, channel, language, helpNow, risk } = contact;
    if (!transfer) return null;
    const by = await people.byId(transfer.by);
    return {
      ...{ id: transfer.id, contactId: contact._id as ContactId, number, kind: transfer.kind, channel, language, helpNow, risk },
      toSupervisors: transfer.to === 'supervisor',
      by: { id: transfer.by, name: by?.name ?? nobody },
      note: handOver?.id === transfer.id ? handOver.note : '',
      marks: marksOf(contact),
      askedAt: transfer.at.toISOString(),
      deadline: transfer.deadline.toISOString(),
    };
  }

  /** Who could be asked into this contact now, for its owner: at a desk and on duty, or a supervisor who is connected. */
  async function whoIsThere(id: string, actor: StaffActor): Promise<PersonAtDesk[]> {
    const contact = await contacts.repository.get(id);
    requireOwner(actor, contact);
    const [there, rows, all] = await Promise.all([presence.present(), staff(), agents.list({})]);
    const byId = new Map(all.map((agent) => [agent._id, agent]));
    return rows.flatMap((row): PersonAtDesk[] => {
      const staffId = row._id as StaffId;
      const agent = byId.get(row._id);
      const isSupervisor = row.roles.includes('supervisor');
      const canHear = there.has(row._id) && (isSupervisor || (agent !== undefined && agent.state !== 'off'));
      if (!canHear || staffId === actor.staffId || contact.excludedStaff.includes(staffId)) return [];
      const { state = 'off', reason = null, load = 0, capacity = 0 } = agent ?? {};
      const { name, languages } = row;
      return [{ staffId, name, isSupervisor, state, reason, languages, load, capacity, role: roleOf(contact, staffId) }];
    });
  }
  async function staff() {
    const [workers, supervisors] = await Promise.all([people.list('agent'), people.list('supervisor')]);
    return [...new Map([...workers, ...supervisors].map((row) => [row._id, row])).values()];
  }

  return { asks, askView, whoIsThere };
}
