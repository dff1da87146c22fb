import type { Actor } from '#shared/kernel/actor.ts';
import type { Request } from 'express';
import type { AuditService } from '../domains/audit/index.ts';
import type { ChannelsService } from '../domains/channels/index.ts';
import type { PeopleService } from '../domains/people/index.ts';
import { createGuardedRouter } from '../platform/http/guarded-router.ts';
import { createWriteGuard } from '../platform/http/security.ts';
import { createGuardedSockets } from '../platform/sockets/guarded-sockets.ts';
import { createAuthenticate } from './authenticate.ts';
import type { Platform } from './platform.ts';
import { createRefusals } from './refusals.ts';

type Parts = { audit: AuditService; people: PeopleService; channels: ChannelsService };
export type Guards = ReturnType<typeof createGuards>;

/** Makes the router and the sockets that let nobody through without a policy, and what keeps their refusals on record. */
export function createGuards({ env, ours, logger, metrics, clock, sweeper }: Platform, { audit, people, channels }: Parts) {
  const { byHeaders, stillValid } = createAuthenticate({ people, channels, production: env.production });
  const refusals = createRefusals({
    clock,
    write: (actor, what, data) => audit.record(actor, 'denied', { kind: 'request', id: what }, data),
  });
  const denied = refusals.record;
  sweeper.add({ name: 'refusals', everyMs: 60_000, everyNode: true, run: refusals.writeSums });
  const csrfOf = (actor: Actor) => (actor.kind === 'staff' ? people.csrfOf(actor) : null);
  const router = createGuardedRouter({
    authenticate: (req: Request) => byHeaders(req.headers),
    guardWrite: createWriteGuard(ours, csrfOf),
    denied,
  });
  const sockets = createGuardedSockets({
    authenticate: ({ headers, auth }) => byHeaders(headers, auth['code']),
    stillValid,
    denied,
    logger,
    metrics,
  });
  return { router, sockets, refusals };
}
