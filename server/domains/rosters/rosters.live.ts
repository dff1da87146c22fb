import { hasRole } from '#shared/kernel/actor.ts';
import type { AreaKey } from '#shared/rosters/roster.schema.ts';
import { rosterEvents } from '#shared/rosters/rosters.events.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { GuardedSockets } from '../../platform/sockets/guarded-sockets.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { staffRoom } from '../../platform/sockets/rooms.ts';
import type { RosterStores } from './rosters.repository.ts';

// Screens of whoever may read every roster.
const overseersRoom = 'rosters';

/** Tells whoever oversees rosters, and the officers named in one, that it has changed; each fetches what they may see. */
export function addRosterLive({
  bus,
  live,
  sockets,
  stores,
}: {
  bus: Bus;
  live: Live;
  sockets: GuardedSockets;
  stores: RosterStores;
}): void {
  sockets.onOpen((socket) => {
    if (hasRole(socket.actor, 'supervisor', 'administrator', 'coordinator')) socket.join(overseersRoom);
  });
  for (const type of ['roster:*', 'rosterSwap:*', 'rosterHolidays:*'])
    bus.subscribe(type, ({ kind, id, version, event }) => live.spread({ kind, id, version, type: event.type, data: {} }));

  live.onNews('roster', ({ id }) => tell(id as AreaKey));
  live.onNews('rosterSwap', async ({ id }) => {
    const swap = await stores.swaps.find(id);
    if (swap) await tell(swap.area, [swap.askedBy, swap.askedOf]);
  });
  live.onNews('rosterHolidays', async () => live.emit(overseersRoom, rosterEvents.changed, { area: null }));

  async function tell(area: AreaKey, also: readonly string[] = []): Promise<void> {
    const roster = await stores.rosters.find(area);
    const officers = new Set([...(roster?.officerIds ?? []), ...also]);
    for (const room of [overseersRoom, ...[...officers].map(staffRoom)]) live.emit(room, rosterEvents.changed, { area });
  }
}
