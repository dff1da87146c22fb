import { onCallRoles } from '#shared/kernel/actor.ts';
import { dutyApi as api } from '#shared/dispatch/duty.api.ts';
import type { DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import { refuse } from '../../platform/errors.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import { byStaff } from '../contacts/index.ts';
import type { Dispatch } from './dispatch.model.ts';
import type { DispatchViews } from './dispatch.views.ts';
import type { DutyService } from './duty.service.ts';
import type { RequireTask } from './require-task.ts';

type Deps = {
  router: GuardedRouter;
  requireTask: RequireTask;
  duty: DutyService;
  views: DispatchViews;
};
const paged = staffWith(...onCallRoles);
const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** Serves urgent dispatch to whoever the ladder pages, officers, supervisors and coordinators; who was not paged, or must not know of the contact, finds nothing here. */
export function addDutyRoutes({ router, requireTask, duty, views }: Deps): void {
  async function shown(dispatch: Dispatch, staffId: string): Promise<DutyTask> {
    const task = await views.task(dispatch, staffId);
    if (!task) throw refuse('notFound');
    return task;
  }
  router.on(api.duty, paged, async ({ actor }) => views.duty(byStaff(actor, '').actor));
  router.on(api.acknowledge, paged, async ({ actor, params: { dispatchId }, body }) => {
    const by = byStaff(actor, body.commandId);
    await requireTask(dispatchId, by.actor.staffId);
    return shown(await duty.acknowledge(dispatchId, body.round, moment(body.pressedAt), by), by.actor.staffId);
  });
  router.on(api.decline, paged, async ({ actor, params: { dispatchId }, body }) => {
    const by = byStaff(actor, body.commandId);
    await requireTask(dispatchId, by.actor.staffId);
    await duty.decline(dispatchId, body.reason, by);
    return undefined;
  });
  router.on(api.enRoute, paged, async ({ actor, params: { dispatchId }, body }) => {
    const by = byStaff(actor, body.commandId);
    await requireTask(dispatchId, by.actor.staffId);
    return shown(await duty.enRoute(dispatchId, moment(body.pressedAt), by), by.actor.staffId);
  });
  router.on(api.onScene, paged, async ({ actor, params: { dispatchId }, body }) => {
    const by = byStaff(actor, body.commandId);
    await requireTask(dispatchId, by.actor.staffId);
    return shown(await duty.onScene(dispatchId, moment(body.pressedAt), by), by.actor.staffId);
  });
  router.on(api.checkIn, paged, async ({ actor, params: { dispatchId }, body }) => {
    const by = byStaff(actor, body.commandId);
    await requireTask(dispatchId, by.actor.staffId);
    return shown(await duty.checkIn(dispatchId, by), by.actor.staffId);
  });
  router.on(api.claim, paged, async ({ actor, params: { dispatchId }, body }) => {
    const by = byStaff(actor, body.commandId);
    await requireTask(dispatchId, by.actor.staffId);
    return shown(await duty.claim(dispatchId, body, moment(body.pressedAt), by), by.actor.staffId);
  });
}
