import type { IncomingHttpHeaders } from 'node:http';
import type { Server, Socket } from 'socket.io';
import type { z } from 'zod';
import type { Actor } from '#shared/kernel/actor.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { PlatformErrorCode } from '#shared/kernel/problem.ts';
import { PROTOCOL_VERSION, type Ack, type RequestContract } from '#shared/realtime/protocol.ts';
import { isDenial, refuse, toAppError } from '../errors.ts';
import type { Policy } from '../http/guarded-router.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { Door, Showing } from './door.ts';
import { createRate } from './rate.ts';

/** An authenticated socket as domains see it. */
export type LiveSocket = {
  readonly id: string;
  readonly actor: Actor;
  /** Whether it belongs to a console or the field (child, officer). */
  readonly server: 'console' | 'field';
  join(room: string): void;
  leave(room: string): void;
};
type Handshake = { headers: IncomingHttpHeaders; auth: Record<string, unknown> };
type Handler<In, Out> = (input: In, socket: LiveSocket) => Promise<Out>;
type Entrance = { door: Door; showingOf: (handshake: Handshake & { address: string }) => Showing };
type Registered = { contract: RequestContract; policy: Policy; handler: Handler<unknown, unknown> };
type Deps = {
  authenticate: (handshake: Handshake) => Promise<Actor>;
  /** Checked at every request: the session may have ended since the handshake. */
  stillValid: (actor: Actor) => Promise<boolean>;
  denied: (actor: Actor, refusal: { what: string }) => Promise<void>;
  logger: Logger;
  metrics: Metrics;
};

/** Socket requests that exist only together with a policy; unknown ones are refused. */
export type GuardedSockets = ReturnType<typeof createGuardedSockets>;

/** Makes the guard of a node's socket servers. */
export function createGuardedSockets({ authenticate, stillValid, denied, logger, metrics }: Deps) {
  const requests = new Map<string, Registered>();
  const opened: ((socket: LiveSocket) => Promise<void> | void)[] = [];
  const closed: ((socket: LiveSocket) => Promise<void> | void)[] = [];
  const underway = new Set<Promise<void>>();

  /** Serves a socket request to the actors its policy allows. */
  function on<In extends z.ZodType, Out extends z.ZodType>(
    contract: RequestContract<In, Out>,
    policy: Policy,
    handler: Handler<z.output<In>, z.input<Out>>,
  ): void {
    requests.set(contract.name, { contract, policy, handler: handler as Handler<unknown, unknown> });
  }

  async function answer(name: string, payload: unknown, socket: LiveSocket, onDenied: () => void): Promise<Ack<unknown>> {
    const requestId = newId();
    try {
      return { ok: true, data: await runRequest(name, payload, socket) };
    } catch (error) {
      const known = toAppError(error);
      if (known.status === 401 || known.status === 403) onDenied();
      if (isDenial(error) && requests.has(name))
        await denied(socket.actor, { what: name }).catch((failed: unknown) =>
          logger.error({ err: failed, request: name }, 'a refusal was not recorded'),
        );
      if (known.status >= 500) logger.error({ err: error, requestId, request: name }, 'socket request failed');
      return { ok: false, error: { code: known.code, message: known.message, requestId } };
    }
  }
  async function runRequest(name: string, payload: unknown, socket: LiveSocket): Promise<unknown> {
    const found = requests.get(name);
    if (!found) throw refuse('notFound', 'There is no such request.');
    if (!(await stillValid(socket.actor))) throw refuse('notSignedIn');
    if (!found.policy(socket.actor)) throw refuse('notAllowed');
    const parsed = found.contract.input.safeParse(payload);
    if (!parsed.success) throw refuse('badRequest');
    return found.handler(parsed.data, socket);
  }

  /** Serves a socket server; whoever was refused too often at the door is turned away unread. */
  function attach(name: 'console' | 'field', io: Server, { door, showingOf }: Entrance): void {
    io.use((raw, next) => {
      const { headers, address, auth } = raw.handshake;
      const showing = showingOf({ headers, address, auth });
      if (auth['protocol'] !== PROTOCOL_VERSION) return next(refusal('outdated'));
      if (!door.mayKnock(showing)) return next(refusal('tooMany'));
      authenticate({ headers, auth }).then(
        (actor) => {
          if (actor.kind === 'anonymous') {
            door.refused(showing);
            return next(refusal('notSignedIn'));
          }
          if (showing.shown !== undefined) door.right(showing.shown);
          raw.data = { actor, showing };
          next();
        },
        () => next(refusal('unavailable')),
      );
    });
    io.on('connection', (raw) => connected(name, raw, door));
  }

  function connected(name: 'console' | 'field', raw: Socket, door: Door): void {
    const { actor, showing } = raw.data as { actor: Actor; showing: Showing };
    const socket: LiveSocket = {
      id: raw.id,
      actor,
      server: name,
      join: (room) => void (raw.connected && raw.join(room)),
      leave: (room) => void raw.leave(room),
    };
    metrics.sockets.inc({ server: name });
    const rate = createRate(40);
    raw.onAny((event: string, ...args: unknown[]) => {
      const reply = args.at(-1);
      if (typeof reply !== 'function') return;
      const respond = reply as (ack: Ack<unknown>) => void;
      if (!rate() || !door.mayKnock(showing))
        return respond({ ok: false, error: { code: 'tooMany', message: refuse('tooMany').message, requestId: newId() } });
      void answer(event, args[0], socket, () => door.refused(showing)).then(respond);
    });
    const ready = runHooks(opened, socket);
    raw.on('disconnect', () => {
      metrics.sockets.dec({ server: name });
      // Only after what opening did: a page that reloads at once must not leave a desk behind that nobody sits at.
      void ready.then(() => runHooks(closed, socket));
    });
  }
  function runHooks(hooks: typeof opened, socket: LiveSocket): Promise<void> {
    const run = runEach(hooks, socket).finally(() => underway.delete(run));
    underway.add(run);
    return run;
  }
  /** Waits until whatever openings and closings of sockets set off has been done. */
  async function settled(): Promise<void> {
    while (underway.size > 0) await Promise.all(underway);
  }
  async function runEach(hooks: typeof opened, socket: LiveSocket): Promise<void> {
    for (const hook of hooks) {
      try {
        await hook(socket);
      } catch (error) {
        logger.warn({ err: error }, 'socket hook failed');
      }
    }
  }

  return {
    on,
    attach,
    onOpen: (hook: (typeof opened)[0]) => opened.push(hook),
    onClose: (hook: (typeof closed)[0]) => closed.push(hook),
    settled,
    requests,
  };
}

const refusal = (code: PlatformErrorCode): Error => Object.assign(new Error(code), { data: { code } });
