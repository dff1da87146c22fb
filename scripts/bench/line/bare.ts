import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { newId } from '#shared/kernel/new-id.ts';
import { withDatabase } from '#tests/support/services.ts';
import { startAppProcess } from '../../lib/app-process.mjs';
import { send } from './http.ts';
import type { Engines } from './installation.ts';

const program = join(import.meta.dirname, 'bare-pipeline.ts');

/** The bare engines with the same hops, and so many sockets listening. */
export type Bare = Awaited<ReturnType<typeof startBare>>;

/** Durable writes before the caller is answered, before the agent is shown it, and behind that, where nobody waits for them. */
export type DurableWrites = { before: number; after: number; behind: number };

/** Starts them. */
export async function startBare({ redis, store }: Engines, writes: DurableWrites & { consoles: number }) {
  const dir = mkdtempSync(join(tmpdir(), 'bench-bare-'));
  const given = { mongo: withDatabase(store.url), redis: redis.url, ...times(writes) };
  const args = Object.entries(given).map(([name, value]) => `--${name}=${value}`);
  const running = await startAppProcess({ env: {}, logFile: join(dir, 'bare.log'), command: ['--import', 'tsx', program, ...args] });
  const awaited = new Map<string, (at: number) => void>();
  const sockets: Socket[] = [];
  for (let i = 0; i < writes.consoles; i += 1) {
    const socket = io(running.url, { transports: ['websocket'], forceNew: true, reconnection: false });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    socket.on('offer', ({ id }: { id: string }, seen: () => void) => {
      awaited.get(id)?.(performance.now());
      seen();
    });
    sockets.push(socket);
  }
  let turn = 0;
  /** From a request to the socket, in milliseconds. */
  async function come(): Promise<number> {
    const id = newId();
    const from = performance.now();
    const offered = new Promise<number>((resolve) => awaited.set(id, resolve));
    await send('POST', `${running.url}/come`, {}, { id, to: (turn += 1) });
    const at = await offered;
    awaited.delete(id);
    return at - from;
  }
  const say = (path: string, body: object): Promise<unknown> => send('POST', running.url + path, {}, body);
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.disconnect();
    await running.stop(2_000);
    rmSync(dir, { recursive: true, force: true });
  };
  return { come, say, sockets, stop };
}

const times = ({ before, after, behind }: DurableWrites) => ({ before: String(before), after: String(after), behind: String(behind) });
