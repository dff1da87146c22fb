import { askMs, type Asked, type TransferKind } from '#shared/contacts/together.schema.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { LineId, StaffId, TransferId } from '#shared/kernel/ids.ts';
import type { transferTo } from '#shared/routing/transfer.api.ts';
import type { z } from 'zod';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Changed } from '../../platform/mongo/aggregate.ts';
import type { Queues } from '../../platform/queues.ts';
import type { Contact, ContactFields, Contacts } from '../contacts/index.ts';
import type { PeopleService } from '../people/index.ts';
import type { AgentsService } from './agents.service.ts';
import type { Hands } from './settle-hands.ts';
import type { Lines } from './lines.ts';
import type { PresenceService } from './presence.service.ts';
import type { Reassigning } from './reassigning.service.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };
type Wish = { kind: TransferKind; to: z.output<typeof transferTo>; note: string; draft: string };
type Deps = {
  contacts: Contacts;
  service: AgentsService;
  presence: PresenceService;
  reassigning: Pick<Reassigning, 'requireAtDesk'>;
  people: PeopleService;
  hands: Hands;
  lines: Pick<Lines, 'all'>;
  queues: Queues;
};

export type TransfersService = ReturnType<typeof createTransfers>;

/** Passing contacts on and coming into them: who may be asked, the clock of the question, and the hands that follow. */
export function createTransfers({ contacts, service, presence, reassigning, people, hands, lines, queues }: Deps) {
  const { asks, passing, repository } = contacts;

  /** The owner asks somebody, or gives the contact back to the line. */
  async function ask(id: string, { kind, to, ...left }: Wish, by: By): Promise<Contact> {
    if (to.kind === 'line') return settled(await passing.toLine(id, { ...left, lineId: await lineOf(to.lineId) }, by));
    const asked: Asked = to.kind === 'person' ? to.staffId : 'supervisor';
    const before = await repository.get(id);
    if (!before.commands.includes(by.commandId)) await requireThere(asked, before, by.actor);
    const { doc, changed } = await asks.ask(id, { kind, to: asked, ...left }, by);
    if (changed && doc.transfer) await queues.add('askExpiry', { contactId: id, transferId: doc.transfer.id }, { delayMs: askMs });
    return doc;
  }

  /** The line that was asked for, while there is such a line. */
  async function lineOf(lineId: LineId | null): Promise<LineId | null> {
    if (lineId !== null && !(await lines.all()).some(({ id }) => id === lineId))
      throw new AppError('noSuchLine', 409, 'This line is not there any more. Choose another one. Nothing was changed.');
    return lineId;
  }

  /** Refuses when nobody could hear the question. */
  async function requireThere(asked: Asked, contact: Contact, actor: StaffActor): Promise<void> {
    // Only the owner learns who is there; anybody else is refused by the step itself.
    if (contact.ownerId !== actor.staffId) return;
    const supervisors = await people.list('supervisor');
    if (asked === 'supervisor') return requireSupervisor(supervisors, contact);
    const isSupervisor = supervisors.some((row) => row._id === asked);
    if (isSupervisor && (await presence.isPresent(asked))) return;
    await reassigning.requireAtDesk(asked);
  }
  async function requireSupervisor(supervisors: readonly { _id: string }[], contact: Contact): Promise<void> {
    const there = await presence.present();
    const barred: ReadonlySet<string> = new Set([...contact.excludedStaff, contact.ownerId ?? '']);
    if (!supervisors.some((row) => there.has(row._id) && !barred.has(row._id)))
      throw new AppError('noSupervisor', 409, 'No supervisor is connected now. Ask a colleague, or give it back to the line.');
  }

  /** Somebody who takes a contact is on duty from now on: when their desk goes, the caller must not be forgotten there. */
  async function wake({ staffId }: StaffActor): Promise<void> {
    const { state } = await service.ensure(staffId);
    if (state === 'off') await service.setState(staffId, 'notReady', 'other', { actor: { kind: 'system', part: 'routing' } });
  }

  async function accept(id: string, transferId: TransferId, by: By): Promise<Contact> {
    const changed = await asks.accept(id, transferId, by);
    await wake(by.actor);
    return settled(changed);
  }

  async function join(id: string, by: By): Promise<Contact> {
    const changed = await passing.join(id, by);
    await wake(by.actor);
    return settled(changed);
  }

  /** A supervisor takes a contact at once, from whoever has it or out of the line. */
  async function takeOver(id: string, by: By): Promise<Contact> {
    const changed = await contacts.offers.reassign(id, by.actor.staffId, by);
    await wake(by.actor);
    for (const { data } of changed.events) {
      const { agentId, offerId } = data;
      if (typeof agentId === 'string' && typeof offerId === 'string') await service.release(agentId, id);
    }
    return settled(changed);
  }

  const handOver = async (id: string, to: StaffId, draft: string, by: By): Promise<Contact> =>
    settled(await passing.handOver(id, to, draft, by));
  const leave = async (id: string, by: By): Promise<Contact> => settled(await passing.leave(id, by));
  const letGo = async (id: string, staffId: StaffId, by: By): Promise<Contact> => settled(await passing.letGo(id, staffId, by));

  async function settled({ doc, events }: Changed<ContactFields>): Promise<Contact> {
    for (const { data } of events) await settle(doc._id, data);
    return doc;
  }

  /** The hands of everybody whom an event names; safe to repeat. */
  async function settle(id: string, { from, to, agentId, agentIds }: Record<string, unknown>): Promise<void> {
    const gone = Array.isArray(agentIds) ? (agentIds as unknown[]) : [];
    await hands.settle(id, [from, to, agentId, ...gone]);
  }

  return { ask, accept, join, takeOver, handOver, leave, letGo, settle, decline: asks.decline, cancel: asks.cancel };
}
