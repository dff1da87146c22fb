import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type ContactId, type OfferId, type StaffId } from '#shared/kernel/ids.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Queues } from '../../platform/queues.ts';
import type { Contact, Contacts } from '../contacts/index.ts';
import type { Agent } from './agents.model.ts';
import type { AgentsRepository } from './agents.repository.ts';
import type { AgentsService } from './agents.service.ts';
import { chooseAgent, isFree, offerMs, unitsOf } from './choose-agent.ts';

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
    const seen: string[] = [];
    for (let made = 0; ;) {
      const [waiting, all] = await Promise.all([contacts.repository.waiting(batch, seen), agents.ready()]);
      const ready = all.filter((agent) => agent.goneAt === null);
      made += await placeAll(waiting, ready);
      seen.push(...waiting.map(({ _id }) => _id));
      // Whoever is still free was passed over by all of these: the next in line may be for them.
      const last = waiting.at(-1);
      if (!last || waiting.length < batch || !ready.some((agent) => isFree(last, agent))) return made;
    }
  }

  async function placeAll(waiting: readonly Contact[], ready: readonly Agent[]): Promise<number> {
    let made = 0;
    for (const contact of waiting) {
      if (await place(contact, ready)) made += 1;
      // Nobody is there for a child who needs help now: the floor must know at once, not after a minute.
      else if (ready.length === 0 && contact.helpDueAt) await contacts.service.helpLate(contact._id, contact.helpDueAt);
    }
    return made;
  }

  /** Offers to the best agent, and to the next when that one changed meanwhile; false when nobody has room or the contact moved on. */
  async function place(contact: Contact, ready: readonly Agent[]): Promise<boolean> {
    const left = [...ready];
    for (;;) {
      const agent = chooseAgent(contact, left, clock.now());
      if (!agent) return false;
      const units = unitsOf(contact, agent);
      const outcome = await offerTo(contact, agent, units);
      if (outcome !== 'agentChanged') return outcome === 'offered';
      left.splice(left.indexOf(agent), 1);
    }
  }

  async function offerTo(contact: Contact, agent: Agent, units: number): Promise<'offered' | 'agentChanged' | 'contactMoved'> {
    const offerId = newId<OfferId>();
    const contactId = contact._id as ContactId;
    const offeredAt = clock.now();
    const deadline = new Date(offeredAt.getTime() + offerMs);
    const hold = { contactId, offerId, units, whole: contact.rank === 0, since: offeredAt };
    if (!(await service.reserve(agent._id, hold))) return 'agentChanged';
    const { changed } = await contacts.offers
      .offer(contactId, { id: offerId, agentId: agent._id as StaffId, offeredAt, deadline })
      .catch((error: unknown) => {
        logger.warn({ err: error, contactId }, 'offer failed; the agent is released');
        return { changed: false };
      });
    if (!changed) {
      await service.release(agent._id, contactId, { offerId });
      return 'contactMoved';
    }
    // The rest of this pass sees the agent as it is now.
    Object.assign(agent, { load: agent.load + units, holds: [...agent.holds, hold] });
    await queues.add('offerExpiry', { contactId, offerId }, { delayMs: offerMs });
    return 'offered';
  }

  /** Asks for a pass through the queue; when Redis is away it runs here at once. */
  async function request(): Promise<void> {
    if (!(await queues.add('match', {}, { dedupe: 'match' }))) await match();
  }

  return { match, request };
}
