import { limitEvents } from '#shared/contacts/limit.api.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { floorRoom } from '../../platform/sockets/rooms.ts';

/** Tells supervisors that a limit has changed; the list itself is fetched, by each as far as they may see it. */
export function addLimitLive({ bus, live }: { bus: Bus; live: Live }): void {
  bus.subscribe('limit:*', ({ kind, id, version, event }) => live.spread({ kind, id, version, type: event.type, data: {} }));
  live.onNews('limit', async ({ id, version }) => live.emit(floorRoom, limitEvents.changed, { id: id, version }));
}
