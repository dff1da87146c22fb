import type { Clock } from '#shared/kernel/clock.ts';
import type { Model } from 'mongoose';
import { isDuplicate } from '../../platform/mongo/connect.ts';
import type { PageRow } from './dispatch.model.ts';

type Key = { dispatchId: string; round: number; staffId: string };

/** The id of a page: it exists once per dispatch, wave and person. */
export const pageId = ({ dispatchId, round, staffId }: Key): string => `${dispatchId}.${round}.${staffId}`;

export type PagesRepository = ReturnType<typeof createPagesRepository>;

/** Keeps pages and how far each got. */
export function createPagesRepository(model: Model<PageRow>, clock: Clock) {
  /** The page, made when it is not there yet. */
  async function ensure(key: Key): Promise<PageRow> {
    const at = clock.now();
    const row: PageRow = { _id: pageId(key), ...key, at, claimedUntil: at, attempts: [], sentAt: null, receivedAt: null, seenAt: null };
    try {
      await model.create(row);
      return row;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return (await model.findOne({ _id: row._id }).lean<PageRow>()) ?? row;
    }
  }
  /** Takes a page for handing it over, for so many milliseconds; false while another process is at it. */
  async function claim(id: string, ms: number): Promise<boolean> {
    const now = clock.now();
    const taken = await model.updateOne({ _id: id, claimedUntil: { $lte: now } }, { $set: { claimedUntil: new Date(now.getTime() + ms) } });
    return taken.matchedCount > 0;
  }
  /** Notes what a channel did with a page. */
  async function attempted(id: string, channel: string, ok: boolean): Promise<void> {
    const at = clock.now();
    await model.updateOne({ _id: id }, { $push: { attempts: { channel, at, ok } }, ...(ok ? { $set: { sentAt: at } } : {}) });
  }
  /** Notes that a page is on the device, or on the screen; true when that is news. What is seen was received. */
  async function receipt(key: Key, what: 'received' | 'seen'): Promise<boolean> {
    const at = clock.now();
    const _id = pageId(key);
    const received = await model.updateOne({ _id, receivedAt: null }, { $set: { receivedAt: at } });
    if (what === 'received') return received.matchedCount > 0;
    return (await model.updateOne({ _id, seenAt: null }, { $set: { seenAt: at } })).matchedCount > 0;
  }
  return {
    ensure,
    claim,
    release: async (id: string): Promise<void> => void (await model.updateOne({ _id: id }, { $set: { claimedUntil: clock.now() } })),
    attempted,
    receipt,
    of: (dispatchId: string) => model.find({ dispatchId }).sort({ round: 1 }).limit(2000).lean<PageRow[]>(),
    /** Pages of the last while that no device has received. */
    unreceived: (since: Date) =>
      model
        .find({ receivedAt: null, at: { $gte: since } })
        .limit(500)
        .lean<PageRow[]>(),
  };
}
