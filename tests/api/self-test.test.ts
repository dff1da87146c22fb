import { afterEach, describe, expect, it, vi } from 'vitest';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dutyApi } from '#shared/dispatch/duty.api.ts';
import { selfTestApi, type SelfTestView } from '#shared/dispatch/self-test.ts';
import { floorApi, handOverApi } from '#shared/floor/floor.api.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { createReconcile } from '#server/domains/reconcile/index.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

type Kept = { _id: string; openedAt: Date; state: string; outbox: unknown[] };
const running: TestApp[] = [];
async function start(env: Record<string, string>): Promise<TestApp> {
  const app = await startTestApp({ env });
  running.push(app);
  return app;
}
afterEach(async () => {
  vi.restoreAllMocks();
  for (const app of running.splice(0)) await app.stop();
});

const heartbeat = async ({ base }: TestApp) => {
  const response = await fetch(`${base}/heartbeat`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const testsOf = ({ platform }: TestApp): Promise<Kept[]> =>
  platform.db.collection<Kept>('dispatches').find({ kind: 'selfTest' }).sort({ openedAt: 1 }).toArray();
const seen = async (by: TestClient): Promise<SelfTestView> => {
  const { selfTest } = await by.call(selfTestApi.now);
  if (!selfTest) throw new Error('paging is not tested');
  return selfTest;
};
const proven = (by: TestClient) => eventually(async () => (await seen(by)).proven, 15_000, 'a self-test that came through');

const addressOf = (asked: Parameters<typeof fetch>[0]): string =>
  typeof asked === 'string' ? asked : 'href' in asked ? asked.href : asked.url;

/** From now on whatever is sent to the test device hangs until it is given up. */
function hangDevice({ base }: TestApp): void {
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    const isPush = addressOf(url).startsWith('http://127.0.0.1:') && !addressOf(url).startsWith(base);
    if (!isPush) return real(url, init);
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('given up')), { once: true }));
  });
}

describe('the self-test of urgent dispatch', () => {
  it('goes from the decision to the acknowledgement by the real push and the real receipt, and tells its times', async () => {
    const app = await start({ SELF_TEST_SECONDS: '300' });
    expect((await heartbeat(app)).status).toBe(503);
    const { handedMs, receivedMs, acknowledgedMs, at } = await proven(await app.signIn('supervisor1'));
    expect(handedMs).toBeLessThanOrEqual(receivedMs);
    expect(receivedMs).toBeLessThanOrEqual(acknowledgedMs);
    expect(await heartbeat(app)).toEqual({ status: 200, body: { proven: true, at, seconds: acknowledgedMs / 1000 } });
    const [test] = await eventually(async () => {
      const all = await testsOf(app);
      return all[0]?.state === 'stoodDown' ? all : null;
    });
    const pages = await app.platform.db.collection('dispatchPages').find({ dispatchId: test?._id }).toArray();
    expect(pages).toMatchObject([{ channel: 'push', tries: 1, receivedAt: expect.any(Date) as Date, seenAt: expect.any(Date) as Date }]);
  });

  it('is told to the monitor outside after it came through', async () => {
    const real = globalThis.fetch;
    const told: string[] = [];
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
      if (addressOf(url) !== 'https://monitor.example/secret') return real(url, init);
      told.push(init?.method ?? 'GET');
      return new Response('ok');
    });
    await start({ SELF_TEST_SECONDS: '300', HEARTBEAT_URL: 'https://monitor.example/secret' });
    await eventually(() => told.length > 0, 15_000, 'the heartbeat');
    expect(told).toEqual(['GET']);
  });

  it('is seen by nobody as a dispatch, neither while it runs nor after', async () => {
    const app = await start({ SELF_TEST_SECONDS: '3' });
    hangDevice(app);
    const [running] = await eventually(async () => {
      const all = await testsOf(app);
      return all[0] ? all : null;
    }, 15_000);
    const supervisor = await app.signIn('supervisor1');
    const look = async () => ({
      open: (await supervisor.call(dispatchApi.open)).dispatches,
      alarms: (await supervisor.call(floorApi.attention)).alarms,
      urgent: (await supervisor.call(floorApi.floor)).figures.urgent,
      duty: (
        await Promise.all(['officer1', 'officer2', 'officer3'].map(async (name) => (await app.signIn(name)).call(dutyApi.duty)))
      ).flatMap(({ tasks }) => tasks),
    });
    expect(running?.state).toBe('paging');
    expect(await look()).toEqual({ open: [], alarms: [], urgent: 0, duty: [] });
    const handOver = await supervisor.call(handOverApi.open, { body: { commandId: commandId(), note: '' } });
    expect(handOver.items.map(({ about }) => about.kind)).toEqual(['waiting']);
    vi.restoreAllMocks();
    await proven(supervisor);
    expect(await look()).toEqual({ open: [], alarms: [], urgent: 0, duty: [] });
    const { findings } = await createReconcile({ db: app.platform.db, clock: systemClock, wait: async () => undefined }).run();
    expect(findings.filter(({ code }) => code === 'orphan')).toEqual([]);
    expect(await app.platform.db.collection('reach').countDocuments({ _id: 'self-test-officer' as never })).toBe(0);
  });

  it('that hangs on its way is stuck, with the part that hangs, and the heartbeat stops; it starts again when it comes through', async () => {
    const app = await start({ SELF_TEST_SECONDS: '1' });
    const supervisor = await app.signIn('supervisor1');
    await proven(supervisor);
    await eventually(async () => (await heartbeat(app)).status === 200);
    hangDevice(app);
    await eventually(async () => (await heartbeat(app)).status === 503, 15_000, 'the heartbeat to stop');
    expect((await eventually(async () => (await seen(supervisor)).stuck)).part).toBe('handOver');
    expect((await testsOf(app)).filter(({ state }) => state === 'paging').length).toBeLessThanOrEqual(2);
    vi.restoreAllMocks();
    await eventually(async () => (await heartbeat(app)).status === 200, 15_000, 'the heartbeat to start again');
    expect((await seen(supervisor)).stuck).toBeNull();
  });

  it('runs once in each interval however many workers there are', async () => {
    const first = await start({ SELF_TEST_SECONDS: '2' });
    const { MONGODB_URL, REDIS_URL, QUEUE_PREFIX, DATA_DIR } = first.settings;
    const keys = { KEYRING_FILE: `${DATA_DIR}/keyring.json`, VAPID_FILE: `${DATA_DIR}/vapid.json` };
    await start({ MONGODB_URL, REDIS_URL, QUEUE_PREFIX, ...keys, SELF_TEST_SECONDS: '2' });
    const tests = await eventually(
      async () => {
        const all = await testsOf(first);
        return all.length >= 4 ? all : null;
      },
      20_000,
      'four self-tests',
    );
    const between = tests.slice(1).map(({ openedAt }, i) => openedAt.getTime() - (tests[i]?.openedAt.getTime() ?? 0));
    expect(Math.min(...between)).toBeGreaterThanOrEqual(2_000);
  });

  it('removes what is old, and its pages, when it begins the next', async () => {
    const app = await start({ SELF_TEST_SECONDS: '1' });
    const rows = (name: string) => app.platform.db.collection<{ _id: string; dispatchId?: string }>(name);
    await proven(await app.signIn('supervisor1'));
    const first = (await testsOf(app))[0]?._id ?? '';
    const others = Array.from({ length: 19 }, (_, i) => `gone-${i}`);
    await eventually(
      async () => {
        if ((await rows('dispatches').countDocuments({ _id: first })) === 0) return true;
        await rows('selfTests').updateOne({}, { $set: { ids: [first, ...others] } });
        await new Promise((resolve) => setTimeout(resolve, 500));
        return false;
      },
      15_000,
      'the old one to be removed',
    );
    await eventually(async () => (await rows('dispatchPages').countDocuments({ dispatchId: first })) === 0);
    expect(await rows('dispatches').countDocuments({ kind: 'selfTest' })).toBeGreaterThan(0);
  });

  it('is told to supervisors and those who oversee only, and is nothing where it is switched off', async () => {
    const app = await start({ SELF_TEST_SECONDS: '0' });
    expect((await (await app.signIn('agent1')).send(selfTestApi.now)).status).toBe(403);
    expect(await (await app.signIn('coordinator1')).call(selfTestApi.now)).toEqual({ selfTest: null });
    expect((await heartbeat(app)).status).toBe(503);
    expect(await testsOf(app)).toEqual([]);
  });
});
