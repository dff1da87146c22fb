import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION, SOCKET_PATHS, type Ack, type BroadcastContract, type RequestContract } from '#shared/realtime/protocol.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/new-id.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import type { RouteAnswer, RouteContract } from '#shared/kernel/route.ts';
import type { z } from 'zod';
import { startApp, type Services } from '#server/app/start-app.ts';
import { readEnv } from '#server/config/env.ts';
import { createLogger, type Logger } from '#server/platform/logger.ts';
import { freshMongoUrl, freshPrefix, redisUrl } from './fresh.ts';

const password = 'Chenab-Jhelum-Ravi-1121';

/** An HTTP answer as tests look at it. */
export type Answer<T = unknown> = { status: number; body: T; headers: Headers };
type Input = { params?: Record<string, string>; query?: Record<string, string | number>; body?: unknown; headers?: Record<string, string> };

/** Somebody talking to the server: anonymous, the holder of a code, or signed-in staff. */
export type TestClient = ReturnType<typeof createClient>;
type Identity = { cookie?: string; csrf?: string; code?: string; staffId?: string; username?: string };

/** A new command id. */
export const commandId = (): CommandId => newId<CommandId>();

/** Somebody who talks to the server at `base`. */
export function createClient(base: string, me: Identity = {}) {
  const sockets: Socket[] = [];
  const headers = (): Record<string, string> => ({
    origin: base,
    ...(me.cookie ? { cookie: me.cookie } : {}),
    ...(me.csrf ? { 'x-csrf-token': me.csrf } : {}),
    ...(me.code ? { authorization: `Conversation ${me.code}` } : {}),
  });

  /** Sends a request as it is, whatever it is. */
  async function raw(method: string, path: string, body?: unknown, extra: Record<string, string> = {}): Promise<Answer> {
    const sent = body === undefined ? {} : { body: body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await fetch(base + path, {
      method: method.toUpperCase(),
      headers: { ...headers(), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...extra },
      ...(sent as { body?: string }),
    });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, body: json && text ? JSON.parse(text) : text, headers: response.headers };
  }

  /** Calls a contract and returns status and answer, whatever they are. */
  function send<C extends RouteContract>(
    contract: C,
    { params = {}, query = {}, body, headers: extra }: Input = {},
  ): Promise<Answer<RouteAnswer<C>>> {
    const path = contract.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const search = new URLSearchParams(Object.entries(query).map(([key, value]): [string, string] => [key, String(value)])).toString();
    return raw(contract.method, search ? `${path}?${search}` : path, body, extra) as Promise<Answer<RouteAnswer<C>>>;
  }

  /** Calls a contract that must succeed. */
  async function call<C extends RouteContract>(contract: C, input: Input = {}): Promise<RouteAnswer<C>> {
    const answer = await send(contract, input);
    if (answer.status >= 400) throw new Error(`${contract.method} ${contract.path} → ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Opens a live socket and resolves once it is connected. */
  async function connect(server: 'console' | 'field' = 'console', auth: Record<string, unknown> = {}): Promise<TestSocket> {
    const socket = io(base, {
      path: SOCKET_PATHS[server],
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: headers(),
      auth: { protocol: PROTOCOL_VERSION, ...(me.code ? { code: me.code } : {}), ...auth },
    });
    sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
      // The server may go while it greets.
      socket.once('disconnect', reject);
    });
    return wrapSocket(socket);
  }
  return { me, raw, send, call, connect, close: () => sockets.forEach((socket) => socket.disconnect()) };
}

/** Signs in at the server at `base` and returns a client with the session. */
export async function signInAt(base: string, username: string, secret: string): Promise<TestClient> {
  const answer = await createClient(base).raw('post', '/api/session', { username, password: secret });
  if (answer.status !== 200) throw new Error(`sign-in of ${username}: ${answer.status}`);
  const view = answer.body as { csrf: string; staff: { id: string } };
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return createClient(base, { cookie, csrf: view.csrf, staffId: view.staff.id, username });
}

/** A live socket with what it heard. */
export type TestSocket = ReturnType<typeof wrapSocket>;

function wrapSocket(socket: Socket) {
  const heard: { name: string; payload: unknown }[] = [];
  socket.onAny((name: string, payload: unknown) => heard.push({ name, payload }));
  return {
    raw: socket,
    heard,
    /** The first broadcast of this kind, past or to come, that fits. */
    hear: <P extends z.ZodType>(
      broadcast: BroadcastContract<P>,
      fits: (payload: z.output<P>) => boolean = () => true,
      ms = 10_000,
    ): Promise<z.output<P>> =>
      eventually(
        () =>
          heard.find(({ name, payload }) => name === broadcast.name && fits(payload as z.output<P>))?.payload as z.output<P> | undefined,
        ms,
        broadcast.name,
      ),
    request: <In extends z.ZodType, Out extends z.ZodType>(
      contract: RequestContract<In, Out>,
      input: unknown,
    ): Promise<Ack<z.output<Out>>> => socket.timeout(5_000).emitWithAck(contract.name, input) as Promise<Ack<z.output<Out>>>,
    close: () => socket.disconnect(),
  };
}

/** Waits until `look` finds something; fails with what was waited for. */
export async function eventually<T>(
  look: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  ms = 10_000,
  what = 'something',
): Promise<T> {
  const until = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > until) throw new Error(`waited ${ms} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

type Start = { env?: Record<string, string>; clock?: Clock; services?: Services; logger?: Logger };

/** Starts a whole node (or the part named by `services`) in this process over the run's Redis and store, with a database of its own. */
export async function startTestApp({ env = {}, ...rest }: Start = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'muhafiz-app-'));
  const settings = {
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: dir,
    MONGODB_URL: freshMongoUrl(),
    REDIS_URL: redisUrl(),
    QUEUE_PREFIX: freshPrefix(),
    DEMO_PASSWORD: password,
    // Tests look at what there is of dispatches and events: a self-test runs only where it is looked at.
    SELF_TEST_SECONDS: '0',
    ...env,
  };
  const running = await startApp({ env: readEnv(settings), logger: createLogger('silent'), ...rest });
  const base = running.url ?? '';
  const clients: TestClient[] = [];
  const client = (me: Identity = {}): TestClient => {
    const made = createClient(base, me);
    clients.push(made);
    return made;
  };
  /** Signs in one of the demonstration's staff: agent1–3, supervisor1–2, officer1–3, desk1–2, coordinator1, admin1. */
  async function signIn(username: string): Promise<TestClient> {
    const made = await signInAt(base, username, password);
    clients.push(made);
    return made;
  }
  return {
    ...running,
    base,
    settings,
    anonymous: client,
    signIn,
    withCode: (code: string) => client({ code }),
    stop: async () => {
      clients.forEach((one) => one.close());
      await running.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
export type TestApp = Awaited<ReturnType<typeof startTestApp>>;
