import { hasRole } from '#shared/kernel/actor.ts';
import { policyApi as api } from '#shared/dispatch/policy.api.ts';
import { policyEvents } from '#shared/dispatch/policy.events.ts';
import { policyKindSchema } from '#shared/dispatch/policy-rules.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { GuardedSockets } from '../../platform/sockets/guarded-sockets.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { byStaff } from '../contacts/index.ts';
import type { PoliciesService } from './policies.service.ts';

type Deps = { router: GuardedRouter; sockets: GuardedSockets; bus: Bus; live: Live; policies: PoliciesService };

const readers = ['supervisor', 'administrator', 'coordinator'] as const;
// Screens of whoever may read policies.
const room = 'policies';

/** Serves policies as rosters are served: read by whoever oversees, set by supervisors and administrators; open screens are told of a new edition. */
export function addPolicies({ router, sockets, bus, live, policies }: Deps): void {
  router.on(api.all, staffWith(...readers), async () => ({ policies: await policies.all() }));
  router.on(api.set, staffWith('supervisor', 'administrator'), ({ actor, params, body: { commandId, ...wish } }) =>
    policies.set(params.kind, wish, byStaff(actor, commandId)),
  );

  sockets.onOpen((socket) => {
    if (hasRole(socket.actor, ...readers)) socket.join(room);
  });
  bus.subscribe('policy:*', ({ kind, id, version, event }) => live.spread({ kind, id, version, type: event.type, data: {} }));
  live.onNews('policy', async ({ id }) => {
    // The id of an edition begins with its kind.
    live.emit(room, policyEvents.changed, { kind: policyKindSchema.parse(id.split('.')[0]) });
  });
}
