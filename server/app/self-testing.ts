import { reachApi } from '#shared/reach/reach.api.ts';
import { selfTestApi } from '#shared/dispatch/self-test.ts';
import type { PushPayload } from '#shared/reach/push-payload.ts';
import type { TestDevice } from '../adapters/push/test-device.ts';
import type { Dispatches } from '../domains/dispatch/index.ts';
import { staffWith } from '../platform/http/policies.ts';
import type { Guards } from './guards.ts';
import type { Platform } from './platform.ts';

type Parts = { testDevice: TestDevice; dispatch: Pick<Dispatches, 'selfTest'> };

// So often it is looked whether one is due, at most and at least, in milliseconds.
const lookMs = { most: 5_000, least: 100 };
const answerMs = 5_000;

export type SelfTesting = ReturnType<typeof addSelfTesting>;

/** Wires the self-test of urgent dispatch: its clock, its device, what supervisors see of it, and the monitor that is told. */
export function addSelfTesting(
  { env, sweeper, shutdown, logger }: Platform,
  { testDevice, dispatch: { selfTest } }: Parts,
  { router }: Guards,
) {
  const everyMs = env.SELF_TEST_SECONDS * 1000;
  let started = false;
  router.on(selfTestApi.now, staffWith('supervisor', 'coordinator'), async () => ({ selfTest: await selfTest.view() }));
  selfTest.onProven(() => void tellMonitor());
  if (everyMs > 0)
    sweeper.add({
      name: 'selfTest',
      everyMs: Math.min(lookMs.most, Math.max(lookMs.least, everyMs / 5)),
      run: async () => (started ? selfTest.look() : 0),
    });

  // Its address may be a secret, and errors name addresses: neither is logged.
  async function tellMonitor(): Promise<void> {
    if (!env.HEARTBEAT_URL) return;
    try {
      const response = await fetch(env.HEARTBEAT_URL, { redirect: 'manual', signal: AbortSignal.timeout(answerMs) });
      await response.body?.cancel();
      if (!response.ok) logger.warn({ status: response.status }, 'the outside monitor did not take the heartbeat');
    } catch {
      logger.warn('the outside monitor could not be told of the heartbeat');
    }
  }

  /** Begins once this process serves; `origin` is where its device gives receipts, as a phone does. Without one nothing is proven here. */
  async function start(origin: string | null): Promise<void> {
    if (everyMs === 0) return;
    if (origin === null) return logger.warn('urgent dispatch is not tested by this process: PUBLIC_ORIGINS does not say where receipts go');
    shutdown.add('testDevice', testDevice.stop);
    await testDevice.start(async ({ kind, tag, token }) => {
      for (const what of ['received', 'seen'] as const) await receipt(origin, token, what);
      if (kind === 'call') await selfTest.answer(tag);
    });
    started = true;
  }
  return { start };
}

async function receipt(origin: string, token: PushPayload['token'], what: 'received' | 'seen'): Promise<void> {
  const response = await fetch(`${origin}${reachApi.receipt.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, what }),
    signal: AbortSignal.timeout(answerMs),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the receipt of a self-test was answered ${response.status}`);
}
