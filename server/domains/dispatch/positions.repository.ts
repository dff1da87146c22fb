import { metresBetween, type Point } from '#shared/dispatch/distance.ts';
import type { PositionView } from '#shared/dispatch/position.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { openOr } from '../../platform/crypto/unreadable.ts';
import { refuse } from '../../platform/errors.ts';
import { isDuplicate, type Db } from '../../platform/mongo/connect.ts';
import { definePositionsModel, type PositionRow } from './positions.model.ts';

type Place = Omit<PositionView, 'at'>;
/** A position as a phone sent it. */
export type Told = Pick<PositionRow, 'staffId' | 'sessionId' | 'at' | 'heardAt'> & { dispatchId: string } & Point & { accuracyM: number };
export type Shared = Pick<PositionRow, '_id' | 'staffId' | 'sessionId' | 'heardAt'>;

const sealedAt = (id: string) => ({ kind: 'dispatchPosition', id, field: 'place' });
const tries = 5;

export type PositionsRepository = ReturnType<typeof createPositionsRepository>;

/** Keeps the latest position of a dispatch, sealed, and nothing of those before it but how far it was. */
export function createPositionsRepository({ db, cipher }: { db: Db; cipher: FieldCipher }) {
  const model = definePositionsModel(db);
  const read = async (id: string): Promise<PositionRow | null> => model.findOne({ _id: id }).lean<PositionRow>();
  const open = (row: PositionRow): Place | null => openOr(() => JSON.parse(cipher.open(row.place, sealedAt(row._id))) as Place, null);

  /** Puts a position in the place of the one before; one that is older than what is known only shows that the phone is there. */
  async function put({ dispatchId, staffId, sessionId, at, heardAt, ...here }: Told): Promise<void> {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const before = await read(dispatchId);
      const isOwn = before?.staffId === staffId;
      const heard = { sessionId, heardAt };
      const place = { ...here, ...moved(isOwn ? open(before) : null, here) };
      const row = { staffId, ...heard, at, place: cipher.seal(JSON.stringify(place), sealedAt(dispatchId)) };
      if (!before) {
        if (await add({ _id: dispatchId, ...row })) return;
        continue;
      }
      const isNews = !isOwn || at > before.at;
      const written = await model.updateOne({ _id: dispatchId, staffId: before.staffId, at: before.at }, { $set: isNews ? row : heard });
      if (written.matchedCount > 0) return;
    }
    throw refuse('conflict');
  }
  async function add(row: PositionRow): Promise<boolean> {
    try {
      await model.create(row);
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return false;
    }
  }

  /** The position of a dispatch; null when there is none, or it does not open. */
  async function find(dispatchId: string): Promise<PositionView | null> {
    const row = await read(dispatchId);
    const place = row && open(row);
    return place && { ...place, at: row.at.toISOString() };
  }
  return {
    put,
    find,
    erase: async (dispatchId: string): Promise<boolean> => (await model.deleteOne({ _id: dispatchId })).deletedCount > 0,
    all: () => model.find({}, { staffId: 1, sessionId: 1, heardAt: 1 }).limit(2_000).lean<Shared[]>(),
  };
}

/** How far it is from the position before; what may be nothing but the inexactness of the two is no way. */
function moved(before: Place | null, here: Point & { accuracyM: number }): Pick<Place, 'movedM' | 'wayM'> {
  if (!before) return { movedM: null, wayM: 0 };
  const movedM = Math.round(metresBetween(before, here));
  return { movedM, wayM: before.wayM + (movedM > Math.max(before.accuracyM, here.accuracyM) ? movedM : 0) };
}
