import { transferKindSchema } from '#shared/contacts/together.schema.ts';
import type { StaffId, TransferId } from '#shared/kernel/ids.ts';
import { askEndingSchema, transferEvents } from '#shared/routing/transfer.events.ts';
import type { OutboxEvent } from '../../platform/mongo/aggregate.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Queues } from '../../platform/queues.ts';
import type { Live, News } from '../../platform/sockets/live.ts';
import { floorRoom, staffRoom } from '../../platform/sockets/rooms.ts';
import type { Contact, Contacts } from '../contacts/index.ts';
import type { TransfersService } from './transfers.service.ts';
import type { TransfersViews } from './transfers.views.ts';

type LiveDeps = { live: Live; contacts: Contacts; transferViews: TransfersViews };
type JobDeps = { bus: Bus; queues: Queues; contacts: Contacts; transfers: TransfersService };

const told = new Set(['contact:asked', 'contact:askEnded', 'contact:recordSaved']);
// Whatever changes who is in a contact; the hands follow what the contact says, however often they are told.
const moves = ['contact:transferred', 'contact:helperJoined', 'contact:helpersLeft', 'contact:agentLost'];

/** Shows questions to whom they are asked, and their end to both sides. */
export function addTransfersLive({ live, contacts, transferViews }: LiveDeps): void {
  const roomOf = (asked: unknown): string => (asked === 'supervisor' ? floorRoom : staffRoom(String(asked)));

  async function tellAsked(contact: Contact): Promise<void> {
    const { transfer } = contact;
    const room = roomOf(transfer?.to);
    const view = transfer && live.watched(room) ? await transferViews.askView(contact) : null;
    if (view) live.emit(room, transferEvents.asked, view, [...contact.excludedStaff, view.by.id].map(staffRoom));
  }

  function tellEnded({ _id, number, excludedStaff }: Contact, { data }: News): void {
    const { transferId, asked, by } = data;
    const kind = transferKindSchema.parse(data['kind']);
    const why = askEndingSchema.parse(data['why']);
    const ended = { transferId: transferId as TransferId, contactId: _id, number, kind, to: asked as StaffId, by: by as StaffId, why };
    const barred = asked === 'supervisor' ? excludedStaff.map(staffRoom) : [];
    for (const room of new Set([roomOf(asked), staffRoom(String(by))])) live.emit(room, transferEvents.ended, ended, barred);
  }

  // A supervisor who is now known as alleged no longer sees what any supervisor may answer.
  function tellAlleged({ _id, number, transfer, excludedStaff }: Contact): void {
    if (transfer?.to !== 'supervisor') return;
    const { id, kind, to, by } = transfer;
    const ended = { transferId: id, contactId: _id, number, kind, to, by, why: 'ended' as const };
    for (const staffId of excludedStaff) live.emit(staffRoom(staffId), transferEvents.ended, ended);
  }

  live.onNews('contact', async (news) => {
    if (!told.has(news.type)) return;
    const contact = await contacts.repository.asOf(news.id, news.version);
    if (!contact) return;
    if (news.type === 'contact:asked') await tellAsked(contact);
    else if (news.type === 'contact:askEnded') tellEnded(contact, news);
    else tellAlleged(contact);
  });
}

/** The clock of questions, and the hands that follow whoever comes and goes. */
export function addTransferJobs({ bus, queues, contacts, transfers }: JobDeps): void {
  queues.handle('askExpiry', async ({ contactId, transferId }) => {
    await contacts.asks.expire(String(contactId), String(transferId) as TransferId);
  });
  const follow = ({ id, event }: { id: string; event: OutboxEvent }): Promise<void> => transfers.settle(id, event.data);
  for (const type of moves) bus.subscribe(type, follow);
  contacts.clocks.whenDue(async ({ _id, transfer }) => (transfer ? contacts.asks.expire(_id, transfer.id) : false));
}
