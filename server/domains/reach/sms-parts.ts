import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Logger } from '../../platform/logger.ts';
import type { IncomingSms } from './reach.port.ts';
import type { PartRow } from './sms-inbox.model.ts';
import type { InboxRepository } from './sms-inbox.repository.ts';

/** A whole message as the inbox takes it: `key` is the same whoever puts it together, and however often. */
export type WholeSms = { key: string; staffId: string; text: string; sentAt: Date | null };
type Part = NonNullable<IncomingSms['part']>;
type Deps = { inbox: InboxRepository; cipher: FieldCipher; clock: Clock; logger: Logger; enter: (sms: WholeSms) => Promise<void> };

/** Parts belong together for so long: the numbers by which telephones mark them come round again. */
const togetherMs = 10 * 60_000;
/** A part that is missing is waited for so long; then what has come must do. */
const missingMs = 60_000;
const maxParts = 10;

export type SmsParts = ReturnType<typeof createSmsParts>;

/** True for a part that can be one: of at most ten, with a number among them. */
export const isPart = (part: Part | null): part is Part =>
  part !== null && part.total > 1 && part.total <= maxParts && part.number >= 1 && part.number <= part.total;

/** Puts long messages together from their parts, in whatever order and however often these come. */
export function createSmsParts({ inbox, cipher, clock, logger, enter }: Deps) {
  async function take(staffId: string, { text, sentAt, part }: IncomingSms & { part: Part }): Promise<void> {
    const now = clock.now();
    const group = cipher.mark(`${staffId} ${part.reference} ${part.total}`, 'sms.part.group');
    // Within ten minutes the same part of the same message is the same; after that it is another one.
    const bucket = Math.floor(now.getTime() / togetherMs);
    const _id = cipher.mark(`${group} ${part.number} ${bucket} ${text}`, 'sms.part');
    const row: PartRow = { _id, group, staffId, ...{ number: part.number, total: part.total }, text, sentAt, at: now, used: false };
    if (await inbox.addPart(row)) await putTogether(group, false);
  }

  async function putTogether(group: string, whatThereIs: boolean): Promise<void> {
    const all = await inbox.partsOf(group, new Date(clock.now().getTime() - togetherMs));
    const open = all.filter(({ used }) => !used);
    const ids = open.map(({ _id }) => _id);
    // The message was read without this part, which says nothing more now.
    if (open.length < all.length) return inbox.use(ids);
    const byNumber = new Map(open.map((row) => [row.number, row]));
    const [first] = open;
    if (!first || (byNumber.size < first.total && !whatThereIs)) return;
    const inOrder = [...byNumber.values()].sort((a, b) => a.number - b.number);
    const key = cipher.mark(inOrder.map(({ _id }) => _id).join(' '), 'sms.inbox');
    await enter({ key, staffId: first.staffId, text: inOrder.map(({ text }) => text ?? '').join(''), sentAt: earliest(inOrder) });
    await inbox.use(ids);
  }

  /** Reads what has waited long enough for its missing parts. */
  async function sweep(): Promise<number> {
    const groups = await inbox.waitingSince(new Date(clock.now().getTime() - missingMs));
    for (const group of groups)
      // One that cannot be put together keeps no other waiting.
      await putTogether(group, true).catch((error: unknown) => logger.error({ err: error }, 'parts of an SMS could not be put together'));
    return groups.length;
  }
  return { take, sweep };
}

function earliest(rows: readonly PartRow[]): Date | null {
  const times = rows.flatMap(({ sentAt }) => (sentAt ? [sentAt.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}
