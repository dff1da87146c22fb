import type { Clock } from '#shared/kernel/clock.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { heavyShiftMs } from '#shared/routing/care.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import type { Contact } from '../contacts/index.ts';
import type { Agent, AgentCare, AgentFields, Heavy } from './agents.model.ts';
import type { AgentsRepository } from './agents.repository.ts';

type Set = Decision<AgentFields>;
const routing: ChangeBy = { actor: { kind: 'system', part: 'routing' } };
const mostKept = 40;

/** A shift that weighs nothing yet. */
export const noCare: AgentCare = { heavy: [], restedAt: null, pauseOfferedAt: null };

/** How the shift weighs on an agent; also for an agent that was written before this was counted. */
export const careOf = ({ care }: { care?: AgentCare | null }): AgentCare => care ?? noCare;

/** How many heavy contacts an agent has had in the last eight hours. */
export function heavyOf(agent: Pick<Agent, 'care'>, now: Date): number {
  return careOf(agent).heavy.filter(({ at }) => now.getTime() - at.getTime() < heavyShiftMs).length;
}

/** Among agents who could take a heavy contact alike, whoever has had fewer of them comes first. */
export const byHeavy = (now: Date) => (a: Pick<Agent, 'care'>, b: Pick<Agent, 'care'>) => heavyOf(a, now) - heavyOf(b, now);

/** Whether a contact weighs by itself: a P0 or P1, also while it is only a draft. */
export const isHeavy = ({ risk }: Pick<Contact, 'risk'>): boolean => risk.level === 'P0' || risk.level === 'P1';

type Deps = { agents: AgentsRepository; clock: Clock };
export type AgentCareService = ReturnType<typeof createAgentCare>;

/** Counts what weighs on agents, and offers them a pause after it. */
export function createAgentCare({ agents, clock }: Deps) {
  /** Counts a contact for whoever has it, by what its risk is now; does nothing twice, so events may be repeated. */
  async function note(staffId: string, contact: Pick<Contact, '_id' | 'risk'>): Promise<void> {
    if (!(await agents.find(staffId))) return;
    await agents.change(staffId, routing, (agent): Set | null => {
      const known = heavyIn(agent, contact._id);
      if (isHeavy(contact) === (known !== undefined)) return null;
      // What the agent said themselves stays, and so does what is over.
      if (known && (known.by === 'agent' || known.closed)) return null;
      return weighed(agent, contact._id, known ? null : 'risk');
    });
  }

  /** The agent says that a contact weighs on them, or takes that back. */
  async function mark(staffId: string, contactId: string, heavy: boolean, by: ChangeBy): Promise<Agent> {
    const { doc } = await agents.change(staffId, by, (agent): Set | null => {
      const known = heavyIn(agent, contactId);
      if (!known && !agent.holds.some((held) => held.contactId === contactId))
        throw new AppError('notYours', 403, 'This contact is with somebody else now. Nothing was changed.');
      return heavy === (known !== undefined) ? null : weighed(agent, contactId, heavy ? 'agent' : null);
    });
    return doc;
  }

  function weighed(agent: Agent, contactId: string, by: Heavy['by'] | null): Set {
    const care = careOf(agent);
    const now = clock.now();
    const recent = care.heavy.filter((one) => one.contactId !== contactId && now.getTime() - one.at.getTime() < heavyShiftMs);
    const mine: Heavy[] = by ? [{ contactId: contactId as ContactId, at: now, by, closed: false }] : [];
    const heavy = [...recent, ...mine].slice(-mostKept);
    return { set: { care: { ...care, heavy } }, events: [{ type: 'agent:heavy', data: { contactId, heavy: by !== null } }] };
  }

  /** A contact was closed: after a heavy one a pause is offered, once for each. */
  async function closed(staffId: string, contactId: string): Promise<void> {
    if (!(await agents.find(staffId))) return;
    await agents.change(staffId, routing, (agent): Set | null => {
      const known = heavyIn(agent, contactId);
      if (!known || known.closed) return null;
      const care = careOf(agent);
      const heavy = care.heavy.map((one) => (one === known ? { ...one, closed: true } : one));
      // Nobody is asked who is off duty or resting already.
      const asks = agent.state === 'ready' || (agent.state === 'notReady' && agent.reason !== 'recovery');
      const pauseOfferedAt = asks && agent.pending !== 'recovery' ? clock.now() : care.pauseOfferedAt;
      return { set: { care: { ...care, heavy, pauseOfferedAt } }, events: [{ type: 'agent:pauseOffered', data: { contactId } }] };
    });
  }

  /** No pause now; the offer of it goes. */
  async function dismiss(staffId: string, by: ChangeBy): Promise<Agent> {
    const { doc } = await agents.change(staffId, by, (agent): Set | null => {
      const care = careOf(agent);
      return care.pauseOfferedAt ? { set: { care: { ...care, pauseOfferedAt: null } }, events: [{ type: 'agent:pauseDismissed' }] } : null;
    });
    return doc;
  }

  return { note, mark, closed, dismiss };
}

const heavyIn = (agent: Agent, contactId: string): Heavy | undefined => careOf(agent).heavy.find((one) => one.contactId === contactId);
