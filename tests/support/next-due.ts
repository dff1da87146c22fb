import type { Db } from '#server/platform/mongo/connect.ts';

const epoch = new Date(0);

/** The next moment at which a dispatch or a page is due, as the store says; what is overdue is looked at a second from now. */
export async function nextDue(db: Db, now: Date): Promise<Date | null> {
  const least = async (name: string, field: string, more: object = {}): Promise<number> => {
    const rows = db.collection(name);
    const only = { projection: { [field]: 1 } };
    const [overdue, next] = await Promise.all([
      rows.findOne({ ...more, [field]: { $lte: now, $gt: epoch } }, only),
      rows
        .find({ ...more, [field]: { $gt: now } }, only)
        .sort({ [field]: 1 })
        .limit(1)
        .next(),
    ]);
    const at = next?.[field] as Date | undefined;
    return Math.min(at?.getTime() ?? Infinity, overdue ? now.getTime() + 1000 : Infinity);
  };
  const channels = ['live', 'push', 'sms', 'voice'].map((channel) => least('dispatchPages', 'nextTryAt', { channel }));
  const at = Math.min(...(await Promise.all([least('dispatches', 'nextActionAt'), ...channels])));
  return at === Infinity ? null : new Date(at);
}
