import { hasRole } from '#shared/kernel/actor.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import type { LineView } from '#shared/routing/routing.schema.ts';
import { calm } from '../../platform/calm.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { GuardedSockets, LiveSocket } from '../../platform/sockets/guarded-sockets.ts';
import type { Live, News } from '../../platform/sockets/live.ts';
import { desksRoom, floorRoom, sessionRoom, staffRoom } from '../../platform/sockets/rooms.ts';
import { conversationRoom } from '../channels/index.ts';
import { inContact, presentSummary, type Contact, type Contacts } from '../contacts/index.ts';
import type { AgentsRepository } from './agents.repository.ts';
import type { PresenceService } from './presence.service.ts';
import { presentLine, presentOffer } from './routing.present.ts';
import type { RoutingViews } from './routing.views.ts';

// Desks are told how long the line is at most so often, in milliseconds.
const lineMs = 1_000;

type Deps = {
  bus: Bus;
  live: Live;
  sockets: GuardedSockets;
  contacts: Contacts;
  agents: AgentsRepository;
  presence: PresenceService;
  views: RoutingViews;
};

/** Shows contacts, offers, agents and the line live to desks and the floor. */
export function addRoutingLive({ bus, live, sockets, contacts, agents, presence, views }: Deps): void {
  // The same for everybody, and told once however many moves there were since.
  let told = '';
  let seen: LineView | null = null;
  const tellLine = calm(lineMs, () => {
    const now = JSON.stringify(seen);
    if (seen && now !== told) live.emit(desksRoom, routingEvents.lineChanged, seen);
    told = now;
  });
  const lineMoved = contacts.line.follow((line) => {
    seen = presentLine(line);
    void tellLine();
  });

  async function opened(socket: LiveSocket): Promise<void> {
    const { actor } = socket;
    if (actor.kind !== 'staff') return;
    socket.join(staffRoom(actor.staffId));
    socket.join(sessionRoom(actor.sessionId));
    if (!isDesk(socket)) return presence.arrived(actor.staffId, socket, false);
    socket.join(desksRoom);
    if (hasRole(actor, 'supervisor')) socket.join(floorRoom);
    const [own, helped] = await Promise.all([contacts.repository.ofOwner(actor.staffId), contacts.repository.helpedBy(actor.staffId)]);
    for (const contact of [...own, ...helped]) if (contact.conversationId) socket.join(conversationRoom(contact.conversationId));
    await presence.arrived(actor.staffId, socket, true);
  }
  sockets.onOpen(opened);
  sockets.onClose(async ({ actor, id }) => {
    if (actor.kind === 'staff') await presence.departed(actor.staffId, id);
  });

  live.onNews('contact', async (news) => {
    const contact = await contacts.repository.asOf(news.id, news.version);
    if (!contact) return;
    moveRooms(contact, news);
    const summary = presentSummary(contact);
    for (const room of new Set([floorRoom, ...concerned(contact, news).map(staffRoom)])) {
      if (live.watched(room)) live.emit(room, routingEvents.contactChanged, summary, contact.excludedStaff.map(staffRoom));
    }
    tellOffer(contact, news);
    if (lineMoves.has(news.type) && live.watched(desksRoom)) lineMoved();
  });

  live.onNews('notes', async ({ id, version }) => {
    const contact = await contacts.repository.find(id);
    if (!contact) return;
    for (const room of [floorRoom, ...inContact(contact).map(staffRoom)]) {
      live.emit(room, routingEvents.notesChanged, { contactId: id, revision: version }, contact.excludedStaff.map(staffRoom));
    }
  });

  // Whoever is in a contact hears its conversation; whoever lost it no longer does.
  function moveRooms(contact: Contact, news: News): void {
    if (!contact.conversationId) return;
    const room = conversationRoom(contact.conversationId);
    for (const staffId of concerned(contact, news)) {
      const owns = inContact(contact).some((id) => id === staffId);
      if (owns && contact.state !== 'closed') live.join(staffRoom(staffId), room);
      // Closed: what the child writes next belongs to a new contact, and perhaps to somebody else.
      else if (!owns || news.type === 'contact:closed') live.leave(staffRoom(staffId), room);
    }
  }
  function tellOffer(contact: Contact, { type, data }: News): void {
    const offer = presentOffer(contact);
    if (type === 'contact:offered' && offer && contact.offer)
      return live.emit(staffRoom(contact.offer.agentId), routingEvents.offerMade, offer);
    const why = endings[type]?.(data);
    if (why && typeof data['agentId'] === 'string') {
      live.emit(staffRoom(data['agentId']), routingEvents.offerEnded, { offerId: String(data['offerId']), contactId: contact._id, why });
    }
  }

  bus.subscribe('agent:*', ({ kind, id, version, event }) => live.spread({ kind, id, version, type: event.type, data: {} }));
  live.onNews('agent', async ({ id, version }) => {
    const onFloor = live.watched(floorRoom);
    if (!onFloor && !live.watched(staffRoom(id))) return;
    const agent = await agents.asOf(id, version);
    if (!agent) return;
    if (!onFloor) return live.emit(staffRoom(id), routingEvents.agentChanged, await views.agentView(agent, true));
    const { view, others } = await views.agentForFloor(agent);
    live.emit(staffRoom(id), routingEvents.agentChanged, view);
    live.emit(floorRoom, routingEvents.agentChanged, view, [...others.keys(), id].map(staffRoom));
    for (const [staffId, theirs] of others) live.emit(staffRoom(staffId), routingEvents.agentChanged, theirs);
  });
}

// An agent who also is on call has a desk only where a console is open.
const isDesk = ({ actor, server }: LiveSocket): boolean => server === 'console' && hasRole(actor, 'agent', 'supervisor');

const lineMoves = new Set([
  'contact:queued',
  'contact:accepted',
  'contact:abandoned',
  'contact:rejoined',
  'contact:callBackPromised',
  'contact:callBackDue',
  'contact:agentLost',
  'contact:helpNow',
  'contact:riskChanged',
  'contact:reassigned',
  'contact:transferred',
]);

type Ending = 'accepted' | 'declined' | 'timedOut' | 'rescinded';
const endings: Record<string, ((data: Record<string, unknown>) => Ending) | undefined> = {
  'contact:accepted': () => 'accepted',
  'contact:abandoned': () => 'rescinded',
  'contact:callBackPromised': () => 'rescinded',
  'contact:reassigned': () => 'rescinded',
  'contact:givenBack': ({ why }) => (why === 'declined' || why === 'timedOut' ? why : 'rescinded'),
};

function concerned(contact: Contact, { data }: News): string[] {
  const gone = Array.isArray(data['agentIds']) ? (data['agentIds'] as unknown[]) : [];
  const ids = [...inContact(contact), contact.offer?.agentId, data['agentId'], data['from'], data['to'], ...gone];
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}
