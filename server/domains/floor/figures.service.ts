import { agentCounts, goodWaitMs, isUrgent, serviceLevel, together } from '#shared/floor/figures.ts';
import { startOfDay } from '#shared/kernel/local-time.ts';
import type { Figures, Sample } from '#shared/floor/floor.schema.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { presentSummary, type Contacts, type ServedOfLine } from '../contacts/index.ts';
import type { Routing } from '../routing/index.ts';
import type { FloorRepository } from './floor.repository.ts';

const minuteMs = 60_000;
const trendMs = 60 * minuteMs;
const keptMs = 3 * trendMs;
/** More urgent contacts than this are counted as this many. */
const urgentMax = 500;

type Deps = { contacts: Contacts; routing: Pick<Routing, 'views'>; floor: FloorRepository; clock: Clock };

export type FiguresService = ReturnType<typeof createFiguresService>;

/** The six figures of the floor, from counts by index, and what they were in the last hour. */
export function createFiguresService({ contacts, routing, floor, clock }: Deps) {
  const { repository } = contacts;

  async function now(): Promise<Figures> {
    const since = startOfDay(clock.now());
    const [line, lines, urgent, { agents, worked }] = await Promise.all([
      contacts.line.soon(),
      repository.served(since, goodWaitMs),
      repository.urgent(urgentMax),
      routing.views.atWork(),
    ]);
    return {
      waiting: line.waiting,
      oldestArrivedAt: line.oldestArrivedAt?.toISOString() ?? null,
      served: together(lines.map(({ served }) => served)),
      lines: withWaiting(lines, line.ofLines()),
      worked,
      agents: agentCounts(agents),
      urgent: urgent.filter((contact) => isUrgent(presentSummary(contact))).length,
      since: since.toISOString(),
    };
  }

  /** Keeps the figures of this minute, once for all nodes; returns 1 when it was this one. */
  async function sample(): Promise<number> {
    const at = clock.now();
    const id = at.toISOString().slice(0, 16);
    if (await floor.hasSample(id)) return 0;
    const { waiting, oldestArrivedAt, served, agents, urgent } = await now();
    const longestMs = oldestArrivedAt ? Math.max(0, at.getTime() - Date.parse(oldestArrivedAt)) : 0;
    const row = { _id: id, at, waiting, longestMs, sl: serviceLevel(served), abandoned: served.abandoned, ready: agents.ready, urgent };
    return (await floor.keepSample(row, new Date(at.getTime() - keptMs))) ? 1 : 0;
  }

  async function trend(): Promise<Sample[]> {
    const rows = await floor.samples(new Date(clock.now().getTime() - trendMs));
    return rows.map(({ _id, at, sl, ...row }) => ({ ...row, at: at.toISOString(), sl: sl ?? null }));
  }

  return { now, sample, trend };
}

/** How each line was served, and how many wait in it; also the lines in which somebody waits and nobody was served yet. */
function withWaiting(lines: readonly ServedOfLine[], waiting: ReadonlyMap<LineId, number>): Figures['lines'] {
  const served = new Map(lines.map((line) => [line.lineId, line.served]));
  const ids = new Set([...served.keys(), ...waiting.keys()]);
  return [...ids].map((lineId) => ({ lineId, waiting: waiting.get(lineId) ?? 0, served: served.get(lineId) ?? together([]) }));
}
