import { channelEvents, channelRequests } from '#shared/channels/channels.events.ts';
import { hasRole } from '#shared/kernel/actor.ts';
import { refuse } from '../../platform/errors.ts';
import type { Policy } from '../../platform/http/guarded-router.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { GuardedSockets } from '../../platform/sockets/guarded-sockets.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { forCaller, type ChannelsService } from './channels.service.ts';

/** Room of everybody who has a conversation open: the caller's page and the desk of the agent who owns it. */
export const conversationRoom = (id: string): string => `conversation:${id}`;

// The caller's own page, which hears everything of its conversation but who of the staff wrote.
const callerRoom = (id: string): string => `caller:${id}`;

type Deps = {
  bus: Bus;
  live: Live;
  sockets: GuardedSockets;
  channels: ChannelsService;
  /** Whether a member of staff has this conversation open by right. */
  mayTalk: (staffId: string, conversationId: string) => Promise<boolean>;
};

/** Shows messages, receipts and typing live to both sides of a conversation. */
export function addChannelsLive({ bus, live, sockets, channels, mayTalk }: Deps): void {
  bus.subscribe('message:posted', ({ kind, version, event }) =>
    live.spread({ kind, id: String(event.data['conversationId']), version, type: event.type, data: { seq: Number(event.data['seq']) } }),
  );
  live.onNews('message', async ({ id, data }) => {
    if (!live.watched(conversationRoom(id))) return;
    const message = await channels.messageBySeq(id, Number(data['seq']));
    if (!message) return;
    live.emit(conversationRoom(id), channelEvents.messagePosted, message, [callerRoom(id)]);
    live.emit(callerRoom(id), channelEvents.messagePosted, forCaller(message));
  });
  live.onNews('receipts', async ({ id }) => {
    if (!live.watched(conversationRoom(id))) return;
    const { receipts } = await channels.get(id);
    live.emit(conversationRoom(id), channelEvents.receiptsChanged, { conversationId: id, receipts });
  });
  live.onNews('typing', async ({ id, data }) => {
    live.emit(conversationRoom(id), channelEvents.typing, { conversationId: id, from: data['from'] === 'agent' ? 'agent' : 'caller' });
  });

  sockets.onOpen((socket) => {
    if (socket.actor.kind !== 'caller') return;
    // First its own: from the moment it hears the conversation it must be known as the caller's.
    socket.join(callerRoom(socket.actor.conversationId));
    socket.join(conversationRoom(socket.actor.conversationId));
  });
  const callerOrDesk: Policy = (actor) => actor.kind === 'caller' || hasRole(actor, 'agent', 'supervisor');
  sockets.on(channelRequests.typing, callerOrDesk, async ({ conversationId }, { actor }) => {
    const allowed =
      actor.kind === 'caller'
        ? actor.conversationId === conversationId
        : actor.kind === 'staff' && (await mayTalk(actor.staffId, conversationId));
    if (!allowed) throw refuse('notAllowed');
    live.spread({
      kind: 'typing',
      id: conversationId,
      version: 0,
      type: 'typing',
      data: { from: actor.kind === 'staff' ? 'agent' : 'caller' },
    });
    return {};
  });
}
