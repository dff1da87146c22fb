import { agentCounts, goodWaitMs, isUrgent, serviceLevel, together } from '#shared/floor/figures.ts';
import { startOfDay } from '#shared/kernel/local-time.ts';
import type { Figures, Sample } from '#shared/floor/floor.schema.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { createPacedRead } from '../../platform/paced-read.ts';
import { presentSummary, type Contacts, type ServedOfLine } from '../contacts/index.ts';
import type { Routing } from '../routing/index.ts';
import type { FloorRepository } from './floor.repository.ts';

const minuteMs = 60_000;
const trendMs = 60 * minuteMs;
const keptMs = 3 * trendMs;
/** More urgent contacts than this are counted as this many. */
const urgentMax = 500;
// A day of so many is counted in no time.
const few = 2_000;

type Deps = { contacts: Contacts; routing: Pick<Routing, 'views'>; floor: FloorRepository; clock: Clock };

/** Who is at work, as it was just asked for. */
export type AtWork = ReturnType<Routing['views']['atWork']>;
export type FiguresService = ReturnType<typeof createFiguresService>;

/** The six figures of the floor, from counts by index, and what they were in the last hour. */
export function createFiguresService({ contacts, routing, floor, clock }: Deps) {
  const { repository } = contacts;
  // Goes through all contacts of the day, however many they are.
  const day = createPacedRead(readDay, { isSmall: ({ lines }) => countOf(lines) <= few });
  async function readDay(): Promise<{ since: Date; lines: ServedOfLine[] }> {
    const since = startOfDay(clock.now());
    return { since, lines: await repository.served(since, goodWaitMs) };
  }

  async function now(atWork: AtWork = routing.views.atWork()): Promise<Figures> {
    const [line, { since, lines }, urgent, { agents, worked }] = await Promise.all([
      contacts.line.soon(),
      day.soon(),
      repository.urgent(urgentMax),
      atWork,
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

  /** Gives what is to be called when something changed: it tells once what goes through many contacts has been looked at again. */
  function follow(tell: () => void): () => void {
    const [lineMoved, dayMoved] = [contacts.line.follow(tell), day.follow(tell)];
    return () => {
      if (contacts.line.isLong()) lineMoved();
      if (day.isSlow()) dayMoved();
    };
  }

  return { now, sample, trend, follow };
}

const countOf = (lines: readonly ServedOfLine[]): number =>
  lines.reduce((sum, { served: { answered, abandoned, handled } }) => sum + answered + abandoned + handled, 0);

/** How each line was served, and how many wait in it; also the lines in which somebody waits and nobody was served yet. */
function withWaiting(lines: readonly ServedOfLine[], waiting: ReadonlyMap<LineId, number>): Figures['lines'] {
  const served = new Map(lines.map((line) => [line.lineId, line.served]));
  const ids = new Set([...served.keys(), ...waiting.keys()]);
  return [...ids].map((lineId) => ({ lineId, waiting: waiting.get(lineId) ?? 0, served: served.get(lineId) ?? together([]) }));
}
