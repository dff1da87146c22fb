import type { PeopleService } from '../domains/people/index.ts';
import type { PlacesService } from '../domains/places/index.ts';
import { addRosterLive, addRosterRoutes, createRosters, type Rosters } from '../domains/rosters/index.ts';
import type { Guards } from './guards.ts';
import type { Platform } from './platform.ts';

/** Makes the rosters over the people and the jurisdiction. */
export function makeRosters(
  { db, clock, cipher, bus }: Platform,
  { people, places }: { people: PeopleService; places: PlacesService },
): Rosters {
  return createRosters({ db, clock, cipher, bus, people, directory: places.directory });
}

/** Wires rosters to their routes, and to the screens that show them. */
export function addRosters({ bus, live }: Platform, { rosters }: { rosters: Rosters }, { router, sockets }: Guards): void {
  addRosterRoutes({ router, ...rosters });
  addRosterLive({ bus, live, sockets, ...rosters });
}
