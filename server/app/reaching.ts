import { createPushSender } from '../adapters/push/push-sender.ts';
import { ensureVapid, readVapid } from '../adapters/push/vapid.ts';
import { addReachRoutes, createReach, type Reach } from '../domains/reach/index.ts';
import type { Guards } from './guards.ts';
import type { Platform } from './platform.ts';

/** Makes how staff are reached, over the adapters that this installation has. */
export function createReaching(platform: Platform): Reach {
  const { env, db, clock, cipher, bus, logger } = platform;
  const vapid = env.VAPID_FILE ? readVapid(env.VAPID_FILE) : ensureVapid(env.DATA_DIR);
  const push = createPushSender({ vapid, subject: env.VAPID_SUBJECT ?? env.origins[0] ?? 'https://muhafiz.example' });
  return createReach({ db, clock, cipher, bus, logger, push, sms: null, pushHosts: env.pushHosts });
}

/** Serves how staff are reached. */
export function addReaching({ sweeper }: Platform, { reach }: { reach: Reach }, router: Guards['router']): void {
  addReachRoutes({ router, ...reach, receipts: [reach.service.receiptByToken] });
  sweeper.add({ name: 'reachTests', everyMs: 3_600_000, run: reach.tests.sweep });
}

/** Tells whom something shows to be reachable now: an open page, a device or a number proven in this shift. */
export function createReachable({ service }: Reach, connected: () => Promise<Set<string>>) {
  return async (staffIds: readonly string[]): Promise<Set<string>> => {
    const [here, proven] = await Promise.all([connected(), service.reachable(staffIds)]);
    return new Set(staffIds.filter((id) => here.has(id) || proven.get(id)?.push || proven.get(id)?.sms));
  };
}
