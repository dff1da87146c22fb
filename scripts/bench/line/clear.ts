import type { Db } from '#server/platform/mongo/connect.ts';

const portion = 500;
const ended = { state: 'closed', ownerId: null, offer: null, helpDueAt: null, nextActionAt: null };
const inWork = { state: { $in: ['queued', 'offered', 'active', 'wrapUp'] } };
const free = { holds: [], load: 0, state: 'ready', reason: null, room: 'open', goneAt: null };

/** Ends everything that is under way and empties all hands, so that the next measurement begins as the one before did. */
export async function clear(db: Db): Promise<void> {
  await setAll(db, 'contacts', inWork, ended);
  await freeAll(db);
}

/** Puts whoever was offered back into the line, and empties all hands; those of `off` take nothing. */
export async function putBack(db: Db, off: ReadonlySet<string>): Promise<void> {
  await setAll(db, 'contacts', { state: 'offered' }, { state: 'queued', offer: null, nextActionAt: null });
  await freeAll(db);
  if (off.size > 0) await setAll(db, 'agents', {}, { state: 'off', room: 'none' }, off);
}

const freeAll = (db: Db): Promise<void> => setAll(db, 'agents', {}, { ...free, idleSince: new Date() });

// The embedded store changes one record with one update.
async function setAll(db: Db, name: string, filter: object, set: object, only?: ReadonlySet<string>): Promise<void> {
  const rows = db.collection<{ _id: string; version: number }>(name);
  const found = await rows.find(filter, { projection: { _id: 1 } }).toArray();
  const ids = found.map(({ _id }) => _id).filter((id) => only?.has(id) ?? true);
  for (let i = 0; i < ids.length; i += portion) {
    const updates = ids
      .slice(i, i + portion)
      .map((_id) => ({ updateOne: { filter: { _id }, update: { $set: set, $inc: { version: 1 } } } }));
    await rows.bulkWrite(updates, { ordered: false });
  }
}
