import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type ContactId, type OfferId, type StaffId } from '#shared/kernel/ids.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Contact, Contacts } from '../contacts/index.ts';
import type { Agent } from './agents.model.ts';
import type { AgentsService } from './agents.service.ts';
import { isWhole } from './hands.ts';

/** How long an offer stands, in milliseconds. */
export const offerMs = 20_000;

type Deps = { contacts: Contacts; service: AgentsService; clock: Clock; logger: Logger };

/** Offers a contact to an agent: how the agent stands afterwards, which of the two was not as it had seemed, or that it could not be written. */
export type MakeOffer = (contact: Contact, agent: Agent) => Promise<Agent | 'agentChanged' | 'contactMoved' | 'failed'>;

/** Makes offers: reserve the agent, offer the contact, else release. */
export function createMakeOffer({ contacts, service, clock, logger }: Deps): MakeOffer {
  return async (contact, agent) => {
    const offerId = newId<OfferId>();
    const contactId = contact._id as ContactId;
    const offeredAt = clock.now();
    const deadline = new Date(offeredAt.getTime() + offerMs);
    const urgent = contact.rank === 0;
    const hold = { contactId, offerId, whole: urgent || isWhole(contact), since: offeredAt, urgent };
    const reserved = await service.reserve(agent._id, hold);
    if (!reserved) return 'agentChanged';
    contacts.repository.remember([contact]);
    const made = await contacts.offers
      .offer(contactId, { id: offerId, agentId: agent._id as StaffId, offeredAt, deadline })
      .then(({ changed }) => (changed ? reserved : ('contactMoved' as const)))
      .catch((error: unknown) => {
        logger.warn({ err: error, contactId }, 'offer failed; the agent is released');
        return 'failed' as const;
      });
    if (typeof made === 'string') await service.release(agent._id, contactId, { offerId });
    return made;
  };
}
