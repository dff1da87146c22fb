import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Queues } from '../../platform/queues.ts';
import type { Contacts } from '../contacts/index.ts';
import type { PeopleService } from '../people/index.ts';
import { createAgentCare } from './agent-care.ts';
import { defineRoutingModels } from './agents.model.ts';
import { createAgentsRepository } from './agents.repository.ts';
import { createAgentsService, profileIn, type Profile } from './agents.service.ts';
import { createDuty } from './duty.ts';
import { createHolding } from './holding.ts';
import { createLinesRepository } from './lines.repository.ts';
import { createLines } from './lines.ts';
import { createMakeOffer } from './make-offer.ts';
import { createMatcher } from './matcher.ts';
import { createOffersService } from './offers.service.ts';
import { createPresenceRepository } from './presence.repository.ts';
import { createPresenceService } from './presence.service.ts';
import { createHands } from './settle-hands.ts';
import { createReassigning } from './reassigning.service.ts';
import { createOutlook } from './outlook.ts';
import { createRoutingViews } from './routing.views.ts';
import { createTransfers } from './transfers.service.ts';
import { createTransfersViews } from './transfers.views.ts';

export { addCareJobs } from './care.jobs.ts';
export { addRoutingJobs } from './routing.jobs.ts';
export { addRoutingLive } from './routing.live.ts';
export { addRoutingRoutes } from './routing.routes.ts';
export { addTransferJobs, addTransfersLive } from './transfers.live.ts';
export { addTransferRoutes } from './transfers.routes.ts';
export type { AgentFields } from './agents.model.ts';

export type Routing = ReturnType<typeof createRouting>;
type Deps = {
  db: Db;
  clock: Clock;
  cipher: FieldCipher;
  bus: Bus;
  logger: Logger;
  queues: Queues;
  contacts: Contacts;
  people: PeopleService;
};

/** Assembles the routing domain. */
export function createRouting({ db, clock, cipher, bus, logger, queues, contacts, people }: Deps) {
  const models = defineRoutingModels(db);
  const agents = createAgentsRepository({ model: models.agents, clock, cipher, bus });
  const lines = createLines({ rows: createLinesRepository(models.lines), clock });
  const profileOf = async (staffId: string): Promise<Profile> => profileIn(await people.byId(staffId));
  const service = createAgentsService({ agents, clock, profileOf });
  const care = createAgentCare({ agents, clock });
  const offers = createOffersService({ contacts, agents, service, clock });
  const makeOffer = createMakeOffer({ contacts, service, clock, logger });
  const matcher = createMatcher({ contacts, agents, lines, makeOffer, queues, clock });
  const presence = createPresenceService({ presence: createPresenceRepository(models), agents, service, offers, contacts, queues, clock });
  const hands = createHands({ contacts, service });
  const reassigning = createReassigning({ contacts, service, offers, presence, hands });
  const transfers = createTransfers({ contacts, service, presence, reassigning, people, hands, lines, queues });
  const transferViews = createTransfersViews({ contacts, agents, presence, people, clock });
  const views = createRoutingViews({ contacts, agents, service, presence, people, clock });
  contacts.setWaiting({
    lineFor: lines.lineFor,
    served: lines.served,
    outlook: createOutlook({ contacts, duty: createDuty(agents), lines, holding: createHolding({ contacts, clock }), clock }),
  });
  return { agents, lines, service, care, offers, matcher, presence, reassigning, transfers, transferViews, views };
}
