import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { pushPayloadSchema, type PushPayload } from '#shared/reach/push-payload.ts';
import { reachApi } from '#shared/reach/reach.api.ts';
import { brief, dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';
import { newDevice, openPush, startPushService, type PushDevice, type PushService } from '../support/push-service.ts';
import { commandId, eventually, startTestApp, type TestApp } from '../support/test-app.ts';

type Row = { staffId: string; acceptedAt: Date | null; receivedAt: Date | null; seenAt: Date | null; ended: string | null };
let service: PushService;
let app: TestApp;
let s: DispatchScene;
beforeAll(async () => {
  service = await startPushService();
  app = await startTestApp({ env: { PUSH_HOSTS: service.origin } });
  s = await dispatchScene(app);
});
afterAll(async () => {
  await app.stop();
  await service.stop();
});

const add = (path: string, device: PushDevice) =>
  s.first.call(reachApi.addDevice, { body: { commandId: commandId(), label: path, ...service.subscription(path, device) } });
const removeAll = async () => {
  for (const { id } of (await s.first.call(reachApi.mine)).devices)
    await s.first.call(reachApi.removeDevice, { params: { deviceId: id }, body: { commandId: commandId() } });
};
const pushesAt = (path: string) => service.got.filter((one) => one.path === path);
async function opened(path: string, device: PushDevice): Promise<{ payload: PushPayload; text: string; topic: unknown }> {
  const pushed = await eventually(() => pushesAt(path).at(-1), 5_000, `a push at ${path}`);
  const text = openPush(device, pushed.body);
  return { payload: pushPayloadSchema.parse(JSON.parse(text)), text, topic: pushed.headers['topic'] };
}
const page = async (dispatchId: string): Promise<Row | null> =>
  (await app.platform.db
    .collection('dispatchPages')
    .findOne({ dispatchId, channel: 'push', staffId: s.first.me.staffId })) as unknown as Row | null;
async function urgent<T>(run: (dispatchId: string) => Promise<T>): Promise<T> {
  const { id } = await s.start(await s.contact());
  try {
    return await run(id);
  } finally {
    await s.agent.call(dispatchApi.standDown, { params: { dispatchId: id }, body: { commandId: commandId(), reason: 'By mistake' } });
    await removeAll();
  }
}

describe('an urgent page by push', () => {
  it('holds a code and tokens and nothing of the child, and its receipt proves the device', async () => {
    const device = newDevice();
    await add('/real', device);
    await urgent(async (id) => {
      const { payload, text, topic } = await opened('/real', device);
      expect(payload).toMatchObject({ kind: 'call', url: '/duty', code: expect.stringMatching(/^\d{4}$/) as string });
      expect(topic).toMatch(/^[\w-]{32}$/);
      for (const word of Object.values(brief)) expect(text).not.toContain(word);
      expect(await eventually(async () => (await page(id))?.acceptedAt)).toBeTruthy();
      await app.anonymous().call(reachApi.receipt, { body: { token: payload.token, what: 'received' } });
      expect(await page(id)).toMatchObject({ receivedAt: expect.any(Date) as Date, seenAt: null });
      expect((await s.first.call(reachApi.mine)).ready.push).not.toBeNull();
      await app.anonymous().call(reachApi.receipt, { body: { token: payload.token, what: 'seen' } });
      expect((await page(id))?.seenAt).toBeTruthy();
    });
  });

  it('goes to all devices at once: one that hangs, fails or has gone holds up no other', async () => {
    const fine = newDevice();
    await Promise.all([add('/hangs', newDevice()), add('/fails', newDevice()), add('/went', newDevice()), add('/fine', fine)]);
    service.treat('/hangs', 'hang', 'hang', 'hang');
    service.treat('/fails', 500, 'close');
    service.treat('/went', 410);
    await urgent(async (id) => {
      const from = performance.now();
      await eventually(async () => (await page(id))?.acceptedAt);
      expect(performance.now() - from).toBeLessThan(2_000);
      // The one that failed twice takes it at the third try, under the same topic.
      await eventually(() => pushesAt('/fails').length === 3);
      expect(new Set(pushesAt('/fails').map(({ headers }) => headers['topic'])).size).toBe(1);
      await eventually(async () => (await s.first.call(reachApi.mine)).devices.every(({ label }) => label !== '/went'));
      expect(pushesAt('/fine')).toHaveLength(1);
    });
  });

  it('goes alone where no SMS gateway is set up, and the ladder says so', async () => {
    await urgent(async (id) => {
      const { contactId } = (await app.platform.db.collection('dispatches').findOne({ _id: id as never })) as unknown as {
        contactId: string;
      };
      const sms = async () => (await s.ladder(contactId)).people[0]?.channels.find(({ channel }) => channel === 'sms')?.state;
      await eventually(async () => (await sms()) === 'notSetUp');
    });
  });

  it('to somebody without a device has nobody to go to, and one whose only device has gone as well', async () => {
    await urgent(async (id) => void (await eventually(async () => (await page(id))?.ended === 'noAddress')));
    await add('/only', newDevice());
    service.treat('/only', 404);
    await urgent(async (id) => void (await eventually(async () => (await page(id))?.ended === 'noAddress')));
  });
});
