import type { Actor } from '#shared/kernel/actor.ts';
import type { RouteAnswer, RouteContract, RouteInput } from '#shared/kernel/route.ts';
import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { isDenial, refuse } from '../errors.ts';

/** Says whether an actor may ask for this at all; finer conditions live in the services. */
export type Policy = (actor: Actor) => boolean;

/** What a route's handler is given. */
export type RouteContext<C> = RouteInput<C> & { actor: Actor; requestId: string; req: Request; res: Response };

type Handler<C> = (context: RouteContext<C>) => Promise<RouteAnswer<C>>;
type Deps = {
  authenticate: (req: Request) => Promise<Actor>;
  /** Refuses a state-changing request that did not come from our own pages. */
  guardWrite: (req: Request, actor: Actor) => void;
  /** Told of every refusal, whoever decided it, before it is answered; `ids` are those the address named. */
  denied: (actor: Actor, refusal: { what: string; ids: Record<string, unknown>; address: string | undefined }) => Promise<void>;
};
const nobody: Actor = { kind: 'anonymous' };

/** Routes that exist only together with a policy; whatever has no route is refused. */
export type GuardedRouter = ReturnType<typeof createGuardedRouter>;

/** Makes the one router of the API. */
export function createGuardedRouter({ authenticate, guardWrite, denied }: Deps) {
  const router = Router({ caseSensitive: true, strict: false });
  const contracts: { contract: RouteContract; policy: Policy }[] = [];

  /** Serves a contract to the actors its policy allows. */
  function on<C extends RouteContract<z.ZodType, z.ZodType, z.ZodType, z.ZodType>>(contract: C, policy: Policy, handler: Handler<C>): void {
    contracts.push({ contract, policy });
    // Where anybody may ask, a session counts for nothing, so its token is not asked for either.
    const open = policy(nobody);
    router[contract.method](contract.path, async (req: Request, res: Response) => {
      const actor = await authenticate(req);
      let ids: Record<string, unknown> = {};
      try {
        if (!policy(actor)) throw refuse(actor.kind === 'anonymous' ? 'notSignedIn' : 'notAllowed');
        if (contract.method !== 'get') guardWrite(req, open ? nobody : actor);
        const params = parse(contract.params, req.params, 'params');
        ids = (params ?? {}) as typeof ids;
        const input = {
          params,
          query: parse(contract.query, req.query, 'query'),
          body: parse(contract.body, req.body as unknown, 'body'),
        } as RouteInput<C>;
        send(res, contract, await handler({ ...input, actor, requestId: String(res.locals['requestId']), req, res }));
      } catch (error) {
        if (isDenial(error)) await denied(actor, { what: `${contract.method} ${contract.path}`, ids, address: req.ip });
        throw error;
      }
    });
  }

  return { on, router, contracts };
}

function send(res: Response, { status }: RouteContract, answer: unknown): void {
  if (res.headersSent) return;
  if (answer === undefined) res.status(status ?? 204).end();
  else res.status(status ?? 200).json(answer);
}

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // Paths and reasons come from our schemas; the value itself is never repeated.
  const fields = parsed.error.issues.slice(0, 20).map((issue) => ({ path: [where, ...issue.path].join('.'), reason: reasonOf(issue) }));
  throw refuse('badRequest', undefined, { fields });
}

// The names of unknown fields are the sender's own words.
const reasonOf = ({ code, message }: z.core.$ZodIssue): string =>
  code === 'unrecognized_keys' ? 'has fields that are not known here' : message;
