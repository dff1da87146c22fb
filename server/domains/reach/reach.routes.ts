import { onCallRoles } from '#shared/kernel/actor.ts';
import { reachApi as api, type ReachView } from '#shared/reach/reach.api.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { anybody, staffWith } from '../../platform/http/policies.ts';
import { byStaff } from '../contacts/index.ts';
import type { DevicesService } from './devices.service.ts';
import type { PhoneService } from './phone.service.ts';
import type { ReachService } from './reach.service.ts';
import type { TestsService } from './tests.service.ts';

type Deps = {
  router: GuardedRouter;
  service: ReachService;
  phone: PhoneService;
  devices: DevicesService;
  tests: TestsService;
  /** Everybody who may know a page by its token. */
  receipts: readonly ((token: string, what: 'received' | 'seen') => Promise<unknown>)[];
};
// Whoever the ladder may page.
const paged = staffWith(...onCallRoles);

/** Serves everybody's own ways to be reached, and takes devices' receipts. */
export function addReachRoutes({ router, service, phone, devices, tests, receipts }: Deps): void {
  const mine = (actor: Parameters<typeof byStaff>[0]): Promise<ReachView> => service.view(byStaff(actor, '').actor.staffId);
  router.on(api.mine, paged, ({ actor }) => mine(actor));
  router.on(api.phone, paged, async ({ actor, body: { commandId, number, language } }) => {
    await phone.ask(number, language, byStaff(actor, commandId));
    return mine(actor);
  });
  router.on(api.verify, paged, async ({ actor, body: { commandId, code } }) => {
    await phone.verify(code, byStaff(actor, commandId));
    return mine(actor);
  });
  router.on(api.removePhone, paged, async ({ actor, body: { commandId } }) => {
    await phone.remove(byStaff(actor, commandId));
    return mine(actor);
  });
  router.on(api.addDevice, paged, async ({ actor, body: { commandId, ...device } }) => {
    await devices.add(device, byStaff(actor, commandId));
    return mine(actor);
  });
  router.on(api.removeDevice, paged, async ({ actor, params: { deviceId }, body: { commandId } }) => {
    await devices.remove(deviceId, byStaff(actor, commandId));
    return mine(actor);
  });
  router.on(api.test, paged, async ({ actor, body: { commandId } }) => {
    await tests.start(byStaff(actor, commandId));
    return mine(actor);
  });
  // Answered alike whether there is such a page or not, so that nobody learns anything by guessing.
  router.on(api.receipt, anybody, async ({ body: { token, what } }) => {
    await Promise.all(receipts.map((take) => take(token, what)));
    return undefined;
  });
}
