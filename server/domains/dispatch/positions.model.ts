import { defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** The latest position of whoever goes; its id is the dispatch, so that there is never a second one. */
export type PositionRow = {
  _id: string;
  staffId: string;
  /** The session that shares it: with that the sharing ends. */
  sessionId: string;
  /** When the phone found it, and when something was last heard of the phone. */
  at: Date;
  heardAt: Date;
  /** Where, and how far it has moved, as JSON. Sealed. */
  place: string;
};

/** Declares the collection of positions: apart from the dispatches, because a position is erased and an aggregate is kept. */
export function definePositionsModel(db: Db) {
  return defineModel<PositionRow>(db, 'dispatchPositions', {
    ...{ _id: String, staffId: String, sessionId: String },
    ...{ at: Date, heardAt: Date, place: String },
  });
}
