import { io, type Socket } from 'socket.io-client';
import { SOCKET_PATHS, PROTOCOL_VERSION } from '#shared/realtime/protocol.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { makeCrowd, type Signed } from '#tests/support/crowd.ts';
import { send } from './http.ts';

/** Somebody at a console: signed in, connected, and able to send commands. */
export type Desk = Signed & {
  socket: Socket;
  post: <T = unknown>(path: string, body?: object) => Promise<T>;
  get: <T>(path: string) => Promise<T>;
  put: (path: string, body?: object) => Promise<unknown>;
};
type Options = {
  mongoUrl: string;
  bases: readonly string[];
  count: number;
  capacity: number;
  role?: 'agent' | 'supervisor';
  name?: string;
};
const together = 10;

/** Opens consoles, spread over the web nodes; agents are ready. */
export async function openConsoles({ mongoUrl, bases, count, capacity, role = 'agent', name = 'bench' }: Options): Promise<Desk[]> {
  const people = await makeCrowd({ mongoUrl, agents: count, capacity, roles: [role], name });
  const desks: Desk[] = [];
  for (let i = 0; i < people.length; i += together)
    desks.push(...(await Promise.all(people.slice(i, i + together).map((one, n) => open(one, bases[(i + n) % bases.length] ?? '')))));
  if (role === 'agent') for (const desk of desks) await desk.post('/api/desk/state', { state: 'ready' });
  return desks;
}

async function open(me: Signed, base: string): Promise<Desk> {
  const desk = await connectAs(me, base, 'console');
  await desk.get('/api/desk');
  return desk;
}

/** Opens the page of somebody who is signed in: a console, or one in the field. */
export async function connectAs(me: Signed, base: string, server: 'console' | 'field'): Promise<Desk> {
  const headers = { cookie: me.cookie, 'x-csrf-token': me.csrf, origin: base };
  const options = { path: SOCKET_PATHS[server], transports: ['websocket'], forceNew: true, reconnection: false };
  const socket = io(base, { ...options, extraHeaders: headers, auth: { protocol: PROTOCOL_VERSION } });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    ...me,
    socket,
    post: (path, body = {}) => send('POST', base + path, headers, { commandId: newId(), ...body }),
    get: (path) => send('GET', base + path, headers),
    put: (path, body = {}) => send('PUT', base + path, headers, { commandId: newId(), ...body }),
  };
}
