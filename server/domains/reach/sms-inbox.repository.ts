import type { SmsOutcome } from '#shared/reach/sms-texts.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { isDuplicate } from '../../platform/mongo/connect.ts';
import type { InboxModels, InboxRow, PartRow } from './sms-inbox.model.ts';

export type InboxRepository = ReturnType<typeof createInboxRepository>;

/** Keeps incoming SMS and parts of them, each once. */
export function createInboxRepository({ inbox, parts }: InboxModels, cipher: FieldCipher) {
  const seal = (kind: string, id: string, text: string | null) => (text === null ? null : cipher.seal(text, { kind, id, field: 'text' }));
  const open = (kind: string, id: string, text: string | null) => (text === null ? null : cipher.open(text, { kind, id, field: 'text' }));

  /** Adds a row; false when it is there already. */
  async function once(add: () => Promise<unknown>): Promise<boolean> {
    try {
      await add();
      return true;
    } catch (error) {
      if (isDuplicate(error, '_id')) return false;
      throw error;
    }
  }
  const opened = (row: InboxRow): InboxRow => ({ ...row, text: open('smsInbox', row._id, row.text) });

  return {
    enter: (row: InboxRow): Promise<boolean> => once(() => inbox.create({ ...row, text: seal('smsInbox', row._id, row.text) })),
    due: (now: Date): Promise<InboxRow[]> =>
      inbox
        .find({ nextAt: { $lte: now } })
        .sort({ nextAt: 1 })
        .limit(100)
        .lean<InboxRow[]>(),
    /** Takes a row that is due until `until`; null when somebody else has it. */
    claim: async ({ _id, nextAt }: InboxRow, until: Date): Promise<InboxRow | null> => {
      const taken = await inbox
        .findOneAndUpdate({ _id, nextAt }, { $set: { nextAt: until } }, { returnDocument: 'after' })
        .lean<InboxRow>();
      return taken && opened(taken);
    },
    done: async (_id: string, outcome: SmsOutcome): Promise<void> =>
      void (await inbox.updateOne({ _id }, { $set: { outcome, nextAt: null, text: null } })),
    answered: async (_id: string, answeredAt: Date): Promise<void> => void (await inbox.updateOne({ _id }, { $set: { answeredAt } })),
    answeredSince: (staffId: string, since: Date): Promise<InboxRow[]> =>
      inbox
        .find({ staffId, answeredAt: { $gt: since } })
        .limit(100)
        .lean<InboxRow[]>(),
    addPart: (row: PartRow): Promise<boolean> => once(() => parts.create({ ...row, text: seal('smsPart', row._id, row.text) })),
    partsOf: async (group: string, since: Date): Promise<PartRow[]> =>
      (await parts.find({ group, at: { $gt: since } }).lean<PartRow[]>()).map((row) => ({
        ...row,
        text: open('smsPart', row._id, row.text),
      })),
    /** Groups of parts that wait since before a moment. */
    waitingSince: async (before: Date): Promise<string[]> => {
      const rows = await parts
        .find({ used: false, at: { $lte: before } })
        .limit(200)
        .lean<PartRow[]>();
      return [...new Set(rows.map(({ group }) => group))];
    },
    use: async (ids: readonly string[]): Promise<void> =>
      void (await Promise.all(ids.map((_id) => parts.updateOne({ _id }, { $set: { used: true, text: null } })))),
    removeBefore: async (at: Date): Promise<number> => {
      const gone = await Promise.all([inbox.deleteMany({ at: { $lt: at } }), parts.deleteMany({ at: { $lt: at } })]);
      return gone.reduce((sum, { deletedCount }) => sum + deletedCount, 0);
    },
  };
}
