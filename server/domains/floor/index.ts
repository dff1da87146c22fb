import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { FollowUpsService } from '../cases/index.ts';
import type { Contacts } from '../contacts/index.ts';
import type { Dispatches } from '../dispatch/index.ts';
import type { PeopleService } from '../people/index.ts';
import type { Routing } from '../routing/index.ts';
import type { TriageService } from '../triage/index.ts';
import { createAlarmsService } from './alarms.service.ts';
import { createCallBacksOverview } from './call-backs.view.ts';
import { createFiguresService } from './figures.service.ts';
import { createFloorRepository } from './floor.repository.ts';
import { createFloorViews } from './floor.views.ts';
import { createCollectItems } from './hand-over-items.ts';
import { createHandOversService } from './hand-overs.service.ts';
import { createLeftService } from './left.service.ts';
import { createNames } from './names.ts';

export { addFloorLive } from './floor.live.ts';
export { addFloorRoutes } from './floor.routes.ts';
export { addLeftRoutes } from './left.routes.ts';

export type Floor = ReturnType<typeof createFloor>;
type Deps = {
  db: Db;
  clock: Clock;
  cipher: FieldCipher;
  bus: Bus;
  contacts: Contacts;
  routing: Routing;
  triage: TriageService;
  followUps: FollowUpsService;
  dispatches: Dispatches;
  people: PeopleService;
};

/** Assembles the floor, which looks at every other domain and is looked at by none. */
export function createFloor({ db, clock, cipher, bus, contacts, routing, triage, followUps, dispatches: { dispatches }, people }: Deps) {
  const floor = createFloorRepository({ db, clock, cipher, bus });
  const names = createNames(people);
  const alarms = createAlarmsService({ alarms: floor.alarms, contacts, dispatches, names, clock });
  const figures = createFiguresService({ contacts, routing, floor, clock });
  const views = createFloorViews({ contacts, routing, triage, alarms, figures, names, clock });
  const collect = createCollectItems({ contacts, routing, triage, followUps, dispatches, alarms, clock });
  const handOvers = createHandOversService({ handOvers: floor.handOvers, collect, views, names, clock });
  const callBacks = createCallBacksOverview({ contacts, clock });
  const left = createLeftService({ contacts, routing, followUps });
  return { alarms, figures, views, callBacks, handOvers, left };
}
