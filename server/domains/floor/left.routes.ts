import { leftApi as api } from '#shared/floor/left.api.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import { byStaff, presentSummary } from '../contacts/index.ts';
import type { LeftService } from './left.service.ts';

const supervisor = staffWith('supervisor');

/** Serves the decisions for those who left before we answered. */
export function addLeftRoutes({ router, left }: { router: GuardedRouter; left: LeftService }): void {
  router.on(api.list, supervisor, async ({ actor }) => left.list(byStaff(actor, '').actor));
  router.on(api.decide, supervisor, async ({ actor, params, body }) =>
    presentSummary(await left.decide(params.contactId, body, byStaff(actor, body.commandId))),
  );
  router.on(api.withoutWord, supervisor, async ({ actor, body }) => ({
    decided: (await left.withoutWord(body.contactIds, body.why, byStaff(actor, body.commandId))) as ContactId[],
  }));
  router.on(api.undo, supervisor, async ({ actor, params, body }) =>
    presentSummary(await left.undo(params.contactId, byStaff(actor, body.commandId))),
  );
}
