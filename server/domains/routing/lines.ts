import type { Served } from '#shared/contacts/call-back.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { generalLine, lineSchema, type Line, type LineName } from '#shared/routing/line.schema.ts';
import { isOpen, opensAt } from '#shared/routing/opening-hours.ts';
import type { Closed, LinesFront, LineWish } from '../contacts/index.ts';
import type { LinesRepository } from './lines.repository.ts';

// Lines are looked up with every contact and every pass, and change once in a season; another node hears of it after this time.
const keptMs = 5_000;

export type Lines = ReturnType<typeof createLines>;

/** The lines, by which contacts wait for those who can serve them. */
export function createLines({ rows, clock }: { rows: LinesRepository; clock: Clock }) {
  let kept: { at: number; lines: Promise<Line[]> } | null = null;

  async function read(): Promise<Line[]> {
    const lines = (await rows.all()).map((entry) => lineSchema.parse(entry));
    const all = lines.some(({ id }) => id === generalLine.id) ? lines : [...lines, generalLine];
    return all.sort((a, b) => a.order - b.order);
  }
  /** All lines by their order; the general one is always among them. */
  function all(): Promise<Line[]> {
    const at = clock.now().getTime();
    if (kept && at - kept.at < keptMs) return kept.lines;
    const lines = read();
    kept = { at, lines };
    // What could not be read is not remembered.
    lines.catch(() => (kept = null));
    return lines;
  }
  /** The first line that fits a contact. */
  async function lineFor(wish: LineWish): Promise<{ lineId: Line['id']; closed: Closed | null }> {
    const line = (await all()).find((one) => fits(one, wish)) ?? generalLine;
    return { lineId: line.id, closed: closedNow(line, await byId(), clock.now()) };
  }
  /** How to find a line by its id; one that is no longer there counts as the general one. */
  async function byId(): Promise<(id: string) => Line> {
    const lines = new Map((await all()).map((line) => [line.id as string, line]));
    const general = lines.get(generalLine.id) ?? generalLine;
    return (id) => lines.get(id) ?? general;
  }
  /** When a line is served, by itself or by the one it overflows to. */
  async function served(id: string): Promise<Served> {
    const lineOf = await byId();
    const line = lineOf(id);
    return { isServed: (at) => servingLine(line, lineOf, at) !== null, servedAt: (at) => servedAt(line, lineOf, at) };
  }
  async function names(): Promise<LineName[]> {
    return (await all()).map(({ id, name }) => ({ id, name }));
  }
  async function front(): Promise<LinesFront> {
    const written = (await all()).filter(({ channels }) => channels.length === 0 || channels.includes('webchat'));
    const { closed } = await lineFor({ channel: 'webchat', language: 'ur', topic: null });
    return { closed, topics: [...new Set(written.flatMap((line) => line.topics))] };
  }
  /** Adds lines that are not there yet, and leaves those that are as somebody has made them. */
  async function seed(lines: readonly Line[]): Promise<void> {
    await rows.add(lines);
    kept = null;
  }
  return { all, lineFor, byId, served, names, front, seed, seedGeneral: () => seed([generalLine]) };
}

/** The line that serves who waits in another at a moment: itself while it is open, else the one it overflows to, else none. */
export function servingLine(line: Line, lineOf: (id: string) => Line, at: Date): Line | null {
  if (isOpen(line.hours, at)) return line;
  const other = line.overflowTo && lineOf(line.overflowTo);
  return other && isOpen(other.hours, at) ? other : null;
}

/** That nobody serves a line at a moment, and from when on somebody will; null while somebody does. */
export function closedNow(line: Line, lineOf: (id: string) => Line, at: Date): Closed | null {
  return servingLine(line, lineOf, at) ? null : { opensAt: servedAt(line, lineOf, at) };
}

/** When somebody who waits in a line can be served next; null when that is not known. */
export function servedAt(line: Line, lineOf: (id: string) => Line, at: Date): Date | null {
  const other = line.overflowTo && lineOf(line.overflowTo);
  const openings = [line, ...(other ? [other] : [])].flatMap(({ hours }) => opensAt(hours, at) ?? []);
  return openings.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

function fits({ channels, languages, topics }: Line, { channel, language, topic }: LineWish): boolean {
  const among = <T>(list: readonly T[], one: T | null): boolean => list.length === 0 || (one !== null && list.includes(one));
  return among(channels, channel) && among(languages, language) && among(topics, topic);
}
