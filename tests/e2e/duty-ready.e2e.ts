import { expect, test } from '@playwright/test';
import { dutyStrings } from '#shared/i18n/duty.ts';
import { readyStrings } from '#shared/i18n/ready.ts';
import { pushPayloadSchema } from '#shared/reach/push-payload.ts';
import { newDevice, openPush, startPushService } from '../support/push-service.ts';
import { expectAccessible } from './accessible.ts';
import { ownServer, pusher, signInOnDuty, untilKept } from './own-server.ts';
import { filled } from './stage.ts';

test('an officer proves the phone: allows, tests, and sees when the test arrived', async ({ browser }) => {
  const [words, duty] = [readyStrings.en, dutyStrings.en];
  const service = await startPushService();
  const server = await ownServer({ PUSH_HOSTS: service.origin });
  try {
    const device = newDevice();
    const context = await server.phone(browser, 'en', { permissions: ['notifications'] });
    // Without the internet no browser gets a subscription: only this one answer is put in its place, all else is real.
    await context.addInitScript(
      (subscription) => {
        let held: unknown = null;
        PushManager.prototype.getSubscription = async () => held as PushSubscription | null;
        PushManager.prototype.subscribe = async (options) => {
          const applicationServerKey = (options?.applicationServerKey as Uint8Array).buffer;
          const { endpoint, p256dh, auth } = subscription;
          held = { options: { applicationServerKey }, toJSON: () => ({ endpoint, keys: { p256dh, auth } }), unsubscribe: async () => true };
          return held as PushSubscription;
        };
      },
      service.subscription('/one', device),
    );
    const page = await context.newPage();
    await signInOnDuty(page, 'officer1', 'en');
    await untilKept(page);
    await expect(page.getByRole('heading', { name: duty.ready })).toBeVisible();
    await expect(page.getByText(duty.notReady)).toBeVisible();
    await page.getByRole('button', { name: words.allow, exact: true }).click();
    await expect(page.getByText(words.push_on)).toBeVisible();
    const deliver = await pusher(server, context, page);
    await page.getByRole('button', { name: words.test, exact: true }).click();
    await expect.poll(() => service.got.length).toBeGreaterThan(0);
    await deliver(pushPayloadSchema.parse(JSON.parse(openPush(device, service.got.at(-1)?.body ?? Buffer.alloc(0)))));
    await expect(page.getByText(filled(duty.provenAt))).toBeVisible();
    await expect(page.getByText(duty.notReady)).toHaveCount(0);
    await expectAccessible(page, 'the duty page of a proven phone');
  } finally {
    await server.stop();
    await service.stop();
  }
});
