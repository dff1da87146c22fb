import { routingApi as api } from '#shared/routing/routing.api.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import { byStaff, presentSummary } from '../contacts/index.ts';
import type { AgentsService } from './agents.service.ts';
import type { OffersService } from './offers.service.ts';
import type { RoutingViews } from './routing.views.ts';

type Deps = { router: GuardedRouter; service: AgentsService; offers: OffersService; views: RoutingViews };
const worker = staffWith('agent', 'supervisor');

/** Serves the agent's side of routing. */
export function addRoutingRoutes({ router, service, offers, views }: Deps): void {
  router.on(api.desk, worker, async ({ actor }) => views.desk(byStaff(actor, '').actor));
  router.on(api.setState, worker, async ({ actor, body }) => {
    const by = byStaff(actor, body.commandId);
    await views.desk(by.actor);
    return views.agentView(await service.setState(by.actor.staffId, body.state, body.state === 'notReady' ? body.reason : null, by));
  });
  router.on(api.accept, worker, async ({ actor, params, body }) =>
    presentSummary(await offers.accept(params.offerId, byStaff(actor, body.commandId))),
  );
  router.on(api.decline, worker, async ({ actor, params, body }) => {
    await offers.decline(params.offerId, body.reason, byStaff(actor, body.commandId));
    return undefined;
  });
}
