import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import type { Queues } from '../../platform/queues.ts';
import type { LiveSocket } from '../../platform/sockets/guarded-sockets.ts';
import type { Contacts } from '../contacts/index.ts';
import type { Agent, PresenceRow } from './agents.model.ts';
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
  // This node's own sockets, from which its rows are written again when another node took it for dead.
  const own = new Map<string, PresenceRow>();
  // Desks that are connected here and kept, by whose they are: of those nobody need ask the store.
  const here = new Map<string, Set<string>>();
  const isPresent = async (staffId: string): Promise<boolean> => here.has(staffId) || presence.isPresent(staffId);

  /** Somebody's page is connected: a desk, from which work is done, or the page of somebody who is only told. */
  async function arrived(staffId: string, socket: Pick<LiveSocket, 'id'>, desk: boolean): Promise<void> {
    const row = { _id: socket.id, nodeId, staffId, at: clock.now(), desk };
    own.set(socket.id, row);
    await enter(row);
  }
  async function enter(row: PresenceRow): Promise<void> {
    await presence.arrive(row);
    if (!own.has(row._id)) return presence.depart(row._id);
    if (!row.desk) return;
    here.set(row.staffId, (here.get(row.staffId) ?? new Set()).add(row._id));
    const agent = await agents.find(row.staffId);
    if (agent?.goneAt) await service.setGone(row.staffId, null);
  }

  async function departed(staffId: string, socketId: string): Promise<void> {
    own.delete(socketId);
    const desks = here.get(staffId);
    if (desks?.delete(socketId) && desks.size === 0) here.delete(staffId);
    await presence.depart(socketId);
    await checkGone(staffId);
  }

  /** Offers return at once when the last desk is gone; contacts only after the grace. */
  async function checkGone(staffId: string): Promise<void> {
    if (await isPresent(staffId)) return;
    const agent = await agents.find(staffId);
    if (!agent || agent.state === 'off') return;
    await service.setGone(staffId, clock.now());
    // The reloaded page may have come in between, and would never be offered anything again.
    if (await isPresent(staffId)) return service.setGone(staffId, null);
    await offers.rescindAll(staffId);
    await queues.add('agentGone', { staffId }, { delayMs: goneMs });
  }

  /** The grace ran out: if the desk is still gone, the agent is off and live conversations return to the line, marked. */
  async function giveUp(staffId: string): Promise<boolean> {
    const agent = await agents.find(staffId);
    if (!agent?.goneAt || agent.state === 'off' || clock.now().getTime() - agent.goneAt.getTime() < goneMs) return false;
    if (await isPresent(staffId)) {
      await service.setGone(staffId, null);
      return false;
    }
    // The contacts first: should this node die here, the agent still counts as gone and the rest follows.
    await giveBackLive(agent);
    await service.setState(staffId, 'off', 'linkLost', { actor: { kind: 'system', part: 'presence' } });
    return true;
  }
  async function giveBackLive(agent: Agent): Promise<void> {
    const staffId = agent._id as StaffId;
    for (const { contactId } of agent.holds) {
      if (await contacts.offers.agentLost(contactId, staffId)) await service.release(staffId, contactId);
    }
    for (const { _id } of await contacts.repository.helpedBy(staffId)) {
      if (await contacts.passing.drop(_id, staffId)) await service.release(staffId, _id);
    }
  }

  /** Renews this node's lease and ends what dead nodes left behind. */
  async function renew(): Promise<number> {
    const now = clock.now();
    await presence.renew(nodeId, new Date(now.getTime() + leaseMs));
    const known = await presence.ofNode(nodeId);
    for (const row of own.values()) if (!known.has(row._id)) await enter(row);
    const dead = await presence.deadNodes(now);
    for (const node of dead) await leaveFor(node);
    for (const agent of await agents.goneBefore(new Date(now.getTime() - goneMs))) await giveUp(agent._id);
    await findUnseen(now);
    return dead.length;
  }
  async function leaveFor(node: string): Promise<void> {
    for (const staffId of new Set(await presence.leaveNode(node))) await checkGone(staffId);
  }

  /** Nobody is on duty without a desk, and nobody who is off holds a live conversation: the child may have written on after the agent went. */
  async function findUnseen(now: Date): Promise<void> {
    const there = await presence.present();
    const settled = new Date(now.getTime() - leaseMs);
    for (const agent of await agents.onDuty())
      if (!agent.goneAt && agent.since < settled && !there.has(agent._id)) await checkGone(agent._id);
    for (const agent of await agents.holding()) if (agent.state === 'off' && !there.has(agent._id)) await giveBackLive(agent);
  }

  /** On an orderly stop: the next node's desks need not wait for the lease. */
  function leave(): Promise<void> {
    own.clear();
    here.clear();
    return leaveFor(nodeId);
  }

  return { arrived, departed, giveUp, renew, leave, present: presence.present, connected: presence.connected, isPresent, renewMs };
}
