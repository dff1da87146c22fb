import { onCallRoles } from '#shared/kernel/actor.ts';
import { positionApi as api } from '#shared/dispatch/position.api.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Sweeper } from '../../platform/sweeper.ts';
import { byStaff } from '../contacts/index.ts';
import type { PeopleService } from '../people/index.ts';
import type { PositionsService } from './positions.service.ts';
import type { RequireTask } from './require-task.ts';

type Deps = {
  router: GuardedRouter;
  bus: Bus;
  sweeper: Sweeper;
  people: Pick<PeopleService, 'sessionById'>;
  requireTask: RequireTask;
  positions: PositionsService;
};
const steps = ['onScene', 'claimed', 'handedBack', 'excluded', 'stoodDown', 'closed', 'positionOff'];

/** Takes positions from whoever goes, and erases them at whatever ends the way: at once, and by a sweep where that was lost. */
export function addPositions({ router, bus, sweeper, people, requireTask, positions }: Deps): void {
  router.on(api.tell, staffWith(...onCallRoles), async ({ actor, params: { dispatchId }, body }) => {
    const by = byStaff(actor, body.commandId);
    await requireTask(dispatchId, by.actor.staffId);
    if (body.position) return { on: await positions.tell(dispatchId, body.position, by) };
    await positions.switchOff(dispatchId, by);
    return { on: false };
  });
  for (const step of steps) bus.subscribe(`dispatch:${step}`, ({ id }) => positions.settle(id));
  sweeper.add({ name: 'positions', everyMs: 3_000, run: () => positions.endOver(people) });
}
