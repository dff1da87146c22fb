import { routingApi as api } from '#shared/routing/routing.api.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import { byStaff, presentSummary } from '../contacts/index.ts';
import type { AgentCareService } from './agent-care.ts';
import type { AgentsService } from './agents.service.ts';
import type { Lines } from './lines.ts';
import type { OffersService } from './offers.service.ts';
import type { RoutingViews } from './routing.views.ts';

type Deps = {
  router: GuardedRouter;
  service: AgentsService;
  care: AgentCareService;
  offers: OffersService;
  views: RoutingViews;
  lines: Lines;
};
const worker = staffWith('agent', 'supervisor');

/** Serves the agent's side of routing. */
export function addRoutingRoutes({ router, service, care, offers, views, lines }: Deps): void {
  router.on(api.desk, worker, async ({ actor }) => views.desk(byStaff(actor, '').actor));
  router.on(api.lines, worker, async () => ({ lines: await lines.names() }));
  router.on(api.setState, worker, async ({ actor, body }) => {
    const by = byStaff(actor, body.commandId);
    await service.ensure(by.actor.staffId);
    const wish = body.state === 'notReady' ? body : { reason: null, whenFree: false };
    return views.agentView(await service.setState(by.actor.staffId, body.state, wish.reason, by, wish.whenFree));
  });
  router.on(api.markHeavy, worker, async ({ actor, body }) => {
    const by = byStaff(actor, body.commandId);
    await service.require(by.actor.staffId);
    return views.agentView(await care.mark(by.actor.staffId, body.contactId, body.heavy, by));
  });
  router.on(api.dismissPause, worker, async ({ actor, body }) => {
    const by = byStaff(actor, body.commandId);
    await service.require(by.actor.staffId);
    return views.agentView(await care.dismiss(by.actor.staffId, by));
  });
  router.on(api.accept, worker, async ({ actor, params, body }) =>
    presentSummary(await offers.accept(params.offerId, byStaff(actor, body.commandId))),
  );
  router.on(api.decline, worker, async ({ actor, params, body }) => {
    await offers.decline(params.offerId, body.reason, byStaff(actor, body.commandId));
    return undefined;
  });
}
