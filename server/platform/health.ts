import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Db } from './mongo/connect.ts';
import { defineModel } from './mongo/aggregate-model.ts';
import type { Queues } from './queues.ts';

type Canary = { _id: string; nonce: string; at: Date };
type Deps = { db: Db; queues: Queues; clock: Clock; unreadable: () => number };
const keptMs = 10 * 60_000;
/** `unreadable`: how many sealed fields this node found damaged; it stays ready, since the rest of the work goes on. */
export type Readiness = { ready: boolean; store: boolean; work: boolean; unreadable: number };

/** Health is a write that stuck and a job that came through, never what a library believes of itself. */
export type Health = ReturnType<typeof createHealth>;

/** Makes the readiness probe; `probe` takes at most about `waitMs` milliseconds. */
export function createHealth({ db, queues, clock, unreadable }: Deps, waitMs = 3_000) {
  const model = defineModel<Canary>(db, 'canaries', { _id: String, nonce: String, at: Date });
  // The job leaves its mark in the store, since it may come through on another node.
  queues.handle('canary', async ({ nonce }) => {
    await model.updateOne({ _id: String(nonce) }, { $set: { nonce: 'came', at: clock.now() } }, { upsert: true });
  });

  async function storeSticks(): Promise<boolean> {
    const nonce = newId();
    await model.create({ _id: nonce, nonce: 'written', at: clock.now() });
    return (await model.deleteOne({ _id: nonce, nonce: 'written' })).deletedCount === 1;
  }
  async function jobComesThrough(): Promise<boolean> {
    const nonce = newId();
    if (!(await queues.add('canary', { nonce }, { priority: 1 }))) return false;
    const until = performance.now() + waitMs;
    while (performance.now() < until) {
      if ((await model.deleteOne({ _id: nonce })).deletedCount === 1) return true;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return false;
  }
  // What a probe that gave up left behind, because its job came through later.
  const sweepOld = () => model.deleteMany({ at: { $lte: new Date(clock.now().getTime() - keptMs) } });

  async function look(): Promise<Readiness> {
    const [store, work] = await Promise.all([
      within(
        storeSticks().catch(() => false),
        waitMs,
      ),
      within(
        jobComesThrough().catch(() => false),
        waitMs,
      ),
    ]);
    if (store)
      await within(
        sweepOld().then(
          () => true,
          () => false,
        ),
        waitMs,
      );
    return { ready: store && work, store, work, unreadable: unreadable() };
  }
  let running: Promise<Readiness> | undefined;
  return {
    /** Looks once, however many ask meanwhile: whoever asks often must not make work for the store. */
    probe: (): Promise<Readiness> =>
      (running ??= look().finally(() => {
        running = undefined;
      })),
  };
}

function within(promise: Promise<boolean>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
