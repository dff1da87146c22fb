import type { Outcome } from '#shared/dispatch/dispatch.lifecycle.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { AppError } from '#server/platform/errors.ts';
import type { Act } from './scene.ts';
import { byOf, type Play } from './play.ts';
import type { SimNode } from './node.ts';
import { supervisors } from './world.ts';

type Doing = { play: Play; node: SimNode; id: string; me: StaffId; args: string[]; by: ReturnType<typeof byOf> };
type Do = (doing: Doing) => Promise<unknown>;

const other = ({ play, args }: Doing): StaffId => play.idOf(args[0] ?? '');
const acknowledge: Do = async ({ node, id, me, args, by }) => {
  const round = args[0] ? Number(args[0]) : (await node.dispatches.get(id)).round;
  const { leaderId, replies } = await node.duty.acknowledge(id, round, null, by);
  if (leaderId !== me && !replies.some(({ staffId, what }) => staffId === me && what === 'also'))
    throw new Error('neither leads nor is noted');
};

/** "A @20 =stale": an answer by text message, sent at the 20th second, and what it must come to. */
const answer =
  (what: 'acknowledge' | 'decline', codeOf: (code: string) => string): Do =>
  async ({ play, node, id, me, args }) => {
    const { code } = await node.dispatches.get(id);
    const sent = args.find((one) => one.startsWith('@'))?.slice(1);
    const wanted = args.find((one) => one.startsWith('='))?.slice(1);
    const sentAt = sent === undefined ? null : play.world.clock.atSecond(Number(sent) + play.world.clock.seconds(play.startedAt));
    const given = { staffId: me, code: codeOf(code), answer: what, sentAt, commandId: newId() };
    const { outcome, late } = await node.answerByCode(given);
    const repeated = await play.world.anyNode().answerByCode(given);
    const came = late ? `${outcome}-late` : outcome;
    if (wanted !== undefined && came !== wanted) play.wrong.push(`the answer of ${play.nameOf(me)} came to ${came}, not ${wanted}`);
    if (wanted !== undefined && repeated.outcome !== outcome)
      play.wrong.push(`the same message again came to ${repeated.outcome}, not ${outcome}`);
  };
const own = (code: string): string => code;
const wrongCode = (code: string): string => String(((Number(code) - 999) % 9000) + 1000);

const claimOf = (outcome: Outcome) => ({ outcome, report: '', handOver: null });

const verbs: Record<string, Do> = {
  ack: acknowledge,
  no: ({ node, id, by }) => node.duty.decline(id, 'tooFar', by),
  go: ({ node, id, by }) => node.duty.enRoute(id, null, by),
  there: ({ node, id, by }) => node.duty.onScene(id, null, by),
  well: ({ node, id, by }) => node.duty.checkIn(id, by),
  safe: ({ node, id, by }) => node.duty.claim(id, claimOf('childSafe'), null, by),
  lost: ({ node, id, by }) => node.duty.claim(id, claimOf('notLocated'), null, by),
  handed: ({ node, id, by }) => node.duty.claim(id, claimOf('handedOver'), null, by),
  A: answer('acknowledge', own),
  D: answer('decline', own),
  Ax: answer('acknowledge', wrongCode),
  also: (doing) => doing.node.ladder.pageAlso(doing.id, other(doing), doing.by),
  skip: async ({ node, id, args, by }) => {
    const round = args[0] ? Number(args[0]) : (await node.dispatches.get(id)).round;
    await node.ladder.skip(id, round, by);
  },
  stop: ({ node, id, by }) => node.work.standDown(id, 'r', by),
  confirm: ({ node, id, by }) => node.work.confirm(id, 'supervisor', 'n', by),
  close: ({ node, id, by }) => node.work.close(id, by),
  // The record names somebody who must not know; the ladder hears of it.
  out: async (doing) => {
    exclude(doing);
    await doing.node.dropExcluded(doing.play.contact._id);
  },
  // The same, and the news of it is still on its way.
  outed: async (doing) => exclude(doing),
  heard: ({ node, play }) => node.dropExcluded(play.contact._id),
  gone: async (doing) => disable(doing, true),
  back: async (doing) => disable(doing, false),
  off: async ({ play, args }) => void play.off.add(args[0] ?? ''),
  on: async ({ play, args }) => void play.off.delete(args[0] ?? ''),
  // An agent takes the child's call for help; the ladder hears of it, or does not.
  answered: async ({ play, node }) => {
    play.contact.state = 'active';
    await node.ladder.endHelpNow(play.contact._id);
  },
  taken: async ({ play }) => void (play.contact.state = 'active'),
  again: ({ play, node }) => node.ladder.startHelpNow(play.contact._id),
  // Receipts of a device: of a page it has, and under tokens that nobody gave out.
  seen: async ({ node, id, me }) =>
    node.pages.receiptOf({ dispatchId: id, round: (await node.dispatches.get(id)).round, staffId: me, kind: 'call' }, 'seen'),
  strange: async ({ node }) => {
    await node.pages.receiptByToken('nobody-gave-this-out', 'seen');
    await node.pages.receiptByReference('sms', 'unknown', 'received');
    await node.pages.refused('sms', 'unknown');
  },
};

function exclude({ play, args }: Doing): void {
  const id = play.idOf(args[0] ?? '');
  play.contact.excludedStaff = [...play.contact.excludedStaff, id];
  play.forbidden.add(id);
}
function disable({ play, args }: Doing, disabled: boolean): void {
  const id = play.idOf(args[0] ?? '');
  const row = play.world.staff.get(id);
  if (row) row.disabled = disabled;
  if (disabled) play.forbidden.add(id);
  else play.forbidden.delete(id);
}

/** Does one thing of a scenario, at whichever node comes next; gives what came of it: done, refused, or what went wrong. */
export async function attempt(play: Play, { who, verb, args }: Act): Promise<string> {
  const run = verbs[verb];
  if (!run) throw new Error(`nobody knows how to "${verb}"`);
  const me = play.idOf(who);
  const by = byOf(me, (supervisors as readonly string[]).includes(who) ? 'supervisor' : 'officer');
  return run({ play, node: play.world.anyNode(), id: play.dispatchId, me, args, by }).then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? `refused (${error.code})` : String(error)),
  );
}

/** The same, where it must be refused or not as the table says. */
export async function act(play: Play, one: Act): Promise<void> {
  const outcome = await attempt(play, one);
  if (one.refused ? !outcome.startsWith('refused') : outcome !== 'done')
    play.wrong.push(`${play.world.clock.seconds()} ${one.who} ${one.verb} ${one.args.join(' ')}: ${outcome}`);
}
