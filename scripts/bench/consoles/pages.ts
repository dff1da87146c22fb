import { setTimeout as sleep } from 'node:timers/promises';
import { routingApi } from '#shared/routing/routing.api.ts';
import type { Signed } from '#tests/support/crowd.ts';
import { livePage } from '#tests/support/live-page.ts';
import { commandId, createClient } from '#tests/support/test-app.ts';

/** What a process of consoles is told: where, and whose. */
export type Begin = { base: string; people: Signed[]; withinMs: number };
/** What it tells: that a console is live (connected, and its desk fetched after that), or has lost its connection; `at` in epoch milliseconds. */
export type Told = { console: string; kind: 'live' | 'lost'; at: number };

const tell = (told: Omit<Told, 'at'>): void => void process.send?.({ ...told, at: Date.now() } satisfies Told);
const triesMs = [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000];

/** A console as the page keeps it: at each connection the desk is fetched again, and tried again when the server could not answer. */
function openConsole(base: string, me: Signed): void {
  const client = createClient(base, me);
  const socket = livePage('console', base, me);
  const fetchDesk = async (): Promise<boolean> => {
    const { status, body } = await client.send(routingApi.desk);
    if (status === 200 && body.agent.state !== 'ready')
      await client.send(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
    return status === 200;
  };
  const refetch = async (): Promise<void> => {
    const { id } = socket;
    for (const ms of triesMs) {
      const fetched = await fetchDesk().catch(() => false);
      // Lost again meanwhile: the next connection fetches for itself.
      if (socket.id !== id) return;
      if (fetched) return tell({ console: me.staffId, kind: 'live' });
      await sleep(ms);
    }
  };
  socket.on('connect', () => void refetch());
  socket.on('disconnect', () => tell({ console: me.staffId, kind: 'lost' }));
}

process.once('message', ({ base, people, withinMs }: Begin) => {
  // People come to work one after the other.
  for (const me of people) setTimeout(() => openConsole(base, me), Math.random() * withinMs);
});
process.once('disconnect', () => process.exit(0));
