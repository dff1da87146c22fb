import { transferApi as api } from '#shared/routing/transfer.api.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import { byStaff, presentSummary } from '../contacts/index.ts';
import type { TransfersService } from './transfers.service.ts';
import type { TransfersViews } from './transfers.views.ts';

type Deps = { router: GuardedRouter; transfers: TransfersService; transferViews: TransfersViews };
const worker = staffWith('agent', 'supervisor');
const supervisor = staffWith('supervisor');

/** Serves passing contacts on, and coming into them. */
export function addTransferRoutes(deps: Deps): void {
  addAsking(deps);
  addTogether(deps);
}

function addAsking({ router, transfers, transferViews }: Deps): void {
  router.on(api.asks, worker, async ({ actor }) => ({ asks: await transferViews.asks(byStaff(actor, '').actor) }));
  router.on(api.people, worker, async ({ actor, params }) => ({
    people: await transferViews.whoIsThere(params.contactId, byStaff(actor, '').actor),
  }));
  router.on(api.ask, worker, async ({ actor, params, body: { commandId, ...wish } }) =>
    presentSummary(await transfers.ask(params.contactId, wish, byStaff(actor, commandId))),
  );
  router.on(api.accept, worker, async ({ actor, params, body }) =>
    presentSummary(await transfers.accept(params.contactId, params.transferId, byStaff(actor, body.commandId))),
  );
  router.on(api.decline, worker, async ({ actor, params, body }) => {
    await transfers.decline(params.contactId, params.transferId, byStaff(actor, body.commandId));
    return undefined;
  });
  router.on(api.cancel, worker, async ({ actor, params, body }) => {
    const { doc } = await transfers.cancel(params.contactId, params.transferId, byStaff(actor, body.commandId));
    return presentSummary(doc);
  });
}

function addTogether({ router, transfers }: Deps): void {
  router.on(api.handOver, worker, async ({ actor, params, body: { commandId, to, draft } }) => {
    await transfers.handOver(params.contactId, to, draft, byStaff(actor, commandId));
    return undefined;
  });
  router.on(api.leave, worker, async ({ actor, params, body }) => {
    await transfers.leave(params.contactId, byStaff(actor, body.commandId));
    return undefined;
  });
  router.on(api.letGo, worker, async ({ actor, params, body }) =>
    presentSummary(await transfers.letGo(params.contactId, params.staffId, byStaff(actor, body.commandId))),
  );
  router.on(api.join, supervisor, async ({ actor, params, body }) =>
    presentSummary(await transfers.join(params.contactId, byStaff(actor, body.commandId))),
  );
  router.on(api.takeOver, supervisor, async ({ actor, params, body }) =>
    presentSummary(await transfers.takeOver(params.contactId, byStaff(actor, body.commandId))),
  );
}
