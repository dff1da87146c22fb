import { createAuditService } from '../domains/audit/index.ts';
import { addFollowUpLive, addFollowUpRoutes, createFollowUps } from '../domains/cases/index.ts';
import { addChannelsLive, createChannels } from '../domains/channels/index.ts';
import {
  addCallBackRoutes,
  addContactRoutes,
  addContactsLive,
  addLimitLive,
  addLimitRoutes,
  addRecordRoutes,
  addSideLive,
  addSideRoutes,
  addTalkRoutes,
  createContacts,
  talksIn,
} from '../domains/contacts/index.ts';
import { createDispatches } from '../domains/dispatch/index.ts';
import { addFloorLive, addFloorRoutes, addLeftRoutes, createFloor } from '../domains/floor/index.ts';
import { addPeopleRoutes, createPeopleRepository, createPeopleService } from '../domains/people/index.ts';
import { createPlacesService } from '../domains/places/index.ts';
import { addReferralRoutes, addReferralsLive, createReferrals } from '../domains/referrals/index.ts';
import {
  addCareJobs,
  addRoutingJobs,
  addRoutingLive,
  addRoutingRoutes,
  addTransferJobs,
  addTransferRoutes,
  addTransfersLive,
  createRouting,
} from '../domains/routing/index.ts';
import { addTriageLive, addTriageRoutes, createTriage } from '../domains/triage/index.ts';
import { createRelay } from '../platform/outbox/relay.ts';
import { sessionRoom } from '../platform/sockets/rooms.ts';
import { addDispatching } from './dispatching.ts';
import { createGuards, type Guards } from './guards.ts';
import type { Platform } from './platform.ts';
import { addReaching, createReaching } from './reaching.ts';
import { addSelfTesting } from './self-testing.ts';
import { addRosters, makeRosters } from './rosters.ts';

export type Domains = ReturnType<typeof createDomains>;
export type App = ReturnType<typeof compose>;

/** Makes every domain over the platform, lower ones first. */
export function createDomains(platform: Platform) {
  const { env, db, clock, cipher, bus, live, queues, logger } = platform;
  const audit = createAuditService({ db, clock });
  const places = createPlacesService(db);
  const people = createPeopleService({
    people: createPeopleRepository(db),
    clock,
    audit: (type, staffId) =>
      audit.record(staffId ? { kind: 'system', part: 'sign-in' } : { kind: 'anonymous' }, type, {
        kind: 'staff',
        id: staffId ?? 'unknown',
      }),
  });
  const rosters = makeRosters(platform, { people, places });
  const receiptsMoved = (id: string) => live.spread({ kind: 'receipts', id, version: 0, type: 'receipts', data: {} });
  const channels = createChannels({ db, clock, cipher, bus, receiptsMoved });
  const notesSaved = (id: string, revision: number) => live.spread({ kind: 'notes', id, version: revision, type: 'notes:saved', data: {} });
  const contacts = createContacts({ db, clock, cipher, bus, channels, notesSaved });
  const routing = createRouting({ db, clock, cipher, bus, logger, queues, contacts, people });
  const triage = createTriage({ db, clock, cipher, bus, contacts });
  const followUps = createFollowUps({ db, clock, cipher, bus, contacts, people });
  const referrals = createReferrals({ db, clock, cipher, bus, audit, contacts, people, places });
  const reaching = createReaching(platform, routing.presence.connected);
  const dispatch = createDispatches({
    ...{ db, clock, cipher, bus, logger, live, contacts, people, triage },
    ...{ directory: places.directory, rosters },
    present: routing.presence.present,
    ...{ ...reaching.ways, deskPhone: env.DESK_PHONE ?? null, selfTestSeconds: env.SELF_TEST_SECONDS },
  });
  const floor = createFloor({ db, clock, cipher, bus, contacts, routing, triage, followUps, dispatches: dispatch, people });
  const { reach, gateway, testDevice } = reaching;
  const lower = { audit, places, people, rosters, channels, contacts, routing, triage, followUps, referrals };
  return { ...lower, reach, gateway, testDevice, dispatch, floor };
}

/** Wires domains to routes, sockets, jobs and sweeps; nothing runs until the caller starts it. */
export function compose(platform: Platform) {
  const domains = createDomains(platform);
  const guards = createGuards(platform, domains);
  addRoutes(platform, domains, guards.router);
  const gatewayDoors = addReaching(platform, domains, guards);
  addRosters(platform, domains, guards);
  addDispatching(platform, domains, guards);
  const selfTesting = addSelfTesting(platform, domains, guards);
  addLive(platform, domains, guards.sockets);
  addJobs(platform, domains);
  const relay = createRelay({ ...platform, sink: domains.audit.sink });
  return { ...domains, ...guards, gatewayDoors, selfTesting, relay };
}

function addRoutes({ env, clock, live }: Platform, domains: Domains, router: Guards['router']): void {
  const { audit, places, people, channels, contacts, routing, triage } = domains;
  const endSockets = (id: string) => live.spread({ kind: 'session', id, version: 0, type: 'session:ended', data: {} });
  addPeopleRoutes({ router, people, clock, production: env.production, demo: env.demo, endSockets });
  const { talk, report } = contacts;
  addTalkRoutes({ router, talk, report, channels, areas: async () => places.areas(), front: routing.lines.front, demo: env.demo });
  addContactRoutes({ router, channels, audit, ...contacts, contacts: contacts.repository });
  addCallBackRoutes({ router, audit, ...contacts, contacts: contacts.repository });
  addRecordRoutes({ router, contacts: contacts.repository, record: contacts.record, notes: contacts.notes, audit });
  addSideRoutes({ router, live, contacts: contacts.repository, side: contacts.side, audit, clock });
  addTransferRoutes({ router, ...routing });
  const { service, care, offers, views, lines } = routing;
  addLimitRoutes({ router, limits: contacts.limits, contacts: contacts.repository, audit });
  addRoutingRoutes({ router, service, care, offers, views, lines });
  addTriageRoutes({ router, triage, contacts, audit });
  addFollowUpRoutes({ router, followUps: domains.followUps, contacts, audit });
  addFloorRoutes({ router, routing, ...domains.floor });
  addLeftRoutes({ router, ...domains.floor });
  addReferralRoutes({ router, referrals: domains.referrals, contacts, audit });
}

function addLive({ bus, live, sweeper }: Platform, domains: Domains, sockets: Guards['sockets']): void {
  const { channels, contacts, routing, triage } = domains;
  const mayTalk = async (staffId: string, conversationId: string) => {
    const { contactId } = await channels.get(conversationId);
    const contact = await contacts.repository.find(contactId);
    return contact !== null && talksIn(contact, staffId);
  };
  addChannelsLive({ bus, live, sockets, channels, mayTalk });
  addLimitLive({ bus, live });
  addContactsLive({ bus, live, sweeper, channels, ...contacts, contacts: contacts.repository });
  addRoutingLive({ bus, live, sockets, contacts, agents: routing.agents, presence: routing.presence, views: routing.views });
  addSideLive({ live, contacts: contacts.repository, side: contacts.side });
  addTransfersLive({ live, contacts, transferViews: routing.transferViews });
  addTriageLive({ bus, live, triage, contacts });
  addFollowUpLive({ bus, live, followUps: domains.followUps, contacts });
  addFloorLive({ bus, live, sockets, sweeper, contacts, audit: domains.audit, ...domains.floor });
  addReferralsLive({ bus, live, referrals: domains.referrals, contacts, people: domains.people });
  live.onNews('session', async ({ id }) => live.disconnect(sessionRoom(id)));
}

function addJobs({ bus, queues, sweeper, live }: Platform, { people, contacts, routing }: Domains): void {
  addRoutingJobs({
    bus,
    queues,
    sweeper,
    matcher: routing.matcher,
    offers: routing.offers,
    presence: routing.presence,
    service: routing.service,
    reassigning: routing.reassigning,
    contacts,
  });
  addCareJobs({ bus, care: routing.care, contacts });
  addTransferJobs({ bus, queues, contacts, transfers: routing.transfers });
  const endExpired = async (): Promise<number> => {
    const ended = await people.endExpired();
    for (const id of ended) live.spread({ kind: 'session', id, version: 0, type: 'session:ended', data: {} });
    return ended.length;
  };
  sweeper.add({ name: 'sessions', everyMs: 30_000, run: endExpired });
}
