import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Db } from './mongo/connect.ts';
import { defineModel } from './mongo/aggregate-model.ts';
import type { Queues } from './queues.ts';

type Canary = { _id: string; nonce: string; at: Date };
export type Readiness = { ready: boolean; store: boolean; work: boolean };

/** Health is a write that stuck and a job that came through, never what a library believes of itself. */
export type Health = ReturnType<typeof createHealth>;

/** Makes the readiness probe; `probe` takes at most about `waitMs` milliseconds. */
export function createHealth({ db, queues, clock }: { db: Db; queues: Queues; clock: Clock }, waitMs = 3_000) {
  const model = defineModel<Canary>(db, 'canaries', { _id: String, nonce: String, at: Date });
  const waiting = new Map<string, () => void>();
  queues.handle('canary', async ({ nonce }) => {
    waiting.get(String(nonce))?.();
  });

  async function storeSticks(): Promise<boolean> {
    const nonce = newId();
    await model.updateOne({ _id: 'canary' }, { $set: { nonce, at: clock.now() } }, { upsert: true });
    const back = await model.findOne({ _id: 'canary' }).lean<Canary>();
    return back !== null;
  }
  async function jobComesThrough(): Promise<boolean> {
    const nonce = newId();
    const came = new Promise<boolean>((resolve) => waiting.set(nonce, () => resolve(true)));
    try {
      return (await queues.add('canary', { nonce }, { priority: 1 })) && (await within(came, waitMs));
    } finally {
      waiting.delete(nonce);
    }
  }
  return {
    probe: async (): Promise<Readiness> => {
      const [store, work] = await Promise.all([within(storeSticks().catch(() => false), waitMs), jobComesThrough()]);
      return { ready: store && work, store, work };
    },
  };
}

function within(promise: Promise<boolean>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
