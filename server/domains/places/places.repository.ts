import type { Body, Place } from '#shared/places/place.schema.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import { definePlacesModels, type BodyRow, type PlaceRow } from './places.model.ts';

/** Keeps the jurisdiction tree and the directory of bodies. */
export function createPlacesRepository(db: Db) {
  const { places, bodies } = definePlacesModels(db);
  return {
    count: () => places.countDocuments({}).exec(),
    addPlaces: async (entries: Place[]) => void (await places.insertMany(entries.map((entry) => ({ _id: entry.id, entry })) as never)),
    addBodies: async (entries: Body[]) => void (await bodies.insertMany(entries.map((entry) => ({ _id: entry.id, entry })) as never)),
    places: async () => (await places.find({}).sort({ _id: 1 }).lean<PlaceRow[]>()).map((row) => row.entry),
    bodies: async () => (await bodies.find({}).sort({ _id: 1 }).lean<BodyRow[]>()).map((row) => row.entry),
  };
}
