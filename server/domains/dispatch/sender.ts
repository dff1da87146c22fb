import type { Channel } from '#shared/dispatch/channels.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Handed, PagerChannel, PageToSend } from './pager.port.ts';
import type { PageDraft, PageRow } from './pages.model.ts';
import type { PagesRepository } from './pages.repository.ts';

type Deps = {
  pages: PagesRepository;
  channels: readonly PagerChannel[];
  /** Whether a page that did not go out is still worth sending. */
  wanted: (row: PageRow) => Promise<boolean>;
  /** Tells screens how far pages of a dispatch have come. */
  moved: (dispatchId: string) => void;
  clock: Clock;
  logger: Logger;
  patienceMs?: number | undefined;
  /** Gives a signal that comes after so many milliseconds. */
  signalAfter?: ((ms: number) => AbortSignal) | undefined;
};
const machineSignal = (ms: number): AbortSignal => AbortSignal.timeout(ms);

// So many pages of one channel are handed over at the same time; a channel that hangs fills its own places only.
const atOnce = 200;
// A page that a channel did not take is handed over again after so many milliseconds, and at last given up.
const againMs = [2_000, 4_000, 8_000, 15_000, 30_000];
const giveUpMs = 10 * 60_000;
// What no worker has handed over for so long, in milliseconds, is handed over by whatever node still runs.
const standInMs = 2_000;

export type Sender = ReturnType<typeof createSender>;

/** Hands pages to their channels, each page by itself: one that hangs or fails keeps no other waiting. */
export function createSender(deps: Deps) {
  const { pages, channels, wanted, moved, clock, logger, patienceMs = 4_000, signalAfter = machineSignal } = deps;
  const byName = new Map(channels.map((channel) => [channel.name, channel]));
  const running = new Map<Channel, Set<Promise<void>>>(channels.map(({ name }) => [name, new Set()]));
  const leaseMs = patienceMs + 500;

  /** Writes the pages of some drafts and begins to hand over those that nobody else does; resolves when they are written. */
  async function send(of: { dispatchId: string; code: string }, drafts: readonly PageDraft[]): Promise<void> {
    for (const row of await pages.add(of, drafts, [...byName.keys()], leaseMs)) begin(row);
  }

  /** Begins to hand over what is due, or what should have gone out a while ago where no worker may be left; gives how many. */
  const sendDue = (): Promise<number> => sendUntil(clock.now());
  const standIn = (): Promise<number> => sendUntil(new Date(clock.now().getTime() - standInMs));

  async function sendUntil(moment: Date): Promise<number> {
    const begun = await Promise.all([...running].map(([name, under]) => sendUntilOf(name, moment, atOnce - under.size)));
    return begun.reduce((sum, one) => sum + one, 0);
  }
  async function sendUntilOf(name: Channel, moment: Date, places: number): Promise<number> {
    if (places <= 0) return 0;
    const due = await pages.due(name, moment, places);
    await Promise.all(due.map(tryAgain));
    return due.length;
  }
  async function tryAgain(row: PageRow): Promise<void> {
    try {
      const taken = await pages.claim(row, leaseMs);
      if (!taken) return;
      if (await wanted(taken)) return begin(taken);
      await pages.ended(row._id, 'dropped');
    } catch (error) {
      logger.warn({ err: error, dispatchId: row.dispatchId }, 'a page could not be looked at; it is tried again');
    }
  }

  function begin(row: PageRow): void {
    const under = running.get(row.channel);
    const work = handOver(row)
      .catch((error: unknown) => logger.warn({ err: error, dispatchId: row.dispatchId }, 'what became of a page could not be written'))
      .finally(() => under?.delete(work));
    under?.add(work);
  }
  async function handOver(row: PageRow): Promise<void> {
    const handed = await attempt(row);
    if (handed === null) await pages.failed(row._id, nextTry(row));
    else if (handed.accepted) await pages.accepted(row._id, handed.reference);
    else await pages.ended(row._id, handed.why);
    moved(row.dispatchId);
  }
  async function attempt(row: PageRow): Promise<Handed | null> {
    const signal = signalAfter(patienceMs);
    try {
      const channel = byName.get(row.channel);
      return channel ? await Promise.race([channel.send(toSend(row), signal), late(signal)]) : null;
    } catch (error) {
      logger.warn({ err: error, channel: row.channel, dispatchId: row.dispatchId, tries: row.tries }, 'a page did not go out');
      return null;
    }
  }
  function nextTry({ tries, queuedAt }: PageRow): Date | null {
    const now = clock.now().getTime();
    if (now - queuedAt.getTime() >= giveUpMs) return null;
    return new Date(now + (againMs[Math.min(tries, againMs.length) - 1] ?? 0));
  }

  /** Resolves when nothing is being handed over any more. */
  async function settled(): Promise<void> {
    for (let under = all(); under.length > 0; under = all()) await Promise.allSettled(under);
  }
  const all = (): Promise<void>[] => [...running.values()].flatMap((one) => [...one]);

  return { send, sendDue, standIn, settled };
}

function toSend({ _id, dispatchId, token, staffId, round, kind, code, ttlSeconds }: PageRow): PageToSend {
  return { pageId: _id, tag: dispatchId, token, dispatchId, staffId, round, kind, code, ttlSeconds };
}

// A channel may not heed its signal.
async function late(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the channel did not answer in time')), { once: true });
  });
}
