import type { StaffId } from '#shared/kernel/ids.ts';
import type { Area, AreaKey, Holiday, Layer, LayerId, OverrideId, OverrideWish } from '#shared/rosters/roster.schema.ts';
import type { SwapState } from '#shared/rosters/swap.schema.ts';
import { defineAggregateModel } from '../../platform/mongo/aggregate-model.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** An override as stored. */
export type Override = {
  id: OverrideId;
  kind: OverrideWish['kind'];
  layerId: LayerId | null;
  officerId: StaffId | null;
  insteadOf: StaffId | null;
  from: Date;
  until: Date;
  by: StaffId;
  at: Date;
};

/** The roster of one area as stored, under the area's word: ids and times only. */
export type RosterFields = {
  area: Area;
  /** How often the layers have been set: whoever sets them says which ones they saw. */
  revision: number;
  layers: Layer[];
  overrides: Override[];
  /** Everybody named above, to be asked for by an index. */
  officerIds: StaffId[];
};
export type RosterDoc = Aggregate<RosterFields>;

type StoredStretch = { from: Date; until: Date };
/** A swap as stored. */
export type SwapFields = {
  area: AreaKey;
  askedBy: StaffId;
  askedOf: StaffId;
  give: StoredStretch;
  back: StoredStretch | null;
  state: SwapState;
  askedAt: Date;
  answeredAt: Date | null;
  /** When the later of its stretches ends. */
  overAt: Date;
};
export type SwapDoc = Aggregate<SwapFields>;

/** The holidays as stored: one list for the country. */
export type HolidayFields = { revision: number; days: Holiday[] };

/** Declares the collections of rosters, swaps and holidays. */
export function defineRosterModels(db: Db) {
  const swap = { area: String, askedBy: String, askedOf: String, give: Object, back: Object, state: String };
  return {
    rosters: defineAggregateModel(
      db,
      'rosters',
      { area: Object, revision: Number, layers: [Object], overrides: [Object], officerIds: [String] },
      [[{ officerIds: 1 }]],
    ),
    swaps: defineAggregateModel(db, 'rosterSwaps', { ...swap, askedAt: Date, answeredAt: Date, overAt: Date }, [
      [{ area: 1, state: 1, overAt: 1 }],
      [{ askedBy: 1, overAt: 1 }],
      [{ askedOf: 1, overAt: 1 }],
    ]),
    holidays: defineAggregateModel(db, 'rosterHolidays', { revision: Number, days: [Object] }),
  };
}
