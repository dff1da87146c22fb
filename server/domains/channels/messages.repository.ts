import type { Message, StaffMessage } from '#shared/channels/message.schema.ts';
import { actorRef, type Actor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type CommandId, type ConversationId, type StaffId } from '#shared/kernel/ids.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { openOr, unreadableText } from '../../platform/crypto/unreadable.ts';
import { refuse } from '../../platform/errors.ts';
import type { AggregateBase, OutboxEvent } from '../../platform/mongo/aggregate.ts';
import { isDuplicate } from '../../platform/mongo/connect.ts';
import { createWrites, rowsOf } from '../../platform/mongo/writes.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Model } from 'mongoose';
import type { MessageRow } from './conversation.model.ts';
import { createPace, messagesAMinute } from './pace.ts';
import { createTails, type Latest } from './tails.ts';

type NewMessage = { conversationId: string; commandId: string; from: Message['from']; text: string; actor: Actor };
/** Where a contact's part of a conversation ended: when, and with which message of the caller. */
type EndOfTalk = { at: Date; callerSeq: number };
type Deps = { model: Model<MessageRow & AggregateBase>; cipher: FieldCipher; clock: Clock; bus: Bus };

const kind = 'message';
const pageSize = 200;
/** So far back the number and the pace are read off the last messages of both sides; what is further back is asked for by itself. */
const lookedBack = 2 * messagesAMinute;
const latestFields = { seq: 1, at: 1, from: 1, commandId: 1 } as const;
const keyOf = ({ conversationId, seq }: Pick<MessageRow, 'conversationId' | 'seq'>): string => `${conversationId} ${seq}`;

/** Keeps messages: in order, without gaps, each command once. */
export type MessagesRepository = ReturnType<typeof createMessagesRepository>;

/** Makes the keeper of messages. */
export function createMessagesRepository({ model, cipher, clock, bus }: Deps) {
  bus.register(kind, model as unknown as Model<AggregateBase>);
  const pace = createPace({ clock });
  const tails = createTails(lookedBack);
  const writes = createWrites(rowsOf(model));
  // Messages as they are told of: whoever shows them at once need not read them back.
  const posted = new Map<string, MessageRow>();

  /** Writes a message under the next number; resolves when it is durable, with the one there is when the command was seen before. */
  async function post(message: NewMessage): Promise<StaffMessage> {
    const { conversationId, commandId, from } = message;
    for (let attempt = 0; attempt < 20; attempt += 1) {
      // One look for the number and the pace: whoever writes beside takes that number, and both are asked again.
      const latest = tails.of(conversationId) ?? (await latestOf(conversationId));
      const there = attempt > 0 || latest.some((row) => row.commandId === commandId) ? await byCommand(conversationId, commandId) : null;
      if (there) return open(there);
      const last = latest[0]?.seq ?? 0;
      if (from === 'caller') pace.allow(last, await wroteBefore(conversationId, latest));
      const written = await write(message, last + 1);
      if (written) return written;
    }
    throw refuse('conflict');
  }

  /** Writes what a conversation begins with; when it has begun already, as any other message. */
  const postFirst = async (message: NewMessage): Promise<Message> => (await write(message, 1)) ?? post(message);

  /** Writes a message under a number; null when that number, or the command, is taken. */
  async function write(message: NewMessage, seq: number): Promise<Message | null> {
    const row = build(message, seq);
    try {
      await writes.insert(row);
    } catch (error) {
      tails.drop(row.conversationId);
      if (isDuplicate(error)) return null;
      throw error;
    }
    tails.add(row);
    posted.set(keyOf(row), row);
    for (const event of row.outbox) void bus.publish({ kind, id: row._id, version: 1, event, repeated: false });
    posted.delete(keyOf(row));
    return open(row);
  }

  function build({ conversationId, commandId, from, text, actor }: NewMessage, seq: number): MessageRow {
    const _id: string = newId();
    const at = clock.now();
    const data = { conversationId, seq, from };
    const event: OutboxEvent = { id: newId(), seq: 1, type: 'message:posted', at, actor: actorRef(actor), data };
    const sealed = cipher.seal(text, { kind, id: _id, field: 'text' });
    const staffId = actor.kind === 'staff' ? actor.staffId : null;
    return { _id, conversationId, seq, commandId, from, staffId, text: sealed, at, version: 1, outbox: [event] };
  }

  async function lastSeq(conversationId: string): Promise<number> {
    const last = await model.findOne({ conversationId }, { seq: 1 }).sort({ seq: -1 }).lean<{ seq: number }>();
    return last?.seq ?? 0;
  }

  async function latestOf(conversationId: string): Promise<readonly Latest[]> {
    const rows = await model.find({ conversationId }, latestFields).sort({ seq: -1 }).limit(lookedBack).lean<Latest[]>();
    tails.put(conversationId, rows);
    return rows;
  }

  /** When the caller wrote the message that as many of theirs followed as may be written in a minute, but one; null when there are fewer. */
  async function wroteBefore(conversationId: string, latest: readonly Latest[]): Promise<Date | null> {
    const others = messagesAMinute - 1;
    const own = latest.filter(({ from }) => from === 'caller');
    if (own.length > others || latest.length < lookedBack) return own[others]?.at ?? null;
    const row = await model.findOne({ conversationId, from: 'caller' }, { at: 1 }).sort({ seq: -1 }).skip(others).lean<{ at: Date }>();
    return row?.at ?? null;
  }

  const byCommand = (conversationId: string, commandId: string) => model.findOne({ conversationId, commandId }).lean<MessageRow>();

  /** One message by its number, or null. */
  async function bySeq(conversationId: string, seq: number): Promise<StaffMessage | null> {
    const row = posted.get(keyOf({ conversationId, seq })) ?? (await model.findOne({ conversationId, seq }).lean<MessageRow>());
    return row ? open(row) : null;
  }

  /** Messages after a number, oldest first, a page at a time; with `end` none that came later. */
  async function after(conversationId: string, seq: number, end?: EndOfTalk): Promise<{ messages: StaffMessage[]; more: boolean }> {
    const until = end ? { at: { $lte: end.at } } : {};
    const rows = await model
      .find({ conversationId, seq: { $gt: seq, ...(end ? { $lt: await nextFromCaller(conversationId, end) } : {}) }, ...until })
      .sort({ seq: 1 })
      .limit(pageSize + 1)
      .lean<MessageRow[]>();
    return { messages: rows.slice(0, pageSize).map(open), more: rows.length > pageSize };
  }

  /** The number of the caller's first message after a talk had ended. */
  async function nextFromCaller(conversationId: string, { callerSeq }: EndOfTalk): Promise<number> {
    const next = await model
      .findOne({ conversationId, from: 'caller', seq: { $gt: callerSeq } }, { seq: 1 })
      .sort({ seq: 1 })
      .lean<{ seq: number }>();
    return next?.seq ?? Number.MAX_SAFE_INTEGER;
  }

  function open({ _id, conversationId, seq, commandId, from, staffId, text, at }: MessageRow): StaffMessage {
    return {
      conversationId: conversationId as ConversationId,
      seq,
      commandId: commandId as CommandId,
      from,
      // Its number stays, so that neither side takes a damaged message for one that was lost on the way.
      text: openOr(() => cipher.open(text, { kind, id: _id, field: 'text' }), unreadableText),
      at: at.toISOString(),
      by: staffId as StaffId | null,
    };
  }

  /** Whether an agent has written since a moment. */
  const agentWrote = async (conversationId: string, since: Date): Promise<boolean> =>
    (await model.findOne({ conversationId, from: 'agent', at: { $gte: since } }, { _id: 1 }).lean()) !== null;

  return { post, postFirst, bySeq, after, lastSeq, agentWrote };
}
