import type { Clock } from '#shared/kernel/clock.ts';
import type { Contacts, WaitingPort } from '../contacts/index.ts';
import type { AgentsRepository } from './agents.repository.ts';
import { closedNow, servingLine, type Lines } from './lines.ts';
import { fitOf, reaches } from './needs.ts';

// Until real durations are known, a conversation is taken to last this long, in seconds.
const typicalSeconds = 8 * 60;
const offeredSeconds = 20;

type Deps = { contacts: Pick<Contacts, 'line'>; agents: AgentsRepository; lines: Lines; clock: Clock };

/**
 * An honest wait: how many typical conversations must end before this place in its line is served, in the hands of those who
 * understand the caller and know the line's subject, or of all on duty when nobody does; null when nobody is on duty.
 */
export function createOutlook({ contacts, agents, lines, clock }: Deps): WaitingPort['outlook'] {
  return async (contact) => {
    const [onDuty, lineOf] = await Promise.all([agents.onDuty(), lines.byId()]);
    const waits = contact.state === 'queued' || contact.state === 'offered';
    const own = lineOf(contact.lineId);
    const closed = waits && contact.rank !== 0 ? closedNow(own, lineOf, clock.now()) : null;
    if (onDuty.length === 0 || !waits || closed) return { anyoneOnDuty: onDuty.length > 0, waitSeconds: null, closed };
    const need = { language: contact.language, skills: (servingLine(own, lineOf, clock.now()) ?? own).skills };
    const able = onDuty.filter((agent) => fitOf(need, agent) <= reaches.shared);
    const serving = able.length > 0 ? able : onDuty;
    const hands = serving.reduce((sum, agent) => sum + agent.capacity, 0);
    const free = serving.reduce(
      (sum, { state, pending, capacity, load }) => sum + (state === 'ready' && !pending ? Math.max(0, capacity - load) : 0),
      0,
    );
    const before = (await contacts.line.last()).before(contact).filter(({ lineId }) => lineId === contact.lineId);
    const place = before.reduce((sum, { count }) => sum + count, 1);
    const waitSeconds = place <= free ? offeredSeconds : Math.ceil((place - free) / hands) * typicalSeconds;
    return { anyoneOnDuty: true, waitSeconds, closed: null };
  };
}
