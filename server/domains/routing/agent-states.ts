import { isRest, pauseMs } from '#shared/routing/care.ts';
import type { AgentState, NotReady, OwnReason } from '#shared/routing/routing.schema.ts';
import type { Decision, EventDraft } from '../../platform/mongo/aggregate.ts';
import { careOf } from './agent-care.ts';
import type { Agent, AgentFields } from './agents.model.ts';

/** What an agent's state shall be; `whenFree`: once the hands are empty. */
export type StateWish = { state: AgentState; reason: NotReady | null; whenFree: boolean };
type Set = Decision<AgentFields>;

const ownReasons: ReadonlySet<NotReady> = new Set<OwnReason>([
  'break',
  'prayer',
  'training',
  'afterCall',
  'supervision',
  'recovery',
  'other',
]);
const isOwn = (reason: NotReady | null): reason is OwnReason => reason !== null && ownReasons.has(reason);

/** What a wish changes in an agent; null when it is so already. */
export function toState(agent: Agent, { state, reason, whenFree }: StateWish, now: Date): Set | null {
  if (whenFree && agent.holds.length > 0 && agent.state !== 'off' && isOwn(reason)) {
    if (agent.pending === reason) return null;
    return {
      set: { pending: reason, care: { ...careOf(agent), pauseOfferedAt: null } },
      events: [told(agent.state, agent.reason, reason)],
    };
  }
  const same = agent.state === state && agent.reason === reason;
  if (!same) return { set: became(agent, state, reason, now), events: [told(state, reason)] };
  // Whoever needs longer says so once more; whoever takes back "last contact, then …" goes on as before.
  if (reason === 'recovery') return { set: { until: pauseEnd(now), pending: null }, events: [told(state, reason)] };
  return agent.pending ? { set: { pending: null }, events: [told(state, reason)] } : null;
}

/** A change of an agent with what it brings along: with empty hands, what was to come "then" is now. */
export function withPending(agent: Agent, decision: Set, now: Date): Set {
  const next: Agent = { ...agent, ...decision.set };
  if (!next.pending || next.holds.length > 0 || next.state === 'off') return decision;
  return {
    set: { ...decision.set, ...became(next, 'notReady', next.pending, now) },
    events: [...decision.events, told('notReady', next.pending)],
  };
}

function became(agent: Agent, state: AgentState, reason: NotReady | null, now: Date): Partial<AgentFields> {
  const rested = agent.state === 'off' || isRest(agent.reason);
  const care = careOf(agent);
  return {
    ...{ state, reason, since: now, pending: null, until: reason === 'recovery' ? pauseEnd(now) : null },
    care: { ...care, restedAt: rested ? now : care.restedAt, pauseOfferedAt: null },
    ...(state === 'ready' ? { idleSince: now } : {}),
    ...(state === 'off' ? { goneAt: null } : {}),
  };
}

const pauseEnd = (now: Date): Date => new Date(now.getTime() + pauseMs);
const told = (state: AgentState, reason: NotReady | null, pending: OwnReason | null = null): EventDraft => ({
  type: 'agent:state',
  data: { state, reason, pending },
});
