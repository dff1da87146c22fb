import type { DeviceStore } from '../lib/device-store.ts';

/** How far a page got on this device. */
export type Receipt = { readonly token: string; readonly what: 'received' | 'seen'; readonly at: number };

type Deps = {
  readonly store: DeviceStore;
  /** Hands a receipt to the server and gives the status of the answer; rejects when none came. */
  readonly post: (receipt: Receipt) => Promise<number>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};
const prefix = 'receipt:';
// Whoever climbs the ladder has long gone on by then.
const worthMs = 60 * 60_000;

/** Keeps receipts until the server has them: a push may arrive where nothing can be sent back. */
export function createReceipts({ store, post, now }: Deps) {
  /** Sends what is kept, the oldest first; false when something is left over. */
  async function flush(): Promise<boolean> {
    for (const [key, value] of await store.list(prefix)) {
      const receipt = value as Receipt;
      if (now() - receipt.at < worthMs) {
        const status = await post(receipt).catch(() => 0);
        if (status === 0 || status === 429 || status >= 500) return false;
      }
      await store.remove(key);
    }
    return true;
  }
  /** Keeps a receipt and tries to send it; the same one is kept once. */
  async function give(token: string, what: Receipt['what']): Promise<boolean> {
    if (token === '') return true;
    await store.write(`${prefix}${token}:${what}`, { token, what, at: now() } satisfies Receipt);
    return flush();
  }
  return { give, flush };
}
