import type { Clock } from '#shared/kernel/clock.ts';
import type { OfferId, StaffId } from '#shared/kernel/ids.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { helpersOf, type Contact, type Contacts } from '../contacts/index.ts';
import type { Agent, Hold } from './agents.model.ts';
import type { AgentsRepository } from './agents.repository.ts';
import type { AgentsService } from './agents.service.ts';
import { fillsHandsOf } from './settle-hands.ts';

type Deps = { contacts: Contacts; agents: AgentsRepository; service: AgentsService; clock: Clock };
type Held = Awaited<ReturnType<Contacts['repository']['heldOf']>>[number];
type By = ChangeBy & { actor: StaffActor };

export type OffersService = ReturnType<typeof createOffersService>;

/** Accepting, declining and ending offers, on the contact and in the agent's hands. */
export function createOffersService({ contacts, agents, service, clock }: Deps) {
  /** The agent takes the contact; exactly one agent can ever do so. A repeated command finds it already taken. */
  async function accept(offerId: OfferId, by: By): Promise<Contact> {
    const { staffId } = by.actor;
    const contactId = await contactOf(staffId, offerId, by);
    const contact = await contacts.offers.accept(contactId, offerId, staffId, by);
    await service.keep(staffId, offerId, contact);
    return contact;
  }

  async function contactOf(staffId: StaffId, offerId: OfferId, by: By): Promise<string> {
    const agent = await service.require(staffId);
    const held = agent.holds.find((hold) => hold.offerId === offerId);
    if (held) return held.contactId;
    // Only among what is in hand: whoever answers calls for years has owned more contacts than can be looked through.
    const repeated = (await contacts.repository.ofOwner(staffId)).find(({ commands }) => by.commandId && commands.includes(by.commandId));
    if (repeated) return repeated._id;
    throw new AppError('offerGone', 409, 'This offer has ended. The contact kept its place in line and goes to the next free agent.');
  }

  /** The agent declines; the contact keeps its place. Declining what has ended already is no error. */
  async function decline(offerId: OfferId, reason: string, by: By): Promise<void> {
    const { staffId } = by.actor;
    const agent = await service.require(staffId);
    const held = agent.holds.find((hold) => hold.offerId === offerId);
    if (!held) return;
    // A break comes first, so that nothing is offered between the two.
    if (reason === 'needBreak') await service.setState(staffId, 'notReady', 'break', { actor: by.actor });
    await contacts.offers.giveBack(held.contactId, offerId, 'declined', by, reason);
    await service.release(staffId, held.contactId, { offerId });
  }

  /** The offer's time ran out; `offerId` is the fence. */
  async function expire(contactId: string, offerId: OfferId): Promise<boolean> {
    const contact = await contacts.repository.find(contactId);
    const { offer } = contact ?? {};
    if (offer?.id !== offerId || offer.deadline > clock.now()) return false;
    const given = await contacts.offers.giveBack(contactId, offerId, 'timedOut');
    await service.release(offer.agentId, contactId, { offerId, missed: true });
    return given;
  }

  /** Ends all offers of an agent whose desk is gone. */
  async function rescindAll(staffId: string): Promise<void> {
    const agent = await agents.find(staffId);
    for (const { contactId, offerId } of agent?.holds ?? []) {
      if (!offerId) continue;
      await contacts.offers.giveBack(contactId, offerId, 'rescinded');
      await service.release(staffId, contactId, { offerId });
    }
  }

  /** Frees hands that hold what is no longer theirs, and fills those that miss what is: the two documents agree again. */
  async function reconcileHands(): Promise<number> {
    const settled = new Date(clock.now().getTime() - 5_000);
    const freed = await freeHands(await agents.holding(), settled);
    return freed + (await fillHands(settled));
  }

  async function fillHands(settled: Date): Promise<number> {
    const held = new Set((await agents.holding()).flatMap((agent) => agent.holds.map((hold) => `${agent._id} ${hold.contactId}`)));
    let mended = 0;
    for (const contact of await contacts.repository.inHand()) {
      const { _id, ownerId, acceptedAt } = contact;
      mended += await fillJoined(contact, held, settled);
      if (!ownerId || held.has(`${ownerId} ${_id}`) || (acceptedAt && acceptedAt > settled)) continue;
      await service.take(ownerId, contact);
      mended += 1;
    }
    return mended;
  }

  async function fillJoined(contact: Held, held: ReadonlySet<string>, settled: Date): Promise<number> {
    const missing = helpersOf(contact).filter(
      ({ staffId, role, since }) => role === 'joined' && since <= settled && !held.has(`${staffId} ${contact._id}`),
    );
    for (const { staffId } of missing) await service.take(staffId, contact, false);
    return missing.length;
  }

  async function freeHands(holding: readonly Agent[], settled: Date): Promise<number> {
    const holds = holding.flatMap((agent) =>
      agent.holds.filter(({ since }) => since <= settled).map((hold) => ({ ...hold, by: agent._id })),
    );
    if (holds.length === 0) return 0;
    const found = new Map((await contacts.repository.heldOf(holds.map(({ contactId }) => contactId))).map((one) => [one._id, one]));
    const doubtful = holds.filter(({ contactId, by, offerId }) => !isTheirs(found.get(contactId), by, offerId));
    for (const hold of doubtful) await free(hold);
    return doubtful.length;
  }

  async function free({ contactId, offerId, by }: Hold & { by: string }): Promise<void> {
    // Asked once more: it may have become theirs since all were looked at.
    const contact = await contacts.repository.find(contactId);
    if (isTheirs(contact, by, offerId)) return;
    if (contact?.ownerId === by && contact.state === 'active' && offerId) await service.keep(by, offerId, contact);
    else await service.release(by, contactId);
  }

  return { accept, decline, expire, rescindAll, reconcileHands };
}

function isTheirs(contact: Held | null | undefined, staffId: string, offerId: string | null): boolean {
  if (!contact) return false;
  if (offerId) return contact.state === 'offered' && contact.offer?.id === offerId;
  return fillsHandsOf(contact, staffId);
}
