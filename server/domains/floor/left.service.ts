import type { LeftView } from '#shared/contacts/left.schema.ts';
import { LEFT_SHOWN, type LeftWish } from '#shared/floor/left.api.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { FollowUpsService } from '../cases/index.ts';
import { presentSummary, type Contact, type Contacts } from '../contacts/index.ts';
import type { Routing } from '../routing/index.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };
type Deps = { contacts: Contacts; routing: Pick<Routing, 'reassigning'>; followUps: Pick<FollowUpsService, 'add'> };

export type LeftService = ReturnType<typeof createLeftService>;

/** What a supervisor decides for those who left before we answered, each by the domain that carries it out. */
export function createLeftService({ contacts, routing, followUps }: Deps) {
  async function list(actor: StaffActor): Promise<{ left: LeftView[]; total: number }> {
    const [found, total] = await Promise.all([contacts.left.open(actor, LEFT_SHOWN), contacts.repository.countLeft()]);
    const left = found.map(({ contact, ...about }) => ({
      contact: presentSummary(contact),
      ...about,
      leftAt: (contact.abandonedAt ?? contact.arrivedAt).toISOString(),
      dueAt: contact.leftDueAt?.toISOString() ?? null,
    }));
    return { left, total };
  }

  async function decide(id: ContactId, wish: LeftWish, by: By): Promise<Contact> {
    if (wish.what === 'write') return routing.reassigning.takeUp(id, wish.to, by);
    if (wish.what === 'callBack') return contacts.left.callBack(id, by);
    if (wish.what === 'followUp') await setFollowUp(id, wish, by);
    const why = wish.what === 'nothing' ? wish.why : null;
    return (await contacts.left.decide(id, { what: wish.what, why }, by)).doc;
  }

  // Set first: when the node dies in between, the follow-up stands and the decision is asked for again.
  async function setFollowUp(id: ContactId, { assignee, dueAt, task }: Extract<LeftWish, { what: 'followUp' }>, by: By): Promise<void> {
    const { commands } = await contacts.repository.get(id);
    if (commands.includes(by.commandId)) return;
    await contacts.left.requireOpen(id, by);
    await followUps.add(id, { assignee, dueAt, what: task }, by);
  }

  return { list, decide, withoutWord: contacts.left.decideWithoutWord, undo: contacts.left.undo };
}
