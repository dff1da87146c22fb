import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { Queues } from '../../platform/queues.ts';
import type { LiveSocket } from '../../platform/sockets/guarded-sockets.ts';
import type { Contacts } from '../contacts/index.ts';
import type { AgentsRepository } from './agents.repository.ts';
import type { AgentsService } from './agents.service.ts';
import type { OffersService } from './offers.service.ts';
import type { PresenceRepository } from './presence.repository.ts';

/** How long a desk may be gone (a reload, a short loss of network) before its contacts return to the line, in milliseconds. */
export const goneMs = 20_000;
const leaseMs = 12_000;
const renewMs = 4_000;

type Deps = {
  presence: PresenceRepository;
  agents: AgentsRepository;
  service: AgentsService;
  offers: OffersService;
  contacts: Contacts;
  queues: Queues;
  clock: Clock;
};

export type PresenceService = ReturnType<typeof createPresenceService>;

/** Knows whose desk is connected; what a gone desk held goes back to the line. */
export function createPresenceService({ presence, agents, service, offers, contacts, queues, clock }: Deps) {
  const nodeId: string = newId();

  async function arrived(staffId: string, socket: LiveSocket): Promise<void> {
    await presence.arrive({ _id: socket.id, nodeId, staffId, at: clock.now() });
    if (await agents.find(staffId)) await service.setGone(staffId, null);
  }

  async function departed(staffId: string, socketId: string): Promise<void> {
    await presence.depart(socketId);
    await checkGone(staffId);
  }

  /** Offers return at once when the last desk is gone; contacts only after the grace. */
  async function checkGone(staffId: string): Promise<void> {
    if (await presence.isPresent(staffId)) return;
    const agent = await agents.find(staffId);
    if (!agent || agent.state === 'off') return;
    await service.setGone(staffId, clock.now());
    await offers.rescindAll(staffId);
    await queues.add('agentGone', { staffId }, { delayMs: goneMs });
  }

  /** The grace ran out: if the desk is still gone, the agent is off and live conversations return to the line, marked. */
  async function giveUp(staffId: string): Promise<boolean> {
    const agent = await agents.find(staffId);
    if (!agent?.goneAt || agent.state === 'off' || clock.now().getTime() - agent.goneAt.getTime() < goneMs) return false;
    if (await presence.isPresent(staffId)) return false;
    await service.setState(staffId, 'off', 'linkLost', { actor: { kind: 'system', part: 'presence' } });
    for (const { contactId } of agent.holds) {
      if (await contacts.offers.agentLost(contactId, agent._id as never)) await service.release(staffId, contactId);
    }
    return true;
  }

  /** Renews this node's lease and ends what dead nodes left behind. */
  async function renew(): Promise<number> {
    const now = clock.now();
    await presence.renew(nodeId, new Date(now.getTime() + leaseMs));
    const dead = await presence.deadNodes(now);
    for (const node of dead) for (const staffId of new Set(await presence.leaveNode(node))) await checkGone(staffId);
    for (const agent of await agents.goneBefore(new Date(now.getTime() - goneMs))) await giveUp(agent._id);
    return dead.length;
  }

  /** On an orderly stop: the next node's desks need not wait for the lease. */
  const leave = async (): Promise<void> => void (await presence.leaveNode(nodeId));

  return { arrived, departed, giveUp, renew, leave, present: presence.present, isPresent: presence.isPresent, renewMs };
}
