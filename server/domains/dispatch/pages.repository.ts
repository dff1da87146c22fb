import { randomBytes } from 'node:crypto';
import type { Channel, PageKind } from '#shared/dispatch/channels.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Collection } from 'mongodb';
import type { Model } from 'mongoose';
import { gathered, went } from '../../platform/gathered.ts';
import { addMissing } from '../../platform/mongo/add-missing.ts';
import type { PageDraft, PageRow } from './pages.model.ts';

type Key = Pick<PageRow, 'dispatchId' | 'kind' | 'round' | 'staffId' | 'channel'>;
type Of = { dispatchId: string; code: string };
export type Receipt = 'received' | 'seen';
/** A page of which something was told, and whether that is news. */
export type Told = { page: Pick<PageRow, 'dispatchId' | 'staffId'>; news: boolean };

const pageId = ({ dispatchId, kind, round, staffId, channel }: Key): string => [dispatchId, kind, round, staffId, channel].join('.');

export type PagesRepository = ReturnType<typeof createPagesRepository>;

/** Keeps pages and how far each has come. */
export function createPagesRepository(model: Model<PageRow>, clock: Clock) {
  const rows = model.collection as unknown as Collection<PageRow>;
  // Many ladders climb, and many pages end, at once: what is written while a write is under way goes together.
  const insert = gathered<PageRow[], PageRow[]>(async (asked) => {
    const added = new Set(await addMissing(model, asked.flat()));
    return asked.map((some) => went(some.filter((row) => added.has(row))));
  });
  const update = gathered<{ _id: string; set: Partial<PageRow> }, void>(async (asked) => {
    await rows.bulkWrite(asked.map(({ _id, set }) => ({ updateOne: { filter: { _id }, update: { $set: set } } })));
    return asked.map(() => went(undefined));
  });

  /**
   * Writes the pages of some drafts that are not there yet, one for each of the channels, and gives those; another process has the others.
   * They count as being handed over by the caller for `leaseMs`.
   */
  async function add(
    { dispatchId, code }: Of,
    drafts: readonly PageDraft[],
    channels: readonly Channel[],
    leaseMs: number,
  ): Promise<PageRow[]> {
    const now = clock.now();
    return insert(
      drafts.flatMap((draft) =>
        draft.channels.filter((channel) => channels.includes(channel)).map((channel) => blank({ dispatchId, code }, draft, channel)),
      ),
    );

    function blank(of: Of, { kind, round, staffId, ttlSeconds }: PageDraft, channel: Channel): PageRow {
      const key = { ...of, kind, round, staffId, channel };
      const still = { receivedAt: null, acceptedAt: null, seenAt: null, failedAt: null, ended: null, reference: null };
      const token = randomBytes(16).toString('base64url');
      const begun = { queuedAt: now, nextTryAt: new Date(now.getTime() + leaseMs), tries: 1, sentAt: now };
      return { _id: pageId(key), ...key, token, ttlSeconds, ...begun, ...still };
    }
  }

  /** Takes a page that is due for another try, for so many milliseconds; null when somebody else has it, or nothing is to be done any more. */
  async function claim(row: PageRow, leaseMs: number): Promise<PageRow | null> {
    const now = clock.now();
    const set = { nextTryAt: new Date(now.getTime() + leaseMs), sentAt: now };
    const taken = await model.updateOne({ _id: row._id, nextTryAt: row.nextTryAt }, { $set: set, $inc: { tries: 1 } });
    return taken.matchedCount > 0 ? { ...row, ...set, tries: row.tries + 1 } : null;
  }

  const accepted = (id: string, reference: string | null): Promise<void> =>
    update({ _id: id, set: { acceptedAt: clock.now(), reference, nextTryAt: null } });
  const ended = (id: string, why: NonNullable<PageRow['ended']>): Promise<void> =>
    update({ _id: id, set: { ended: why, nextTryAt: null } });
  /** A try came to nothing, as far as the provider says; what a device has received all the same is not sent again. */
  async function failed(_id: string, nextTryAt: Date | null): Promise<void> {
    const set = { failedAt: clock.now(), nextTryAt, ...(nextTryAt ? {} : { ended: 'gaveUp' as const }) };
    await model.updateOne({ _id, receivedAt: null }, { $set: set });
  }

  /** Notes that a page is on the device, or on the screen; gives the page, and whether that is news. What is seen was received. */
  async function receipt(which: Record<string, unknown>, what: Receipt): Promise<Told | null> {
    const at = clock.now();
    const row = await model.findOne(which as never).lean<PageRow>();
    if (!row) return null;
    const received = await model.updateOne({ _id: row._id, receivedAt: null }, { $set: { receivedAt: at, nextTryAt: null } });
    const seen = what === 'seen' ? await model.updateOne({ _id: row._id, seenAt: null }, { $set: { seenAt: at } }) : null;
    return { page: row, news: received.matchedCount > 0 || (seen?.matchedCount ?? 0) > 0 };
  }

  return {
    ...{ add, claim, accepted, ended, failed },
    /** The provider's own word that it could not deliver. */
    refused: async (channel: Channel, reference: string): Promise<Told | null> => {
      const row = await model.findOne({ channel, reference }).lean<PageRow>();
      const news = row !== null && row.receivedAt === null && row.ended === null;
      if (news) await update({ _id: row._id, set: { failedAt: clock.now(), ended: 'gaveUp', nextTryAt: null } });
      return row && { page: row, news };
    },
    receiptOf: async (key: { dispatchId: string; round: number; staffId: string; kind: PageKind }, what: Receipt): Promise<boolean> =>
      (await receipt({ _id: pageId({ ...key, channel: 'live' }) }, what))?.news ?? false,
    receiptByToken: (token: string, what: Receipt) => receipt({ token }, what),
    receiptByReference: (channel: Channel, reference: string, what: Receipt) => receipt({ reference, channel }, what),
    /** Pages of a channel that are to be handed over by now, the longest due first. */
    due: (channel: Channel, now: Date, limit: number) =>
      model
        .find({ channel, nextTryAt: { $lte: now } })
        .sort({ nextTryAt: 1 })
        .limit(limit)
        .lean<PageRow[]>(),
    removeOf: async (dispatchIds: readonly string[]): Promise<void> => void (await model.deleteMany({ dispatchId: { $in: dispatchIds } })),
    /** Pages of a dispatch, the newest first: one that nobody answers pages for hours. */
    of: (dispatchId: string) => model.find({ dispatchId }).sort({ queuedAt: -1 }).limit(2000).lean<PageRow[]>(),
    /** Calls of the last while to open pages that have not come on, the newest first. */
    unreceived: (since: Date) =>
      model
        .find({ receivedAt: null, queuedAt: { $gte: since }, channel: 'live', kind: 'call' })
        .sort({ queuedAt: -1 })
        .limit(500)
        .lean<PageRow[]>(),
  };
}
