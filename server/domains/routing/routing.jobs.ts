import type { Bus } from '../../platform/outbox/bus.ts';
import type { Queues } from '../../platform/queues.ts';
import type { Sweeper } from '../../platform/sweeper.ts';
import type { Contacts } from '../contacts/index.ts';
import type { AgentsService } from './agents.service.ts';
import type { Matcher } from './matcher.ts';
import type { OffersService } from './offers.service.ts';
import type { PresenceService } from './presence.service.ts';
import type { Reassigning } from './reassigning.service.ts';

type Deps = {
  bus: Bus;
  queues: Queues;
  sweeper: Sweeper;
  matcher: Matcher;
  offers: OffersService;
  presence: PresenceService;
  service: AgentsService;
  reassigning: Reassigning;
  contacts: Contacts;
};

// Whatever brings a contact into the line or back, frees hands, or makes room for the next offer.
const triggers = [
  ...[
    'contact:queued',
    'contact:rejoined',
    'contact:callBackDue',
    'contact:givenBack',
    'contact:agentLost',
    'contact:reassigned',
    'contact:transferred',
    'contact:helpNow',
  ],
  ...['agent:state', 'agent:took', 'agent:released', 'agent:weighed', 'agent:linkBack', 'agent:profile'],
];

/** Every trigger that may bring a contact and an agent together, and the clocks of offers and presence. */
export function addRoutingJobs({ bus, queues, sweeper, matcher, offers, presence, service, reassigning, contacts }: Deps): void {
  queues.handle('match', async () => void (await matcher.match()));
  queues.handle('agentGone', async ({ staffId }) => void (await presence.giveUp(String(staffId))));

  for (const type of triggers) bus.subscribe(type, matcher.request);

  const takeUp = async (id: string): Promise<void> => {
    const contact = await contacts.repository.find(id);
    if (contact?.state === 'active' && contact.ownerId) await service.take(contact.ownerId, contact);
  };
  bus.subscribe('contact:startedByHand', ({ id }) => takeUp(id));
  bus.subscribe('contact:closeUndone', ({ id }) => takeUp(id));
  // The request that reassigned has moved the hands already; after a crash the relay's sweep repeats the event.
  bus.subscribe('contact:reassigned', ({ id, event, repeated }) => (repeated ? reassigning.moveHands(id, event.data) : undefined));
  // Weighed by what the contact says now: an event may be repeated long after a later one.
  bus.subscribe('contact:riskChanged', async ({ id }) => {
    const contact = await contacts.repository.find(id);
    if (contact?.ownerId) await service.weigh(contact.ownerId, contact);
    if (contact?.state === 'queued') await matcher.request();
  });
  const letGo = async (id: string): Promise<void> => {
    const contact = await contacts.repository.find(id);
    if (contact?.state === 'closed' && contact.ownerId) await service.release(contact.ownerId, id);
  };
  bus.subscribe('contact:closed', ({ id }) => letGo(id));
  // Out of the line, and out of whatever hands had it.
  for (const type of ['contact:abandoned', 'contact:callBackPromised'])
    bus.subscribe(type, ({ id, event }) => reassigning.moveHands(id, event.data));

  contacts.clocks.whenDue(async ({ _id, offer }) => (offer ? offers.expire(_id, offer.id) : false));
  sweeper.add({ name: 'hands', everyMs: 10_000, run: offers.reconcileHands });
  sweeper.add({ name: 'presence', everyMs: presence.renewMs, run: presence.renew, everyNode: true });
  sweeper.add({ name: 'line', everyMs: 3_000, run: async () => (await contacts.service.enterLanes()) + (await matcher.match()) });
}
