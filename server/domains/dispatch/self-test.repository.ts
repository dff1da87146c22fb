import type { SelfTestPart } from '#shared/dispatch/self-test.ts';
import { isDuplicate, type Db } from '../../platform/mongo/connect.ts';
import { defineModel } from '../../platform/mongo/aggregate-model.ts';

/** What is known of the self-tests of this installation: one row, shared by all nodes. */
export type SelfTestRow = {
  _id: string;
  since: Date;
  /** When the next one begins. */
  nextAt: Date;
  /** The one that runs, and since when; null while none does. */
  runId: string | null;
  runAt: Date | null;
  proven: { at: Date; handedMs: number; receivedMs: number; acknowledgedMs: number } | null;
  stuck: { at: Date; part: SelfTestPart } | null;
  /** The last ones, oldest first: what is older is removed. */
  ids: string[];
};

const _id = 'dispatch';
const kept = 20;

export type SelfTestRepository = ReturnType<typeof createSelfTestRepository>;

/** Keeps when paging was proven; what decides who runs the next self-test is the condition of the write. */
export function createSelfTestRepository(db: Db) {
  const model = defineModel<SelfTestRow>(db, 'selfTests', {
    ...{ _id: String, since: Date, nextAt: Date, runId: String, runAt: Date },
    ...{ proven: Object, stuck: Object, ids: [String] },
  });
  const find = (): Promise<SelfTestRow | null> => model.findOne({ _id }).lean<SelfTestRow>();
  async function begun(now: Date): Promise<SelfTestRow | null> {
    const blank: SelfTestRow = { _id, since: now, nextAt: now, runId: null, runAt: null, proven: null, stuck: null, ids: [] };
    try {
      await model.create(blank);
    } catch (error) {
      if (!isDuplicate(error, '_id')) throw error;
    }
    return find();
  }

  /** Takes the next one for the caller, when it is due and nobody else has it; gives the ids of those that are old by now. */
  async function claim(row: SelfTestRow, runId: string, now: Date, nextAt: Date): Promise<string[] | null> {
    const ids = [...row.ids, runId];
    const set = { nextAt, runId, runAt: now, ids: ids.slice(-kept) };
    const taken = await model.updateOne({ _id, nextAt: row.nextAt }, { $set: set });
    return taken.matchedCount > 0 ? ids.slice(0, -kept) : null;
  }
  /** Notes what became of one, once. */
  const end = async (runId: string, set: Partial<Pick<SelfTestRow, 'proven' | 'stuck'>>): Promise<boolean> =>
    (await model.updateOne({ _id, runId }, { $set: { runId: null, runAt: null, ...set } })).matchedCount > 0;

  return { find, begun, claim, end };
}
