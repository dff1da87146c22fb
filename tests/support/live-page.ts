import { io, type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION, SOCKET_PATHS } from '#shared/realtime/protocol.ts';
import { reconnecting } from '#shared/realtime/reconnecting.ts';

/** Who a page belongs to: signed-in staff by their cookie, a child by the code of its conversation. */
type Who = { cookie: string } | { code: string };

/** A page's live connection as a browser keeps it: it comes back by itself, with the very settings of the client. WebSocket only. */
export function livePage(server: 'console' | 'field', base: string, who: Who): Socket {
  const shown = 'cookie' in who ? { extraHeaders: { origin: base, cookie: who.cookie } } : { extraHeaders: { origin: base } };
  return io(base, {
    path: SOCKET_PATHS[server],
    ...reconnecting[server],
    transports: ['websocket'],
    forceNew: true,
    ...shown,
    auth: { protocol: PROTOCOL_VERSION, ...('code' in who ? { code: who.code } : {}) },
  });
}
