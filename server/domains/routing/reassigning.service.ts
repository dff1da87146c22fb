import type { StaffActor } from '#shared/kernel/actor.ts';
import type { OfferId, StaffId } from '#shared/kernel/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { Contact, Contacts } from '../contacts/index.ts';
import type { Agent } from './agents.model.ts';
import type { AgentsService } from './agents.service.ts';
import type { Hands } from './settle-hands.ts';
import type { OffersService } from './offers.service.ts';
import type { PresenceService } from './presence.service.ts';

type Deps = { contacts: Contacts; service: AgentsService; offers: OffersService; presence: PresenceService; hands: Hands };
type StateWish = { state: 'ready' | 'notReady' | 'off' };

export type Reassigning = ReturnType<typeof createReassigning>;

/** What a supervisor does with other people's hands: gives contacts to somebody else, and sets agents' states. */
export function createReassigning({ contacts, service, offers, presence, hands }: Deps) {
  /** Gives a contact to an agent who is at a desk, or back to the line (`to` null); the hands of both follow. */
  async function reassign(id: string, to: StaffId | null, by: ChangeBy): Promise<Contact> {
    const { commands } = await contacts.repository.get(id);
    const isRepeat = by.commandId !== undefined && commands.includes(by.commandId);
    if (to !== null && !isRepeat) await requireAtDesk(to);
    const { doc, events } = await contacts.offers.reassign(id, to, by);
    for (const { type, data } of events) if (type === 'contact:reassigned') await moveHands(id, data);
    return doc;
  }

  /** Somebody at a desk takes a contact whose child has left, to write where the child finds it. */
  async function takeUp(id: string, to: StaffId, by: ChangeBy & { actor: StaffActor; commandId: string }): Promise<Contact> {
    const { commands } = await contacts.repository.get(id);
    if (!commands.includes(by.commandId)) await requireAtDesk(to);
    const { doc, events } = await contacts.left.takeUp(id, to, by);
    for (const { type, data } of events) if (type === 'contact:reassigned') await moveHands(id, data);
    return doc;
  }

  /** Refuses whoever could not be given a contact now: not at a desk, or off duty. */
  async function requireAtDesk(staffId: StaffId): Promise<Agent> {
    const agent = await service.require(staffId);
    if (!(await presence.isPresent(staffId))) {
      throw new AppError(
        'agentNotPresent',
        409,
        'This person is not connected now. Choose somebody who is at a desk. Nothing was changed.',
      );
    }
    // Whoever is off duty and closes the desk would take the contact along unseen.
    if (agent.state === 'off')
      throw new AppError('agentOff', 409, 'This person is off duty. Set them ready or not ready first, or choose somebody else.');
    return agent;
  }

  /** Empties the hands that held a contact and fills those that hold it now; does nothing twice, so the relay may repeat it. */
  async function moveHands(id: string, { from, to, agentId, offerId }: Record<string, unknown>): Promise<void> {
    if (typeof agentId === 'string' && typeof offerId === 'string') await service.release(agentId, id, { offerId: offerId as OfferId });
    await hands.settle(id, [from, to]);
  }

  /** Sets an agent's state for them; they see that the supervisor did it. */
  async function setState(staffId: StaffId, { state }: StateWish, by: ChangeBy): Promise<Agent> {
    const agent = await service.require(staffId);
    if (by.commandId !== undefined && agent.commands.includes(by.commandId)) return agent;
    if (state === 'ready') return ready(staffId, by);
    if (state === 'off') requireEmptyHands(agent);
    const changed = await service.setState(staffId, state, 'changed', by);
    if (state === 'off') await offers.rescindAll(staffId);
    return changed;
  }

  async function ready(staffId: StaffId, by: ChangeBy): Promise<Agent> {
    if (!(await presence.isPresent(staffId))) {
      throw new AppError('agentNotPresent', 409, 'This person is not connected now, so offers would only run out. Nothing was changed.');
    }
    return service.setState(staffId, 'ready', null, by);
  }

  return { reassign, takeUp, moveHands, setState, requireAtDesk };
}

function requireEmptyHands(agent: Agent): void {
  const open = agent.holds.filter((hold) => hold.offerId === null);
  if (open.length > 0) {
    throw new AppError('handsFull', 409, 'This person still holds contacts. Give them to somebody else first.', {
      facts: { contacts: open.map((hold) => hold.contactId) },
    });
  }
}
