import type { Body, Place } from '#shared/places/place.schema.ts';
import { defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Db } from '../../platform/mongo/connect.ts';

export type PlaceRow = { _id: string; entry: Place };
export type BodyRow = { _id: string; entry: Body };

/** Declares the collections of places and bodies; an entry is kept whole, as the schema describes it. */
export function definePlacesModels(db: Db) {
  const places = defineModel<PlaceRow>(db, 'places', { _id: String, entry: Object });
  const bodies = defineModel<BodyRow>(db, 'bodies', { _id: String, entry: Object });
  return { places, bodies };
}
