import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/kernel/clock.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { readinessApi, readinessEvents } from '#shared/reach/readiness.api.ts';
import { reachApi } from '#shared/reach/reach.api.ts';
import { roundTheClock, type AreaKey, type LayerId } from '#shared/rosters/roster.schema.ts';
import { newDevice, openPush, startPushService, type PushService } from '../support/push-service.ts';
import { startSmsGateway, type SmsGateway } from '../support/sms-gateway.ts';
import { smsScene } from '../support/sms-scene.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient, type TestSocket } from '../support/test-app.ts';

const clock = createManualClock(new Date('2026-03-12T07:00:00Z'));
let service: PushService;
let gateway: SmsGateway;
let app: TestApp;
let supervisor: TestClient;
let floor: TestSocket;
let officers: TestClient[];
beforeAll(async () => {
  [service, gateway] = await Promise.all([startPushService(), startSmsGateway()]);
  app = await startTestApp({ clock, env: { PUSH_HOSTS: service.origin, SMS_GATEWAY_FILE: gateway.file } });
  supervisor = await app.signIn('supervisor1');
  floor = await supervisor.connect();
  officers = await Promise.all(['officer1', 'officer2', 'officer3'].map((name) => app.signIn(name)));
});
afterAll(async () => {
  await app.stop();
  await Promise.all([service.stop(), gateway.stop()]);
});
const people = async () => (await supervisor.call(readinessApi.now)).people;
const of = async (who: TestClient | undefined) => (await people()).find(({ staffId }) => staffId === who?.me.staffId);
const officer = (i: number): TestClient => {
  const found = officers[i];
  if (!found) throw new Error('there is no such officer');
  return found;
};
/** News of readiness that comes while something happens. */
async function news(run: () => Promise<unknown> | void): Promise<void> {
  const before = floor.heard.length;
  await run();
  await eventually(() => floor.heard.slice(before).some(({ name }) => name === readinessEvents.changed.name), 25_000, 'news of readiness');
}

describe('those on call', () => {
  it('are shown with where and until when, unproven ones as such', async () => {
    const all = await people();
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect(all.every(({ reachable }) => !reachable)).toBe(true);
    expect(await of(officer(0))).toMatchObject({
      push: null,
      sms: null,
      phone: null,
      here: false,
      duties: expect.arrayContaining([{ kind: 'district', place: { en: 'Lahore', ur: 'لاہور' }, rank: 1, until: null }]) as unknown,
    });
    expect((await people()).some(({ duties }) => duties.some(({ kind, place }) => kind === 'fallback' && place === null))).toBe(true);
  });

  it('are reachable once a push has come back, and the floor hears of it', async () => {
    const device = newDevice();
    await officer(0).call(reachApi.addDevice, { body: { commandId: commandId(), label: 'Tecno', ...service.subscription('/a', device) } });
    await officer(0).call(reachApi.test, { body: { commandId: commandId() } });
    const pushed = await eventually(() => service.got[0]);
    const { token } = JSON.parse(openPush(device, pushed.body)) as { token: string };
    expect((await of(officer(0)))?.reachable).toBe(false);
    await news(() => app.anonymous().call(reachApi.receipt, { body: { token, what: 'received' } }));
    expect(await of(officer(0))).toMatchObject({ reachable: true, push: clock.now().toISOString(), sms: null });
    expect((await people()).at(-1)?.staffId).toBe(officer(0).me.staffId);
  });

  it('are reachable by a verified number, of which supervisors see the end only', async () => {
    await smsScene(app, gateway).own(officer(1), '+923001234567');
    const text = JSON.stringify(await people());
    expect(await of(officer(1))).toMatchObject({ reachable: true, phone: '•••567', sms: clock.now().toISOString() });
    expect(text).not.toContain('1234567');
  });

  it('are reachable while their page is open', async () => {
    expect((await of(officer(2)))?.reachable).toBe(false);
    const page = await officer(2).connect('field');
    await eventually(async () => (await of(officer(2)))?.reachable);
    page.close();
  });
});

describe('the beginning of a shift', () => {
  it('of somebody whom nothing shows to be reachable is news for the floor', async () => {
    const [coming] = (await app.app.people.list('supervisor')).map(({ _id }) => _id as StaffId);
    if (!coming) throw new Error('there is nobody');
    const layer = { ...roundTheClock(newId<LayerId>(), [coming]), from: '12:05', until: '20:00' };
    await app.app.rosters.seed([{ area: 'district.attock' as AreaKey, layers: [layer] }]);
    expect((await people()).some(({ staffId }) => staffId === coming)).toBe(false);
    await news(() => clock.advance(6 * 60_000));
    expect((await people()).find(({ staffId }) => staffId === coming)).toMatchObject({
      duties: [{ kind: 'district', until: '2026-03-12T15:00:00.000Z' }],
    });
  });
});
