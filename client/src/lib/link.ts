import { PROTOCOL_VERSION, SOCKET_PATHS, type Ack } from '#shared/realtime/protocol.ts';
import { reconnecting } from '#shared/realtime/reconnecting.ts';
import { io, type Socket } from 'socket.io-client';
import { now } from './clock.ts';
import { ApiError } from './http.ts';

/** How the live connection stands; `since` in epoch milliseconds. */
export type LinkState =
  | { readonly kind: 'connected'; readonly since: number }
  | { readonly kind: 'reconnecting'; readonly since: number }
  /** This page is older than the server: it must be loaded again. */
  | { readonly kind: 'outdated' }
  /** The session or the code is not known (any more). */
  | { readonly kind: 'signedOut' };

export type Link = {
  /** Tries until `close`; after `outdated` or `signedOut` only this tries again. */
  readonly open: () => void;
  readonly close: () => void;
  /** Hears a broadcast by its name; returns what ends the hearing. */
  readonly on: (name: string, handler: (payload: unknown) => void) => () => void;
  /** Asks and waits for the answer; throws ApiError `offline` when not connected, `timeout` without an answer. */
  readonly request: (name: string, input: unknown, timeoutMs?: number) => Promise<unknown>;
  readonly state: () => LinkState;
  readonly subscribe: (listener: () => void) => () => void;
};

type Options = {
  /** Consoles speak WebSocket only and notice a dead link within 8 s; the field falls back to polling. */
  readonly server: keyof typeof SOCKET_PATHS;
  /** The conversation's code on public pages; staff are known by their cookie. */
  readonly code?: () => string | null;
};

/** Makes a live connection to the server; nothing missed while it was away comes after, so refetch at every `connected`. */
export function createLink({ server, code }: Options): Link {
  const listeners = new Set<() => void>();
  let state: LinkState = { kind: 'reconnecting', since: now() };
  let wanted = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const become = (next: LinkState) => {
    if (next.kind === 'reconnecting' && state.kind === 'reconnecting') return;
    state = next;
    listeners.forEach((listener) => listener());
  };
  const socket: Socket = io({
    path: SOCKET_PATHS[server],
    ...reconnecting[server],
    autoConnect: false,
    auth: (send) => send({ protocol: PROTOCOL_VERSION, ...(code ? { code: code() } : {}) }),
  });
  // Socket.IO does not come back by itself when the server refused or ended the connection.
  const later = (ms: number) => {
    clearTimeout(again);
    // Spread by chance as Socket.IO's own waits are: the server may have ended many at once.
    again = setTimeout(() => wanted && socket.connect(), ms * (0.5 + Math.random()));
  };

  socket.on('connect', () => become({ kind: 'connected', since: now() }));
  socket.on('disconnect', (reason) => {
    become({ kind: 'reconnecting', since: now() });
    if (reason === 'io server disconnect') later(500);
  });
  socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
    const refusal = error.data?.code;
    if (refusal === 'outdated') return become({ kind: 'outdated' });
    if (refusal === 'notSignedIn') return become({ kind: 'signedOut' });
    become({ kind: 'reconnecting', since: now() });
    if (!socket.active) later(2_000);
  });

  return {
    open: () => {
      wanted = true;
      if (state.kind !== 'connected') become({ kind: 'reconnecting', since: now() });
      socket.connect();
    },
    close: () => {
      wanted = false;
      clearTimeout(again);
      socket.disconnect();
    },
    on: (name, handler) => {
      socket.on(name, handler);
      return () => socket.off(name, handler);
    },
    request: (name, input, timeoutMs = 8_000) => ask(socket, name, input, timeoutMs),
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function ask(socket: Socket, name: string, input: unknown, timeoutMs: number): Promise<unknown> {
  // Socket.IO would keep it and send it after a reconnect, when it may no longer be meant.
  if (!socket.connected) throw new ApiError({ code: 'offline', status: 0, message: 'The server could not be reached.' });
  const ack = (await socket
    .timeout(timeoutMs)
    .emitWithAck(name, input)
    .catch(() => null)) as Ack<unknown> | null;
  if (ack === null) throw new ApiError({ code: 'timeout', status: 0, message: 'The server did not answer in time.' });
  if (!ack.ok) throw new ApiError({ ...ack.error, status: 0 });
  return ack.data;
}
