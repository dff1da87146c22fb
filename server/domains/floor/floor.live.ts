import { floorEvents, floorRequests } from '#shared/floor/floor.events.ts';
import { calm } from '../../platform/calm.ts';
import { refuse } from '../../platform/errors.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { GuardedSockets } from '../../platform/sockets/guarded-sockets.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { floorRoom, staffRoom } from '../../platform/sockets/rooms.ts';
import type { Sweeper } from '../../platform/sweeper.ts';
import type { AuditService } from '../audit/index.ts';
import { conversationRoom } from '../channels/index.ts';
import { inContact, maySee, requireSight, type Contacts } from '../contacts/index.ts';
import type { AlarmsService } from './alarms.service.ts';
import type { FiguresService } from './figures.service.ts';

type Deps = {
  bus: Bus;
  live: Live;
  sockets: GuardedSockets;
  sweeper: Sweeper;
  contacts: Contacts;
  audit: AuditService;
  alarms: AlarmsService;
  figures: FiguresService;
};
const loud = [
  ...['contact:helpLate', 'contact:agentLost', 'contact:callDropped', 'contact:abandoned', 'contact:leftUndecided'],
  ...['contact:callBackLate', 'contact:callBackMissed'],
  ...['dispatch:nobody', 'dispatch:silent'],
];
const signsOfLife = ['dispatch:checkedIn', 'dispatch:enRoute', 'dispatch:onScene', 'dispatch:claimed'];
const sampleMs = 15_000;
const figuresMs = 1_000;

/** Shows the floor live to supervisors: figures, alarms, hand-overs, and conversations they look into. */
export function addFloorLive({ bus, live, sockets, sweeper, contacts, audit, alarms, figures }: Deps): void {
  for (const type of loud) bus.subscribe(type, alarms.hear);
  bus.subscribe('contact:calledAgain', alarms.calledAgain);
  bus.subscribe('contact:leftDecided', alarms.leftDecided);
  for (const type of signsOfLife) bus.subscribe(type, alarms.heardAgain);
  bus.subscribe('alarm:acknowledged', alarms.acknowledged);
  sweeper.add({ name: 'floorSamples', everyMs: sampleMs, run: figures.sample });

  // Bursts of changes become one set of figures, and none when nobody looks.
  const tell = calm(figuresMs, async () => {
    if (live.watched(floorRoom)) live.emit(floorRoom, floorEvents.figures, await figures.now());
  });
  for (const kind of ['contact', 'agent']) live.onNews(kind, async () => tell());
  // What is looked at less often, since it is much, is told again when it was.
  const changed = figures.follow(() => void tell());
  live.onNews('contact', async () => {
    if (live.watched(floorRoom)) changed();
  });

  bus.subscribe('alarm:*', ({ kind, id, version, event }) => live.spread({ kind, id, version, type: event.type, data: {} }));
  live.onNews('alarm', async ({ id }) => {
    const alarm = await alarms.find(id);
    const contact = alarm && (await contacts.repository.find(alarm.contactId));
    if (contact) live.emit(floorRoom, floorEvents.alarm, await alarms.present(alarm), contact.excludedStaff.map(staffRoom));
  });
  bus.subscribe('handOver:*', ({ kind, id, version, event }) => live.spread({ kind, id, version, type: event.type, data: {} }));
  live.onNews('handOver', async ({ id, version }) => live.emit(floorRoom, floorEvents.handOver, { id: id, version }));
  addWatching({ live, sockets, contacts, audit });
}

function addWatching({ live, sockets, contacts, audit }: Pick<Deps, 'live' | 'sockets' | 'contacts' | 'audit'>): void {
  const supervisor = staffWith('supervisor');
  sockets.on(floorRequests.watch, supervisor, async ({ contactId }, socket) => {
    const contact = await contacts.repository.get(contactId);
    requireSight(socket.actor, contact);
    const { conversationId } = contact;
    await audit.record(socket.actor, 'contact:watched', { kind: 'contact', id: contactId });
    if (!conversationId) return { conversationId };
    socket.join(conversationRoom(conversationId));
    // Who was named as the one alleged since the look above has been taken out of the room already, or is now.
    const named = !maySee(socket.actor, await contacts.repository.get(contactId));
    if (!named) return { conversationId };
    socket.leave(conversationRoom(conversationId));
    throw refuse('notFound');
  });
  sockets.on(floorRequests.unwatch, supervisor, async ({ contactId }, socket) => {
    const contact = await contacts.repository.find(contactId);
    const { actor } = socket;
    const isIn = contact && actor.kind === 'staff' && inContact(contact).includes(actor.staffId);
    if (contact?.conversationId && !isIn) socket.leave(conversationRoom(contact.conversationId));
    return {};
  });
  // Somebody of whom it becomes known that they are alleged to have done harm hears no more from this moment.
  live.onNews('contact', async ({ id, version, type }) => {
    if (type !== 'contact:recordSaved') return;
    const contact = await contacts.repository.asOf(id, version);
    if (!contact?.conversationId) return;
    for (const staffId of contact.excludedStaff) live.leave(staffRoom(staffId), conversationRoom(contact.conversationId));
  });
}
