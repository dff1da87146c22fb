import type { Area } from '#shared/channels/talk.api.ts';
import { createDirectory, type Directory } from '#shared/places/directory.ts';
import type { Body, Place } from '#shared/places/place.schema.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import { createPlacesRepository } from './places.repository.ts';

export type PlacesService = ReturnType<typeof createPlacesService>;

/** The jurisdiction tree and the directory of bodies, held in memory after `load`. */
export function createPlacesService(db: Db) {
  const repository = createPlacesRepository(db);
  let directory: Directory = createDirectory({ places: [], bodies: [] });
  let areas: Area[] = [];

  /** Reads the tree and the directory from the store. */
  async function load(): Promise<void> {
    const [places, bodies] = await Promise.all([repository.places(), repository.bodies()]);
    directory = createDirectory({ places, bodies });
    areas = places.map(presentArea);
  }
  /** Adds what is not there yet, and leaves what is; a start that was cut off, or another one beside it, does no harm. */
  async function seed(places: Place[], bodies: Body[]): Promise<void> {
    await repository.addBodies(bodies);
    await repository.addPlaces(places);
  }
  return {
    load,
    seed,
    /** The tree and bodies, ready for questions. */
    directory: () => directory,
    /** The areas as public pages show them, each with the numbers it has of its own; pages add those of what it lies in. */
    areas: () => areas,
  };
}

function presentArea({ id, name, parent, kind, emergency }: Place): Area {
  const numbers = emergency.map((entry) => ({ name: entry.name, number: entry.number, verified: !entry.unverified }));
  return { id, name, parent, kind, numbers };
}
