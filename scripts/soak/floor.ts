import { floorApi } from '#shared/floor/floor.api.ts';
import type { Signed } from '#tests/support/crowd.ts';
import { livePage } from '#tests/support/live-page.ts';
import { createClient } from '#tests/support/test-app.ts';
import type { Desk } from './desk.ts';
import type { Tally } from './tally.ts';

/** Opens the floor of a simulated supervisor, who watches and is told of every change. */
export function openFloor({ base, me, tally }: { base: string; me: Signed; tally: Tally }): Desk {
  const client = createClient(base, me);
  const socket = livePage('console', base, me);
  const look = async (): Promise<void> => {
    await Promise.all([client.call(floorApi.floor), client.call(floorApi.attention)]).catch(() => tally.add('floor not shown'));
  };
  socket.on('connect', () => void look());
  socket.on('disconnect', () => tally.add('floor lost its connection'));
  return { look, isLive: () => socket.connected, close: () => void socket.off('disconnect').disconnect() };
}
