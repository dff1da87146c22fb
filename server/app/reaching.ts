import type { PlaceId } from '#shared/kernel/ids.ts';
import type { Router } from 'express';
import { createLivePager } from '../adapters/live-pager/live-pager.ts';
import { createTestDevice, type TestDevice } from '../adapters/push/test-device.ts';
import { createPushPager } from '../adapters/push/push-pager.ts';
import { createPushSender } from '../adapters/push/push-sender.ts';
import { ensureVapid, readVapid } from '../adapters/push/vapid.ts';
import { readGateway } from '../adapters/sms/gateway-file.ts';
import { createHttpGateway } from '../adapters/sms/http-gateway.ts';
import { createSmsDoors } from '../adapters/sms/sms-doors.ts';
import { createSmsPager } from '../adapters/sms/sms-pager.ts';
import { testOfficer, type Dispatches, type PagerChannel } from '../domains/dispatch/index.ts';
import { addReachRoutes, addReadiness, createReach, type Addresses, type Reach } from '../domains/reach/index.ts';
import type { PeopleService } from '../domains/people/index.ts';
import type { PlacesService } from '../domains/places/index.ts';
import type { Rosters } from '../domains/rosters/index.ts';
import { briefly } from '../platform/briefly.ts';
import type { Guards } from './guards.ts';
import type { Platform } from './platform.ts';

export type Reaching = ReturnType<typeof createReaching>;

/** Makes how staff are reached, over the adapters that this installation has, and the ways by which dispatches page them. */
export function createReaching({ env, db, clock, cipher, bus, live, logger }: Platform, present: () => Promise<Set<string>>) {
  const vapid = env.VAPID_FILE ? readVapid(env.VAPID_FILE) : ensureVapid(env.DATA_DIR);
  const push = createPushSender({ vapid, subject: env.VAPID_SUBJECT ?? env.origins[0] ?? 'https://muhafiz.example' });
  const gateway = env.SMS_GATEWAY_FILE ? readGateway(env.SMS_GATEWAY_FILE) : null;
  const sms = gateway && createHttpGateway(gateway);
  const reach = createReach({ db, clock, cipher, bus, logger, push, sms, pushHosts: env.pushHosts });
  const testDevice = createTestDevice({ logger });
  const addresses = withTestDevice(reach.addresses, testDevice);
  // Asked for each page of each wave.
  const shared = briefly(clock, 500, () => present());
  const connected = (): Promise<Set<string>> => shared('');
  const channels: PagerChannel[] = [
    createLivePager(live, connected),
    createPushPager({ sender: push, addresses, logger }),
    createSmsPager({ sender: sms, addresses, origin: env.origins[0] ?? null }),
  ];
  return { reach, gateway, testDevice, ways: { channels, reachable: createReachable(reach, connected) } };
}

// Whoever hands over the page of a self-test hands it to the device of its own process; that one is nobody's of the staff, and proves nothing of them.
function withTestDevice(addresses: Addresses, device: TestDevice): Addresses {
  const isTest = (staffId: string): boolean => staffId === testOfficer.staffId;
  return {
    ...addresses,
    devicesOf: async (staffId) => (isTest(staffId) ? [await device.target()] : addresses.devicesOf(staffId)),
    deviceGone: async (staffId, gone) => (isTest(staffId) ? undefined : addresses.deviceGone(staffId, gone)),
  };
}

type Parts = {
  reach: Reach;
  gateway: Reaching['gateway'];
  dispatch: Pick<Dispatches, 'receipts' | 'answerByCode'>;
  rosters: Pick<Rosters, 'everywhere'>;
  people: Pick<PeopleService, 'byIds'>;
  places: Pick<PlacesService, 'directory'>;
  routing: { presence: { connected: () => Promise<Set<string>> } };
};

/** Serves how staff are reached, and gives the doors of the SMS gateway (null without one). */
export function addReaching({ bus, live, sweeper, shutdown }: Platform, parts: Parts, { router, refusals }: Guards): Router | null {
  const { reach, gateway, dispatch, rosters, people, places, routing } = parts;
  const placeName = (id: PlaceId) => places.directory().place(id)?.name ?? null;
  const readiness = reach.readinessOf({ rosters, people, placeName, connected: routing.presence.connected });
  addReadiness({ router, bus, live, sweeper, readiness });
  addReachRoutes({ router, ...reach, receipts: [reach.service.receiptByToken, pageReceipt(parts)] });
  sweeper.add({ name: 'reachTests', everyMs: 3_600_000, run: reach.tests.sweep });
  const inbox = reach.inboxFor({ answerPages: dispatch.answerByCode, pageDelivered: pageDelivered(parts) });
  sweeper.add({ name: 'smsInbox', everyMs: 5_000, run: inbox.sweep });
  shutdown.add('sms', inbox.settled);
  const denied = (what: string, address: string | undefined) => refusals.record({ kind: 'anonymous' }, { what, ids: {}, address });
  return gateway && createSmsDoors({ gateway, taker: inbox, denied });
}

// A page that has come on proves the device, or the number, that it came on by.
function pageReceipt({ reach, dispatch }: Parts) {
  return async (shown: string, what: 'received' | 'seen'): Promise<void> => {
    const [token = '', deviceId] = shown.split('.');
    const staffId = await dispatch.receipts.byToken(token, what);
    if (staffId !== null && staffId !== testOfficer.staffId && deviceId) await reach.service.prove(staffId, deviceId);
  };
}
function pageDelivered({ reach, dispatch }: Parts) {
  return async (reference: string, what: 'received' | 'failed'): Promise<boolean> => {
    const staffId = await dispatch.receipts.byReference('sms', reference, what);
    if (staffId !== null && what === 'received') await reach.service.prove(staffId, 'sms');
    return staffId !== null;
  };
}

/** Tells whom something shows to be reachable now: an open page, a device or a number proven in this shift. */
function createReachable({ service }: Reach, connected: () => Promise<Set<string>>) {
  return async (staffIds: readonly string[]): Promise<Set<string>> => {
    const [here, proven] = await Promise.all([connected(), service.reachable(staffIds)]);
    return new Set(staffIds.filter((id) => here.has(id) || proven.get(id)?.push || proven.get(id)?.sms));
  };
}
