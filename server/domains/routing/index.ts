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
import { createAgentsService } from './agents.service.ts';
import { createMatcher } from './matcher.ts';
import { createOffersService } from './offers.service.ts';
import { createPresenceRepository } from './presence.repository.ts';
import { createPresenceService } from './presence.service.ts';
import { createReassigning } from './reassigning.service.ts';
import { createRoutingViews } from './routing.views.ts';

export { addCareJobs } from './care.jobs.ts';
export { addRoutingJobs } from './routing.jobs.ts';
export { addRoutingLive } from './routing.live.ts';
export { addRoutingRoutes } from './routing.routes.ts';
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
  const service = createAgentsService({ agents, clock, languagesOf: async (staffId) => (await people.byId(staffId))?.languages ?? ['ur'] });
  const care = createAgentCare({ agents, clock });
  const offers = createOffersService({ contacts, agents, service, clock });
  const matcher = createMatcher({ contacts, agents, service, queues, clock, logger });
  const presence = createPresenceService({ presence: createPresenceRepository(models), agents, service, offers, contacts, queues, clock });
  const reassigning = createReassigning({ contacts, service, offers, presence });
  const views = createRoutingViews({ contacts, agents, service, presence, people });
  contacts.setWaiting({ outlook: views.outlook });
  return { agents, service, care, offers, matcher, presence, reassigning, views };
}
