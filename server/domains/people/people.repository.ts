import { isDuplicate, type Db } from '../../platform/mongo/connect.ts';
import { createReads } from '../../platform/mongo/reads.ts';
import { rowsOf } from '../../platform/mongo/writes.ts';
import type { Role } from '#shared/kernel/actor.ts';
import { definePeopleModels, type SessionRow, type StaffRow } from './people.model.ts';

export type PeopleRepository = ReturnType<typeof createPeopleRepository>;

/** Keeps staff and their sessions. */
export function createPeopleRepository(db: Db) {
  const { staff, sessions } = definePeopleModels(db);
  const read = createReads(rowsOf(staff));
  const byId = async (id: string): Promise<StaffRow | null> => (await read(id)) as StaffRow | null;
  return {
    byUsername: (username: string) => staff.findOne({ username }).lean<StaffRow>(),
    byId,
    byIds: async (ids: readonly string[]): Promise<StaffRow[]> =>
      (await Promise.all([...new Set(ids)].map(byId))).filter((row) => row !== null),
    list: (role?: Role) =>
      staff
        .find(role ? { roles: role, disabled: false } : { disabled: false })
        .sort({ username: 1 })
        .lean<StaffRow[]>(),
    count: () => staff.countDocuments({}).exec(),
    /** Adds somebody; false when the username is taken. */
    add: async (row: StaffRow): Promise<boolean> => {
      try {
        await staff.create(row);
        return true;
      } catch (error) {
        if (isDuplicate(error, 'username')) return false;
        throw error;
      }
    },
    setPasswordHash: async (id: string, passwordHash: string) => void (await staff.updateOne({ _id: id }, { $set: { passwordHash } })),
    /** Counts a failed sign-in and returns how many there are now. */
    countFailure: async (id: string): Promise<number> => {
      const row = await staff.findOneAndUpdate({ _id: id }, { $inc: { failedSignIns: 1 } }, { returnDocument: 'after' }).lean<StaffRow>();
      return row?.failedSignIns ?? 0;
    },
    lock: async (id: string, lockedUntil: Date) => void (await staff.updateOne({ _id: id }, { $set: { lockedUntil, failedSignIns: 0 } })),
    clearFailures: async (id: string) => void (await staff.updateOne({ _id: id }, { $set: { failedSignIns: 0, lockedUntil: null } })),
    addSession: async (row: SessionRow) => void (await sessions.create(row)),
    sessionByHash: (tokenHash: string) => sessions.findOne({ tokenHash }).lean<SessionRow>(),
    touchSession: async (id: string, seenAt: Date) => void (await sessions.updateOne({ _id: id }, { $set: { seenAt } })),
    sessionById: (id: string) => sessions.findOne({ _id: id }).lean<SessionRow>(),
    endSession: async (id: string) => void (await sessions.deleteOne({ _id: id })),
    endExpired: async (now: Date, idleBefore: Date): Promise<SessionRow[]> => {
      const filter = { $or: [{ endsAt: { $lte: now } }, { seenAt: { $lte: idleBefore } }] };
      const gone = await sessions.find(filter).limit(200).lean<SessionRow[]>();
      if (gone.length > 0) await sessions.deleteMany({ _id: { $in: gone.map((row) => row._id) } });
      return gone;
    },
  };
}
