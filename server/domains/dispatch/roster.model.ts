import type { RosterRow } from '#shared/dispatch/roster.ts';
import { defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** A row of the roster as stored: its area's kind and place beside the row, to be asked for by an index. */
export type RosterDoc = { _id: string; kind: RosterRow['area']['kind']; placeId: string | null; officerId: string; row: RosterRow };

/** Declares the roster's collection. */
export function defineRosterModel(db: Db) {
  return defineModel<RosterDoc>(db, 'rosters', { _id: String, kind: String, placeId: String, officerId: String, row: Object }, [
    [{ kind: 1, placeId: 1 }],
    [{ officerId: 1 }],
  ]);
}
