import { rosterRowSchema, type RosterRow } from '#shared/dispatch/roster.ts';
import { addMissing } from '../../platform/mongo/add-missing.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import { defineRosterModel, type RosterDoc } from './roster.model.ts';

export type RosterRepository = ReturnType<typeof createRosterRepository>;

/** Keeps the roster: who is on call where, when, in which order. */
export function createRosterRepository(db: Db) {
  const model = defineRosterModel(db);

  /** Adds the rows that are not there yet; may be repeated, also by two nodes at once. */
  const seedRoster = (rows: readonly RosterRow[]): Promise<void> =>
    addMissing(
      model,
      rows.map((row) => toDoc(rosterRowSchema.parse(row))),
    );
  /** The rows that may count for a place: its own, its division's, the fallback's. */
  async function forPlace(districtId: string | null, divisionId: string | null): Promise<RosterRow[]> {
    const areas = [
      { kind: 'fallback' },
      ...(districtId ? [{ kind: 'district', placeId: districtId }] : []),
      ...(divisionId ? [{ kind: 'division', placeId: divisionId }] : []),
    ];
    return (await model.find({ $or: areas as never }).lean<RosterDoc[]>()).map(({ row }) => row);
  }
  const ofOfficer = async (officerId: string): Promise<RosterRow[]> =>
    (await model.find({ officerId }).lean<RosterDoc[]>()).map(({ row }) => row);
  return { seedRoster, forPlace, ofOfficer };
}

function toDoc(row: RosterRow): RosterDoc {
  const { area } = row;
  return { _id: row.id, kind: area.kind, placeId: area.kind === 'fallback' ? null : area.id, officerId: row.officerId, row };
}
