import type { IncomingHttpHeaders } from 'node:http';
import type { Server, Socket } from 'socket.io';
import type { z } from 'zod';
import type { Actor } from '#shared/kernel/actor.ts';
import { newId } from '#shared/kernel/ids.ts';
import { PROTOCOL_VERSION, type Ack, type RequestContract } from '#shared/realtime/protocol.ts';
import { isDenial, refuse, toAppError } from '../errors.ts';
import type { Policy } from '../http/guarded-router.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';

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
type Registered = { contract: RequestContract; policy: Policy; handler: Handler<unknown, unknown> };
type Deps = {
  authenticate: (handshake: Handshake) => Promise<Actor>;
  /** Checked at every request: the session may have ended since the handshake. */
  stillValid: (actor: Actor) => Promise<boolean>;
  denied: (actor: Actor, what: string) => Promise<void>;
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

  async function answer(name: string, payload: unknown, socket: LiveSocket): Promise<Ack<unknown>> {
    const requestId = newId();
    try {
      return { ok: true, data: await runRequest(name, payload, socket) };
    } catch (error) {
      const known = toAppError(error);
      if (isDenial(error) && requests.has(name))
        await denied(socket.actor, name).catch((failed: unknown) =>
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

  function attach(name: 'console' | 'field', io: Server): void {
    io.use((raw, next) => {
      if (raw.handshake.auth['protocol'] !== PROTOCOL_VERSION)
        return next(Object.assign(new Error('outdated'), { data: { code: 'outdated' } }));
      authenticate({ headers: raw.handshake.headers, auth: raw.handshake.auth }).then(
        (actor) => {
          if (actor.kind === 'anonymous') return next(Object.assign(new Error('notSignedIn'), { data: { code: 'notSignedIn' } }));
          raw.data = { actor };
          next();
        },
        () => next(Object.assign(new Error('unavailable'), { data: { code: 'unavailable' } })),
      );
    });
    io.on('connection', (raw) => connected(name, raw));
  }

  function connected(name: 'console' | 'field', raw: Socket): void {
    const { actor } = raw.data as { actor: Actor };
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
      if (!rate()) return respond({ ok: false, error: { code: 'tooMany', message: refuse('tooMany').message, requestId: newId() } });
      void answer(event, args[0], socket).then(respond);
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

// At most `perSecond` requests in any running second, by a leaky bucket on the monotonic clock.
function createRate(perSecond: number): () => boolean {
  let level = 0;
  let last = performance.now();
  return () => {
    const now = performance.now();
    level = Math.max(0, level - ((now - last) / 1000) * perSecond);
    last = now;
    if (level >= perSecond) return false;
    level += 1;
    return true;
  };
}
