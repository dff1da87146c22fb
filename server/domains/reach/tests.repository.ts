import { addMissing } from '../../platform/mongo/add-missing.ts';
import { isDuplicate } from '../../platform/mongo/connect.ts';
import type { ReachModels, TestPageRow } from './reach.model.ts';

export type TestsRepository = ReturnType<typeof createTestsRepository>;

/** Keeps the pages of tests for some days. */
export function createTestsRepository(model: ReachModels['tests']) {
  /** Writes a test's pages; false when the test is there already. */
  async function add(rows: readonly [TestPageRow, ...TestPageRow[]]): Promise<boolean> {
    const [first, ...others] = rows;
    try {
      await model.create(first);
    } catch (error) {
      if (isDuplicate(error, '_id')) return false;
      throw error;
    }
    await addMissing(model, others);
    return true;
  }
  const set = async (id: string, values: Partial<TestPageRow>): Promise<void> =>
    void (await model.updateOne({ _id: id }, { $set: values }));

  /** Notes a receipt once; gives the page it was for, or null when there is none or it was told before. */
  async function received(filter: Partial<TestPageRow>, what: 'received' | 'seen', at: Date): Promise<TestPageRow | null> {
    const found = await model.findOne(filter).lean<TestPageRow>();
    if (!found || (what === 'seen' ? found.seenAt : found.receivedAt)) return null;
    await set(found._id, { receivedAt: found.receivedAt ?? at, ...(what === 'seen' ? { seenAt: at } : {}) });
    return found;
  }
  return {
    add,
    set,
    received,
    /** The pages of somebody's latest test. */
    latest: async (staffId: string): Promise<TestPageRow[]> => {
      const [last] = await model.find({ staffId }).sort({ at: -1 }).limit(1).lean<TestPageRow[]>();
      return last ? model.find({ staffId, at: last.at }).lean<TestPageRow[]>() : [];
    },
    countSms: (staffId: string, since: Date): Promise<number> =>
      model.countDocuments({ staffId, at: { $gt: since }, channel: 'sms', why: null }).exec(),
    removeBefore: async (at: Date): Promise<number> => (await model.deleteMany({ at: { $lt: at } })).deletedCount,
  };
}
