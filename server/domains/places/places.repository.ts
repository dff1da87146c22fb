import type { Body, Place } from '#shared/places/place.schema.ts';
import { addMissing } from '../../platform/mongo/add-missing.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import { definePlacesModels, type BodyRow, type PlaceRow } from './places.model.ts';

/** Keeps the jurisdiction tree and the directory of bodies. */
export function createPlacesRepository(db: Db) {
  const { places, bodies } = definePlacesModels(db);
  return {
    addPlaces: (entries: Place[]) =>
      addMissing<PlaceRow>(
        places,
        entries.map((entry) => ({ _id: entry.id, entry })),
      ),
    addBodies: (entries: Body[]) =>
      addMissing<BodyRow>(
        bodies,
        entries.map((entry) => ({ _id: entry.id, entry })),
      ),
    places: async () => (await places.find({}).sort({ _id: 1 }).lean<PlaceRow[]>()).map((row) => row.entry),
    bodies: async () => (await bodies.find({}).sort({ _id: 1 }).lean<BodyRow[]>()).map((row) => row.entry),
  };
}
