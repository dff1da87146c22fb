import type { Server as HttpServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { SOCKET_PATHS } from '#shared/realtime/protocol.ts';
import type { Provenance } from '../http/security.ts';

type Deps = { http: HttpServer; news: Redis; prefix: string; ours: (from: Provenance) => boolean };

const timing = {
  // Worst case to notice a dead console: 7 s. Consoles are on a LAN and speak WebSocket only.
  console: { pingInterval: 4_000, pingTimeout: 3_000, transports: ['websocket' as const] },
  // Phones on 2G fall silent for long; polling gets through where WebSocket does not.
  field: { pingInterval: 25_000, pingTimeout: 30_000, transports: ['websocket' as const, 'polling' as const] },
};

/** Makes the two Socket.IO servers of a web node: consoles, and the field (children and officers). */
export function createIoServers({ http, news, prefix, ours }: Deps): Record<'console' | 'field', Server> {
  const make = (name: 'console' | 'field'): Server =>
    new Server(http, {
      path: SOCKET_PATHS[name],
      ...timing[name],
      serveClient: false,
      maxHttpBufferSize: 64 * 1024,
      cors: { origin: false },
      destroyUpgrade: false,
      allowRequest: (req, done) => done(null, ours({ headers: { origin: req.headers.origin, host: req.headers.host } })),
      ...(name === 'console' ? { adapter: createAdapter(news, { streamName: `${prefix}-news`, maxLen: 10_000 }) } : {}),
    });
  return { console: make('console'), field: make('field') };
}
