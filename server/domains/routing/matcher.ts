import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type ContactId, type OfferId, type StaffId } from '#shared/kernel/ids.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Queues } from '../../platform/queues.ts';
import type { Contact, Contacts } from '../contacts/index.ts';
import type { Agent } from './agents.model.ts';
import type { AgentsRepository } from './agents.repository.ts';
import type { AgentsService } from './agents.service.ts';
import { chooseAgent, offerMs, unitsOf } from './choose-agent.ts';

type Deps = { contacts: Contacts; agents: AgentsRepository; service: AgentsService; queues: Queues; clock: Clock; logger: Logger };
const batch = 100;

export type Matcher = ReturnType<typeof createMatcher>;

/** Brings waiting contacts and free agents together: reserve the agent, offer the contact, else release. */
export function createMatcher({ contacts, agents, service, queues, clock, logger }: Deps) {
  let running: Promise<number> | null = null;
  let again = false;

  /** One pass over the line; calls during a pass lead to exactly one more. Resolves to the number of offers made. */
  async function match(): Promise<number> {
    if (running) {
      again = true;
      return running;
    }
    running = passes().finally(() => {
      running = null;
    });
    return running;
  }
  async function passes(): Promise<number> {
    let made = 0;
    do {
      again = false;
      made += await pass();
    } while (again);
    return made;
  }

  async function pass(): Promise<number> {
    const [waiting, ready] = await Promise.all([contacts.repository.waiting(batch), agents.ready()]);
    let made = 0;
    for (const contact of waiting) {
      const agent = chooseAgent(contact, ready, clock.now());
      if (!agent) {
        await tellNobody(contact);
        if (ready.every((one) => one.load >= one.capacity)) break;
        continue;
      }
      const units = unitsOf(contact, agent);
      agent.load += units;
      if (await offerTo(contact, agent, units)) made += 1;
      else again = true;
    }
    return made;
  }

  // Nobody has room for a child who needs help now: the floor must know at once, not after a minute.
  async function tellNobody(contact: Contact): Promise<void> {
    if (contact.helpDueAt && (await agents.ready()).length === 0) await contacts.service.helpLate(contact._id, contact.helpDueAt);
  }

  async function offerTo(contact: Contact, agent: Agent, units: number): Promise<boolean> {
    const offerId = newId<OfferId>();
    const contactId = contact._id as ContactId;
    const offeredAt = clock.now();
    const deadline = new Date(offeredAt.getTime() + offerMs);
    if (!(await service.reserve(agent._id, { contactId, offerId, units, since: offeredAt }))) return false;
    const { changed } = await contacts.offers.offer(contactId, { id: offerId, agentId: agent._id as StaffId, offeredAt, deadline }).catch((error: unknown) => {
      logger.warn({ err: error, contactId }, 'offer failed; the agent is released');
      return { changed: false };
    });
    if (!changed) {
      await service.release(agent._id, contactId, { offerId });
      return false;
    }
    await queues.add('offerExpiry', { contactId, offerId }, { delayMs: offerMs });
    return true;
  }

  /** Asks for a pass through the queue; when Redis is away it runs here at once. */
  async function request(): Promise<void> {
    if (!(await queues.add('match', {}, { dedupe: 'match' }))) await match();
  }

  return { match, request };
}
