import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pushPayloadSchema } from '#shared/reach/push-payload.ts';
import { reachApi as api, type ReachView } from '#shared/reach/reach.api.ts';
import { createManualClock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { contentOfRedis } from '../support/redis-content.ts';
import { digestOf } from '../support/digest.ts';
import { newDevice, openPush, startPushService, type PushDevice, type PushService } from '../support/push-service.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

const clock = createManualClock(new Date('2026-03-12T07:00:00Z'));
let service: PushService;
let app: TestApp;
let officer: TestClient;
let other: TestClient;
beforeAll(async () => {
  service = await startPushService();
  app = await startTestApp({ clock, env: { PUSH_HOSTS: service.origin } });
  [officer, other] = (await Promise.all(['officer1', 'officer2'].map((name) => app.signIn(name)))) as [TestClient, TestClient];
});
afterAll(async () => {
  await app.stop();
  await service.stop();
});
const mine = (who: TestClient): Promise<ReachView> => who.call(api.mine);
afterEach(async () => {
  for (const who of [officer, other])
    for (const { id } of (await mine(who)).devices)
      await who.call(api.removeDevice, { params: { deviceId: id }, body: { commandId: commandId() } });
  clock.advance(20_000);
});

const add = (who: TestClient, path: string, device: PushDevice, label = 'Infinix') =>
  who.send(api.addDevice, { body: { commandId: commandId(), label, ...service.subscription(path, device) } });
const test = (who: TestClient) => who.call(api.test, { body: { commandId: commandId() } });
const pages = async (who: TestClient) => (await mine(who)).test?.pages ?? [];
const pushPage = async (who: TestClient) => (await pages(who)).find(({ channel }) => channel === 'push');
const receive = (token: string, what: 'received' | 'seen' = 'received') => app.anonymous().send(api.receipt, { body: { token, what } });
async function payloadAt(path: string, device: PushDevice) {
  const pushed = await eventually(() => service.got.filter((one) => one.path === path).at(-1), 5_000, `a push at ${path}`);
  return pushPayloadSchema.parse(JSON.parse(openPush(device, pushed.body)));
}

describe('somebody who has told nothing', () => {
  it('has nothing, and looking makes no record', async () => {
    const before = await digestOf(app);
    expect(await mine(officer)).toMatchObject({
      version: 0,
      phone: null,
      checking: null,
      devices: [],
      test: null,
      ready: { push: null, sms: null },
    });
    expect(await digestOf(app)).toEqual(before);
  });

  it('hears that no SMS is set up', async () => {
    const { status, body } = await officer.send(api.phone, { body: { commandId: commandId(), number: '0300 1234567', language: 'ur' } });
    expect([status, (body as unknown as { code: string }).code]).toEqual([409, 'smsNotSetUp']);
    expect((await mine(officer)).smsSetUp).toBe(false);
    await test(officer);
    expect(await pages(officer)).toEqual([expect.objectContaining({ channel: 'sms', state: 'failed', why: 'notSetUp' })]);
  });
});

describe('a test page', () => {
  it('reaches the device, comes back by its token, and proves the device for this shift', async () => {
    const device = newDevice();
    await add(officer, '/a', device);
    expect((await mine(officer)).ready.push).toBeNull();
    await test(officer);
    const payload = await payloadAt('/a', device);
    expect(payload).toMatchObject({ v: 1, kind: 'test', url: '/duty' });
    await eventually(async () => (await pushPage(officer))?.state === 'accepted');
    expect((await receive(payload.token)).status).toBe(204);
    expect(await pushPage(officer)).toMatchObject({ state: 'received', seenAt: null });
    expect((await receive(payload.token, 'seen')).status).toBe(204);
    expect((await pushPage(officer))?.state).toBe('seen');
    const { ready, devices } = await mine(officer);
    expect(devices[0]?.provenAt).toBe(clock.now().toISOString());
    expect(ready.push).toBe(new Date(clock.now().getTime() + 16 * 3_600_000).toISOString());
    expect(await app.app.reach.service.reachable([officer.me.staffId ?? '', other.me.staffId ?? ''])).toEqual(
      new Map([
        [officer.me.staffId, { push: true, sms: false }],
        [other.me.staffId, { push: false, sms: false }],
      ]),
    );
  });

  it('goes to every device with a token of its own, and one that hangs or fails holds up no other', async () => {
    const [slow, broken, fine] = [newDevice(), newDevice(), newDevice()];
    await Promise.all([add(officer, '/slow', slow), add(officer, '/broken', broken), add(officer, '/fine', fine)]);
    service.treat('/slow', 'hang');
    service.treat('/broken', 500);
    await test(officer);
    const { token } = await payloadAt('/fine', fine);
    await receive(token);
    const states = async () => (await pages(officer)).filter(({ channel }) => channel === 'push').map(({ state }) => state);
    await eventually(async () => (await states()).sort().join() === 'failed,received,sending');
  });

  it('to a device that has taken its leave removes it', async () => {
    await add(officer, '/gone', newDevice());
    service.treat('/gone', 410);
    await test(officer);
    await eventually(async () => (await mine(officer)).devices.length === 0);
    expect(await pushPage(officer)).toMatchObject({ state: 'failed', why: 'gone' });
  });

  it('is one, however often its command is sent, and cannot be had again at once', async () => {
    await add(officer, '/once', newDevice());
    const body = { commandId: commandId() };
    await Promise.all([1, 2, 3].map(() => officer.call(api.test, { body })));
    await eventually(() => service.got.some(({ path }) => path === '/once'));
    expect((await officer.send(api.test, { body: { commandId: commandId() } })).status).toBe(429);
    await eventually(async () => (await pushPage(officer))?.state === 'accepted');
    expect(service.got.filter(({ path }) => path === '/once')).toHaveLength(1);
  });

  it('is answered alike for a token that is nobody’s, which changes nothing', async () => {
    const before = await digestOf(app);
    expect((await receive('x'.repeat(32))).status).toBe(204);
    expect((await receive('x')).status).toBe(400);
    expect(await digestOf(app)).toEqual(before);
  });
});

describe('a device', () => {
  it('is refused where it would let our server knock at other doors', async () => {
    const { p256dh, auth } = service.subscription('/x', newDevice());
    for (const endpoint of ['http://127.0.0.1:6379/', 'https://169.254.169.254/', 'https://evil.example/', 'nonsense']) {
      const { status, body } = await officer.send(api.addDevice, { body: { commandId: commandId(), endpoint, p256dh, auth, label: 'x' } });
      expect([status, (body as unknown as { code: string }).code]).toEqual([422, 'unknownPushService']);
    }
    const { status } = await officer.send(api.addDevice, {
      body: { commandId: commandId(), label: 'x', ...service.subscription('/x', newDevice()), p256dh: 'AAAA' },
    });
    expect(status).toBe(422);
    expect((await mine(officer)).devices).toEqual([]);
  });

  it('is one of five at most, and once by its endpoint', async () => {
    const device = newDevice();
    for (let i = 0; i < 5; i += 1) expect((await add(officer, `/five-${i}`, device)).status).toBe(200);
    expect((await add(officer, '/five-5', device)).status).toBe(409);
    expect((await add(officer, '/five-4', device, 'Renamed')).status).toBe(200);
    expect((await mine(officer)).devices.map(({ label }) => label)).toEqual([...Array<string>(4).fill('Infinix'), 'Renamed']);
  });

  it('that somebody else signs in at takes no more pages for the one before', async () => {
    const device = newDevice();
    await add(officer, '/shared', device);
    await add(other, '/shared', device);
    expect((await mine(officer)).devices).toEqual([]);
    expect((await mine(other)).devices).toHaveLength(1);
  });

  it('of somebody else cannot be removed', async () => {
    await add(other, '/theirs', newDevice());
    const [device] = (await mine(other)).devices;
    await officer.call(api.removeDevice, { params: { deviceId: device?.id ?? newId() }, body: { commandId: commandId() } });
    expect((await mine(other)).devices).toHaveLength(1);
  });

  it('leaves no endpoint or key in clear in the store, in Redis or in the trail', async () => {
    const device = newDevice();
    await add(officer, '/secret-endpoint', device);
    const { auth, p256dh } = service.subscription('/secret-endpoint', device);
    const { db } = app.platform.db;
    const kept = JSON.stringify(
      await Promise.all(['reach', 'reachTests', 'audit'].map(async (name) => db?.collection(name).find({}).toArray())),
    );
    const redis = await contentOfRedis(app.settings.REDIS_URL, app.settings.QUEUE_PREFIX);
    for (const word of ['secret-endpoint', auth, p256dh]) expect([kept.includes(word), redis.includes(word)]).toEqual([false, false]);
    const trail = await eventually(async () => {
      const rows = await app.app.audit.of(officer.me.staffId ?? '');
      return rows.some(({ type }) => type === 'reach:deviceAdded') && rows;
    });
    expect(trail.every(({ data }) => Object.keys(data).every((key) => ['deviceId', 'why', 'of'].includes(key)))).toBe(true);
  });
});
