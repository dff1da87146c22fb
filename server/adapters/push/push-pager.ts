import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { PagerChannel, PageToSend } from '../../domains/dispatch/pager.port.ts';
import type { Addresses, Push, PushSender, PushTarget } from '../../domains/reach/reach.port.ts';
import type { Logger } from '../../platform/logger.ts';

type Deps = { sender: PushSender; addresses: Addresses; logger: Logger };
type Device = PushTarget & { id: string };

// A push service that did not take a push is asked again after so many milliseconds, while there is time.
const againMs = [500, 1_000];
const gone = new Error('this device takes no pushes any more');

/** Pages by Web Push: all devices of a person at once. It counts as handed over with the first that was taken; the others go on. */
export function createPushPager({ sender, addresses, logger }: Deps): PagerChannel {
  async function pushTo(device: Device, page: PageToSend, signal: AbortSignal): Promise<void> {
    const outcome = await sendOrAgain(device, toPush(page, device), signal);
    if (outcome === 'accepted') return;
    await addresses
      .deviceGone(page.staffId, device)
      .catch((error: unknown) => logger.warn({ err: error }, 'a device that has gone stays for now'));
    throw gone;
  }
  async function sendOrAgain(device: Device, push: Push, signal: AbortSignal): Promise<'accepted' | 'gone'> {
    for (const ms of againMs) {
      try {
        return await sender.send(device, push, signal);
      } catch (error) {
        signal.throwIfAborted();
        logger.warn({ err: error }, 'a push was not taken; it is tried again');
        await pause(ms, undefined, { signal });
      }
    }
    return sender.send(device, push, signal);
  }

  return {
    name: 'push',
    send: async (page, signal) => {
      const devices = await addresses.devicesOf(page.staffId);
      if (devices.length === 0) return { accepted: false, why: 'noAddress' };
      try {
        await Promise.any(devices.map((device) => pushTo(device, page, signal)));
        return { accepted: true, reference: null };
      } catch (error) {
        const failed = (error as AggregateError).errors.find((one) => one !== gone) as Error | undefined;
        if (failed) throw failed;
        return { accepted: false, why: 'noAddress' };
      }
    },
  };
}

function toPush({ kind, tag, token, code, ttlSeconds }: PageToSend, device: Device): Push {
  return {
    // The device's part tells which of somebody's devices has answered.
    payload: { v: 1, kind, tag, token: `${token}.${device.id}`, code, url: '/duty' },
    ttlSeconds,
    // At most 32 characters of base64url (RFC 8030 §5.4).
    topic: createHash('sha256').update(tag).digest('base64url').slice(0, 32),
  };
}
