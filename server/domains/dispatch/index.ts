import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { briefly } from '../../platform/briefly.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Live } from '../../platform/sockets/live.ts';
import type { Contacts } from '../contacts/index.ts';
import type { TriageService } from '../triage/index.ts';
import { createAnswerByCode } from './answer-by-code.ts';
import { createDispatchGuard } from './close-guard.ts';
import { createDelivery } from './delivery.ts';
import { defineDispatchModels } from './dispatch.model.ts';
import { pageMoved } from './dispatch.live.ts';
import { createDispatchRepository } from './dispatch.repository.ts';
import { createDispatchViews } from './dispatch.views.ts';
import { createDispatchWork } from './dispatch-work.ts';
import { createDutyService } from './duty.service.ts';
import { createDueDispatches } from './due-dispatches.ts';
import { createEmergencyCallsRepository } from './emergency-calls.repository.ts';
import { createEmergencyCallsService } from './emergency-calls.service.ts';
import { createLadderService } from './ladder.service.ts';
import { createLateExclusion } from './late-exclusion.ts';
import { createMayBeTold } from './may-be-told.ts';
import { createOpening, type PolicyFor } from './opening.ts';
import { createOverseers } from './overseers.ts';
import type { PagerChannel } from './pager.port.ts';
import { createPagesRepository } from './pages.repository.ts';
import { createPageReceipts } from './page-receipts.ts';
import { createPhotosRepository } from './photos.repository.ts';
import { createPhotosService } from './photos.service.ts';
import { createPoliciesRepository } from './policies.repository.ts';
import { createPoliciesService } from './policies.service.ts';
import { createPositionsRepository } from './positions.repository.ts';
import { createPositionsService } from './positions.service.ts';
import { createRequireTask } from './require-task.ts';
import { createSelfTestRepository } from './self-test.repository.ts';
import { createSelfTestService } from './self-test.service.ts';
import { createWaves, type WaveDeps } from './waves.ts';

export { addDispatchJobs } from './dispatch.jobs.ts';
export { addDispatchLive } from './dispatch.live.ts';
export { addDispatchRoutes } from './dispatch.routes.ts';
export { addDutyRoutes } from './duty.routes.ts';
export { addPhotoRoutes } from './photos.routes.ts';
export { addPolicies } from './policies.routes.ts';
export { addPositions } from './positions.routes.ts';
export { selfTestContact, testOfficer } from './self-test.rules.ts';
export type { Handed, PagerChannel, PageToSend } from './pager.port.ts';

export type Dispatches = ReturnType<typeof createDispatches>;
type Deps = {
  db: Db;
  clock: Clock;
  cipher: FieldCipher;
  bus: Bus;
  logger: Logger;
  contacts: { repository: Pick<Contacts['repository'], 'find'>; work: Pick<Contacts['work'], 'addCloseGuard' | 'keepOpen'> };
  triage: Pick<TriageService, 'find'>;
  people: WaveDeps['people'];
  directory: WaveDeps['directory'];
  rosters: WaveDeps['rosters'];
  present: WaveDeps['present'];
  reachable: WaveDeps['reachable'];
  /** The ways to reach people; all of them are used at once. */
  channels: readonly PagerChannel[];
  /** The policy of a new dispatch; the edition that people have set unless given. */
  policyFor?: PolicyFor;
  /** How long a channel may take for one page, in milliseconds. */
  patienceMs?: number;
  /** The signal by which a channel's patience ends; the machine's own clock unless given. */
  signalAfter?: (ms: number) => AbortSignal;
  live: Pick<Live, 'spread'>;
  /** How often the self-test proves paging, in seconds; never unless given. */
  selfTestSeconds?: number;
  /** The number that officers call to reach the desk; null when none is set. */
  deskPhone: string | null;
};

/** Assembles the dispatch domain and guards the closing of contacts. */
export function createDispatches(deps: Deps) {
  const { db, clock, cipher, bus, logger, contacts, people, directory, rosters, present, reachable } = deps;
  const models = defineDispatchModels(db);
  const dispatches = createDispatchRepository({ model: models.dispatches, clock, cipher, bus });
  const pages = createPagesRepository(models.pages, clock);
  const waves = createWaves({ rosters, clock, directory, contacts: contacts.repository, people, present, reachable });
  const base = { dispatches, waves, contacts: contacts.repository, people, reachable, clock };
  const { policies, policyFor } = createPolicies(deps);
  const opening = createOpening({ ...base, directory, keepOpen: contacts.work.keepOpen, policyFor });
  const ladder = { ...opening, ...createLadderService({ ...base, opening }) };
  const duty = createDutyService({ dispatches, waves, clock });
  const work = createDispatchWork({ dispatches, clock });
  const dropExcluded = createLateExclusion(base);
  const moved = (id: string) => deps.live.spread(pageMoved(id));
  const mayBeTold = createMayBeTold(base);
  const answerByCode = createAnswerByCode({ dispatches, duty, mayBeTold });
  const delivery = createDelivery({ ...deps, dispatches, mayBeTold, pages, moved });
  const receipts = createPageReceipts({ pages, moved });
  const due = createDueDispatches({ dispatches, delivery, ladder, clock, logger });
  // A change is shown to several people at once, who all look at the same contact.
  const shown = { find: briefly(clock, 100, contacts.repository.find) };
  const positions = createPositionsService({ dispatches, positions: createPositionsRepository({ db, cipher }), clock, logger, moved });
  const views = createDispatchViews({ ...deps, ...{ dispatches, pages, positions, waves, contacts: shown, policyFor } });
  const { calls, emergencyCalls } = createEmergencyCalls(deps);
  const overseers = createOverseers({ contacts: shown, people, clock });
  contacts.work.addCloseGuard(createDispatchGuard({ dispatches, calls, triage: deps.triage }));
  const photos = createPhotosService({ dispatches, photos: createPhotosRepository({ db, cipher }), clock });
  const selfTest = createSelfTestService({ ...deps, runs: createSelfTestRepository(db), dispatches, pages, duty });
  const field = { requireTask: createRequireTask({ dispatches, mayBeTold }), duty, answerByCode, photos, positions, selfTest, policies };
  return { dispatches, pages, receipts, ladder, ...field, work, delivery, due, views, emergencyCalls, overseers, dropExcluded };
}

/** The policies, and where a new dispatch gets its own from. */
function createPolicies({ policyFor, ...deps }: Deps) {
  const policies = createPoliciesService({ ...deps, policies: createPoliciesRepository(deps) });
  return { policies, policyFor: policyFor ?? policies.policyFor };
}

function createEmergencyCalls({ people, clock, ...deps }: Deps) {
  const calls = createEmergencyCallsRepository({ ...deps, clock });
  return { calls, emergencyCalls: createEmergencyCallsService({ calls, people, clock }) };
}
