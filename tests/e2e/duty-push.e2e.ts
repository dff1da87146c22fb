import { expect, test, type Page } from '@playwright/test';
import { dutyStrings } from '#shared/i18n/duty.ts';
import { pushStrings } from '#shared/i18n/push.ts';
import { pushPayloadSchema, type PushPayload } from '#shared/reach/push-payload.ts';
import { reachApi } from '#shared/reach/reach.api.ts';
import { newDevice, openPush, startPushService, type PushService } from '../support/push-service.ts';
import { commandId, type TestClient } from '../support/test-app.ts';
import { heldBy, ownServer, pusher, signInOnDuty, untilKept, type OwnServer } from './own-server.ts';

let server: OwnServer;
let service: PushService;
test.beforeEach(async () => {
  service = await startPushService();
  server = await ownServer({ PUSH_HOSTS: service.origin });
});
test.afterEach(async () => {
  await server.stop();
  await service.stop();
});

/** A push of the server, as the push service would hand it to the browser. */
async function testPush(officer: TestClient): Promise<PushPayload> {
  const device = newDevice();
  await officer.call(reachApi.addDevice, { body: { commandId: commandId(), label: 'Infinix', ...service.subscription('/one', device) } });
  await officer.call(reachApi.test, { body: { commandId: commandId() } });
  await expect.poll(() => service.got.length).toBeGreaterThan(0);
  return pushPayloadSchema.parse(JSON.parse(openPush(device, service.got.at(-1)?.body ?? Buffer.alloc(0))));
}

const shownOn = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/duty');
    const all = (await registration?.getNotifications()) ?? [];
    return all.map(({ title, body, tag, lang, dir, requireInteraction }) => ({ title, body, tag, lang, dir, requireInteraction }));
  });
const testPage = async (officer: TestClient) => (await officer.call(reachApi.mine)).test?.pages.find(({ channel }) => channel === 'push');

test('a push becomes a notification in the chosen language, and the server hears that it has arrived', async ({ browser }) => {
  const context = await server.phone(browser, 'ur', { permissions: ['notifications'] });
  const page = await context.newPage();
  await signInOnDuty(page, 'officer1', 'ur');
  await untilKept(page);
  const officer = await server.signIn('officer1');
  const push = await testPush(officer);
  const deliver = await pusher(server, context, page);
  await deliver(push);
  await expect
    .poll(() => shownOn(page))
    .toEqual([
      {
        title: pushStrings.ur.testTitle,
        body: `${pushStrings.ur.testBody} ${pushStrings.ur.code.replace('{{code}}', push.code)}`,
        tag: push.tag,
        lang: 'ur',
        dir: 'rtl',
        requireInteraction: true,
      },
    ]);
  await expect.poll(async () => (await testPage(officer))?.state).toBe('received');

  // The same tag replaces, and what cannot be read still calls.
  await deliver({ ...push, kind: 'call' });
  await expect.poll(async () => (await shownOn(page)).map(({ title }) => title)).toEqual([pushStrings.ur.callTitle]);
  await deliver({ v: 9, words: 'Zarmina' });
  await expect
    .poll(async () => (await shownOn(page)).map(({ title }) => title).sort())
    .toEqual([pushStrings.ur.callTitle, pushStrings.ur.otherTitle].sort());
});

test('a receipt that cannot be sent is kept, and sent when the network is back', async ({ browser }) => {
  const context = await server.phone(browser, 'en', { permissions: ['notifications'] });
  const page = await context.newPage();
  await signInOnDuty(page, 'officer1', 'en');
  await untilKept(page);
  const officer = await server.signIn('officer1');
  const push = await testPush(officer);
  const deliver = await pusher(server, context, page);
  await server.app.kill();
  await deliver(push);
  await expect.poll(async () => (await shownOn(page)).map(({ title }) => title)).toEqual([pushStrings.en.testTitle]);
  await expect.poll(() => heldBy(page)).toContain(push.token);
  await server.app.restart();
  await expect(page.getByText(dutyStrings.en.linkOn, { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect.poll(async () => (await testPage(officer))?.state, { timeout: 20_000 }).toBe('received');
  await expect.poll(() => heldBy(page)).not.toContain(push.token);
});
