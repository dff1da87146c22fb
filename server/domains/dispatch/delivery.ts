import type { Clock } from '#shared/kernel/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { PageRow } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import { nextAction } from './dispatch-rules.ts';
import type { PagerChannel } from './pager.port.ts';
import type { PagesRepository } from './pages.repository.ts';

type Deps = {
  dispatches: DispatchRepository;
  pages: PagesRepository;
  channels: readonly PagerChannel[];
  clock: Clock;
  logger: Logger;
  patienceMs?: number;
};
const system: ChangeBy = { actor: { kind: 'system', part: 'dispatch' } };

export type Delivery = ReturnType<typeof createDelivery>;

type Handed = 'done' | 'failed' | 'busy';
// A channel that failed is asked again after so many milliseconds, so many times per page.
const againMs = 5_000;
const maxTries = 3;

/** Hands a wave's pages to the channels, each at least once; asked again, it does only what is missing. */
export function createDelivery({ dispatches, pages, channels, clock, logger, patienceMs = 5_000 }: Deps) {
  async function deliver(id: string): Promise<void> {
    const dispatch = await dispatches.get(id);
    if (!dispatch.deliverAt || dispatch.deliverAt > clock.now()) return;
    const { round, targets } = dispatch;
    const handed = await Promise.all(targets.map(async ({ staffId }) => page(await pages.ensure({ dispatchId: id, round, staffId }))));
    // Another process is at some of them and will settle it; if it dies, the sweep comes again.
    if (handed.includes('busy')) return;
    const deliverAt = handed.includes('failed') ? new Date(clock.now().getTime() + againMs) : null;
    await dispatches.change(id, system, (doc) => {
      // Somebody paged one more meanwhile: that page is still to go.
      if (doc.round !== round || !doc.deliverAt || doc.targets.length !== targets.length) return null;
      return { set: { deliverAt, nextActionAt: nextAction({ dueAt: doc.dueAt, deliverAt }) }, events: [] };
    });
  }

  async function page(row: PageRow): Promise<Handed> {
    const tried = (channel: PagerChannel, ok?: boolean) =>
      row.attempts.filter((attempt) => attempt.channel === channel.name && (ok === undefined || attempt.ok === ok)).length;
    const missing = channels.filter((channel) => tried(channel, true) === 0 && tried(channel) < maxTries);
    if (missing.length === 0) return 'done';
    if (!(await pages.claim(row._id, patienceMs + 1_000))) return 'busy';
    const outcomes = await Promise.all(missing.map((channel) => attempt(channel, row)));
    await pages.release(row._id);
    return outcomes.every(Boolean) ? 'done' : 'failed';
  }

  // One channel that hangs or fails must not keep the others, or the next person, waiting.
  async function attempt(channel: PagerChannel, { _id, dispatchId, staffId, round }: PageRow): Promise<boolean> {
    let ok = true;
    try {
      await within(channel.send({ dispatchId, staffId, round }), patienceMs);
    } catch (error) {
      ok = false;
      logger.warn({ err: error, channel: channel.name, dispatchId }, 'a page did not go out');
    }
    await pages.attempted(_id, channel.name, ok);
    return ok;
  }

  return { deliver };
}

async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the channel did not answer in time')), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
