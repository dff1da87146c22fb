import { floorApi as api, handOverApi } from '#shared/floor/floor.api.ts';
import { refuse } from '../../platform/errors.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import { byStaff, presentSummary } from '../contacts/index.ts';
import type { Routing } from '../routing/index.ts';
import type { AlarmsService } from './alarms.service.ts';
import type { CallBacksOverview } from './call-backs.view.ts';
import type { FloorViews } from './floor.views.ts';
import type { HandOversService } from './hand-overs.service.ts';

type Deps = {
  router: GuardedRouter;
  views: FloorViews;
  callBacks: CallBacksOverview;
  alarms: AlarmsService;
  handOvers: HandOversService;
  routing: Pick<Routing, 'reassigning' | 'views'>;
};
const supervisor = staffWith('supervisor');

/** Serves the floor to supervisors, and its figures to those who look after the whole. */
export function addFloorRoutes({ router, views, callBacks, alarms, handOvers, routing }: Deps): void {
  router.on(api.floor, staffWith('supervisor', 'coordinator', 'administrator'), async ({ actor }) => views.floor(actor));
  router.on(api.attention, supervisor, async ({ actor }) => views.attention(byStaff(actor, '').actor));
  router.on(api.callBacks, supervisor, async ({ actor }) => callBacks(actor));
  router.on(api.acknowledge, supervisor, async ({ actor, params, body }) =>
    alarms.acknowledge(params.alarmId, byStaff(actor, body.commandId)),
  );
  router.on(api.reassign, supervisor, async ({ actor, params, body }) =>
    presentSummary(await routing.reassigning.reassign(params.contactId, body.to, byStaff(actor, body.commandId))),
  );
  router.on(api.setAgentState, supervisor, async ({ actor, params, body }) => {
    if (actor.kind === 'staff' && actor.staffId === params.staffId) throw refuse('notAllowed', 'Change your own state at your desk.');
    const by = byStaff(actor, body.commandId);
    const agent = await routing.views.agentView(await routing.reassigning.setState(params.staffId, body, by));
    const [shown = agent] = await views.hands(by.actor, [agent]);
    return shown;
  });
  addHandOvers(router, handOvers);
}

function addHandOvers(router: GuardedRouter, handOvers: HandOversService): void {
  router.on(handOverApi.list, supervisor, async ({ actor }) => ({ handOvers: await handOvers.list(byStaff(actor, '').actor) }));
  router.on(handOverApi.open, supervisor, async ({ actor, body }) => handOvers.open(body.note, byStaff(actor, body.commandId)));
  router.on(handOverApi.acceptItem, supervisor, async ({ actor, params, body }) =>
    handOvers.acceptItem(params.handOverId, params.itemId, byStaff(actor, body.commandId)),
  );
  router.on(handOverApi.accept, supervisor, async ({ actor, params, body }) =>
    handOvers.accept(params.handOverId, byStaff(actor, body.commandId)),
  );
  router.on(handOverApi.withdraw, supervisor, async ({ actor, params, body }) =>
    handOvers.withdraw(params.handOverId, byStaff(actor, body.commandId)),
  );
}
