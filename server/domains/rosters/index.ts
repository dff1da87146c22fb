import type { Clock } from '#shared/kernel/clock.ts';
import type { Directory } from '#shared/places/directory.ts';
import { areaOf, type AreaKey, type Layer } from '#shared/rosters/roster.schema.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { createOnCall } from './on-call.ts';
import { createRosterFile } from './roster-file.ts';
import { createRosterPeople, type PeopleSource } from './roster-people.ts';
import { namedIn } from './roster-rules.ts';
import { createRosterStores } from './rosters.repository.ts';
import { createRostersService } from './rosters.service.ts';
import { createRosterViews } from './rosters.views.ts';
import { createSwapsService } from './swaps.service.ts';

export { addRosterLive } from './rosters.live.ts';
export { addRosterRoutes } from './rosters.routes.ts';
export type { OnCallLists, Whereabouts } from './on-call.ts';

export type Rosters = ReturnType<typeof createRosters>;
type Deps = { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus; people: PeopleSource; directory: () => Directory };

/** Assembles the rosters domain: who is on call where and when. */
export function createRosters(deps: Deps) {
  const stores = createRosterStores(deps);
  const { clock, directory } = deps;
  const onCall = createOnCall(stores);
  const people = createRosterPeople(deps.people);
  const service = createRostersService({ stores, people, directory, clock });
  const file = createRosterFile({ stores, people: deps.people, service, directory, clock });
  const swaps = createSwapsService({ stores, onCall, people, clock });
  const views = createRosterViews({ stores, people, directory, clock });

  /** Makes those that are not there yet; may be repeated, also by two nodes at once. */
  async function seed(rosters: readonly { area: AreaKey; layers: Layer[] }[]): Promise<void> {
    const by = { actor: { kind: 'system' as const, part: 'rosters' } };
    for (const { area, layers } of rosters) {
      const fields = { area: areaOf(area), revision: 1, layers, overrides: [] };
      await stores.rosters.insert(area, { ...fields, officerIds: namedIn(fields) }, by, [{ type: 'roster:made', data: { revision: 1 } }]);
    }
  }
  return {
    onCall: onCall.onCall,
    dutyNow: onCall.dutyNow,
    everywhere: onCall.everywhere,
    stores,
    service,
    file,
    people,
    swaps,
    views,
    seed,
  };
}
