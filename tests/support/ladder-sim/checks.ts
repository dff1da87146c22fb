import { isOpen, isPaging } from '#shared/dispatch/dispatch.lifecycle.ts';
import { stepOf } from '#shared/dispatch/policy.ts';
import type { Play } from './play.ts';

type Doc = Awaited<ReturnType<Play['world']['nodes'][number]['dispatches']['get']>>;
type Rows = Awaited<ReturnType<Play['world']['nodes'][number]['pages']['of']>>;
type Told = Doc['outbox'][number];

/** What must hold of a dispatch whenever nothing is under way, said in sentences; none when all is well. `lateMs` is how late the sweep may be. */
export async function wrongsOf(play: Play, lateMs = 0): Promise<string[]> {
  const { world, dispatchId } = play;
  const node = world.anyNode();
  const [doc, rows] = [await node.dispatches.get(dispatchId), await node.pages.of(dispatchId)];
  const wrongs = [
    ...clocks(doc, world.clock.now(), lateMs),
    ...story(play, doc),
    ...pages(play, doc, rows, new Date(world.clock.now().getTime() - lateMs)),
    ...times(doc, lateMs),
  ];
  return wrongs.map((wrong) => `${world.clock.seconds()} ${wrong}`);
}

function clocks(doc: Doc, now: Date, lateMs: number): string[] {
  const parts = [doc.dueAt, doc.repeatAt, doc.deliverAt, doc.checkIn?.dueAt].filter((at) => at instanceof Date).map((at) => at.getTime());
  const [least, next] = [parts.length === 0 ? null : Math.min(...parts), doc.nextActionAt?.getTime() ?? null];
  const [looks, open] = [isPaging(doc.state), isOpen(doc.state)];
  const wrongs: [boolean, string][] = [
    [least !== next, 'the next clock is not the earliest of its parts'],
    [next !== null && next < now.getTime() - lateMs, 'a clock ran out, and still stands there'],
    [looks && !doc.dueAt, 'somebody is looked for, and no clock runs'],
    [!open && next !== null, 'it is over, and a clock runs'],
    [open && looks !== (doc.leaderId === null), `${doc.state}, and the one who goes is ${doc.leaderId ?? 'nobody'}`],
    [doc.state === 'nobody' && !doc.nobodySince, 'nobody, and since when is not known'],
  ];
  return wrongs.filter(([is]) => is).map(([, wrong]) => wrong);
}

const staffOf = ({ data }: Told): string[] => [data.staffIds ?? data.staffId ?? []].flat() as string[];

type Teller = { round: number; leader: string | null; declined: Set<string>; out: Set<string>; wrongs: string[]; nameOf: Play['nameOf'] };

// What each event says, told again.
const tales: Record<string, (at: Teller, who: string[], data: Told['data'], doc: Doc) => void> = {
  'dispatch:paged': (at, who, { round }) => {
    if (round !== at.round + 1) at.wrongs.push(`wave ${String(round)} comes after ${at.round}`);
    if (at.leader !== null) at.wrongs.push('a wave goes while somebody leads');
    for (const id of who) if (at.declined.has(id)) at.wrongs.push(`${at.nameOf(id)} said no, and is asked in wave ${String(round)}`);
    at.round = Number(round);
    asked(at, who);
  },
  'dispatch:pagedAlso': (at, who, { round }) => {
    // Whoever said no to the running wave is asked anew under the next number.
    const again = who.some((id) => at.declined.has(id)) && round === at.round + 1;
    if (!again && round !== at.round) at.wrongs.push(`one more is asked in wave ${String(round)} while ${at.round} runs`);
    at.round = Number(round);
    asked(at, who);
    for (const id of who) at.declined.delete(id);
  },
  'dispatch:acknowledged': (at, who) => {
    if (at.leader !== null) at.wrongs.push('two lead');
    at.leader = who[0] ?? null;
    at.declined.delete(at.leader ?? '');
  },
  'dispatch:acknowledgedAlso': (at, who) => void at.declined.delete(who[0] ?? ''),
  'dispatch:declined': (at, who) => void at.declined.add(who[0] ?? ''),
  'dispatch:handedBack': (at, who) => {
    at.declined.add(who[0] ?? '');
    at.leader = null;
  },
  'dispatch:excluded': (at, who, _, { claim }) => {
    for (const id of who) at.out.add(id);
    if (at.leader && who.includes(at.leader) && !claim) at.leader = null;
  },
};
function asked({ out, wrongs, nameOf }: Teller, who: string[]): void {
  for (const id of who) if (out.has(id)) wrongs.push(`${nameOf(id)} must not know, and is asked`);
}

/** Tells the events again and looks whether they come to what the record says. */
function story({ nameOf }: Play, doc: Doc): string[] {
  const at: Teller = { round: 0, leader: null, declined: new Set(), out: new Set(), wrongs: [], nameOf };
  doc.outbox.forEach((event, i) => {
    if (event.seq !== i + 1) at.wrongs.push(`event ${i + 1} has the number ${event.seq}`);
    tales[event.type]?.(at, staffOf(event), event.data, doc);
  });
  if (doc.eventSeq !== doc.outbox.length) at.wrongs.push(`${doc.outbox.length} events, the last is said to be ${doc.eventSeq}`);
  if (at.round !== doc.round) at.wrongs.push(`the events end with wave ${at.round}, the record with ${doc.round}`);
  if (at.leader !== doc.leaderId) at.wrongs.push('the events and the record name different people who go');
  return at.wrongs;
}

/** Everybody of every wave has a page on every channel of its step, and nothing was handed over that has none. */
function pages(play: Play, doc: Doc, rows: Rows, before: Date): string[] {
  const there = new Set(rows.map(({ _id }) => _id));
  const waits = (id: string, round: unknown): boolean => doc.unsent.some((one) => one.staffId === id && one.round === round);
  let [step, missing] = [0, [] as string[]];
  for (const { type, data, ...event } of doc.outbox) {
    // What was still to be written when somebody went need not be any more.
    if (type === 'dispatch:acknowledged') missing = [];
    if (type === 'dispatch:paged') step = Number(data.step);
    if (type !== 'dispatch:paged' && type !== 'dispatch:pagedAlso') continue;
    const told = staffOf({ type, data, ...event }).filter((id) => !play.forbidden.has(id) && !waits(id, data.round));
    const keys = told.flatMap((id) => stepOf(doc.policy, step).channels.map((way) => [doc._id, 'call', data.round, id, way].join('.')));
    missing.push(...keys.filter((id) => !there.has(id)));
  }
  const strays = play.log.filter(({ page }) => !there.has(page.pageId));
  return [
    ...(missing.length > 0 && isPaging(doc.state) ? [`${missing.length} pages were never written`] : []),
    ...(strays.length > 0 ? [`${strays.length} pages were handed over that are not written down`] : []),
    ...(rows.some(({ nextTryAt }) => nextTryAt && nextTryAt < before) ? ['a page was to be handed over, and still is'] : []),
    ...calledOutOfTime(play, doc),
  ];
}

/** Calls that were handed over while nobody was looked for. */
function calledOutOfTime({ log, nameOf, world }: Play, doc: Doc): string[] {
  const spans: { from: Date; until: Date | null }[] = [];
  for (const { type, at } of doc.outbox) {
    const last = spans.at(-1);
    if (['dispatch:opened', 'dispatch:paged'].includes(type) && (!last || last.until)) spans.push({ from: at, until: null });
    if (['dispatch:acknowledged', 'dispatch:stoodDown', 'dispatch:closed'].includes(type) && last && !last.until) last.until = at;
  }
  const inTime = (at: Date): boolean => spans.some(({ from, until }) => from <= at && (!until || at <= until));
  return log
    .filter(({ page, at }) => page.kind === 'call' && !inTime(at))
    .map(({ page, at }) => `${nameOf(page.staffId)} is called at ${world.clock.seconds(at)}, when nobody is looked for`);
}

/** Steps that went later than the sweep may be; a wave that begins anew says in the same breath why, one that only pages again does not. */
function times({ outbox, openedAt, policy }: Doc, lateMs: number): string[] {
  const why = ['dispatch:opened', 'dispatch:climbed', 'dispatch:declined', 'dispatch:handedBack', 'dispatch:excluded'];
  let [step, begun] = [0, openedAt];
  return outbox.flatMap(({ type, at, data }, i) => {
    const before = outbox[i - 1];
    if (type !== 'dispatch:paged' || !before || !why.includes(before.type) || before.at < at) return [];
    const late = at.getTime() - begun.getTime() - stepOf(policy, step).ackSeconds * 1000;
    [step, begun] = [Number(data.step), at];
    const byClock = before.type === 'dispatch:climbed' && before.data.why === 'timeout';
    return byClock && (late < 0 || late > lateMs) ? [`wave ${String(data.round)} goes ${late} ms off its time`] : [];
  });
}
