import type { Message, Receipts, StaffMessage } from '#shared/channels/message.schema.ts';
import type { CommandId, StaffId } from '#shared/kernel/ids.ts';
import { knownUpTo, withDays, type DayLine, type MessageLine } from '../../../lib/messages.ts';

/** A reply on its way: `sending`, `retrying` while the server is away, `refused` with the code of the refusal. */
export type Outgoing = {
  readonly commandId: CommandId;
  readonly text: string;
  readonly at: number;
  readonly state: 'sending' | 'retrying' | 'refused';
  readonly code: string | null;
};

export const noReceipts: Receipts = { caller: { delivered: 0, read: 0 }, agent: { delivered: 0, read: 0 } };

/** Whether messages between the known ones are missing. */
export const hasGap = (messages: readonly Message[]): boolean => knownUpTo(messages) < (messages.at(-1)?.seq ?? 0);

/** How many of the caller's messages the agent has not read, up to the number read. */
export const unreadCount = (messages: readonly Message[], read: number): number =>
  messages.filter(({ from, seq }) => from === 'caller' && seq > read).length;

/** The receipts that are further on, side by side: an old answer never takes a tick away. */
export function furtherReceipts(a: Receipts, b: Receipts): Receipts {
  const side = (name: 'caller' | 'agent') => ({
    delivered: Math.max(a[name].delivered, b[name].delivered),
    read: Math.max(a[name].read, b[name].read),
  });
  return { caller: side('caller'), agent: side('agent') };
}

/** The reply that the former owner had begun, for the next one to go on with; null when there is none or the team has written since. */
export function draftToGoOn({ draft, at }: { readonly draft: string; readonly at: string }, messages: readonly Message[]): string | null {
  const wroteSince = messages.some((message) => message.from === 'agent' && Date.parse(message.at) > Date.parse(at));
  return draft === '' || wroteSince ? null : draft;
}

/** Whether words are in the box that did not go along when the contact was passed on. */
export const isLeftBehind = ({ draft, along }: { readonly draft: string; readonly along: string }): boolean =>
  draft.trim() !== '' && draft !== along;

/** What has become of a message of ours. */
export type Fate = Outgoing['state'] | 'kept' | 'delivered' | 'read';

/** Who of us wrote a message: a colleague by id, oneself, or nobody known, as for the caller's and for old messages. */
export type Author = StaffId | 'me' | null;

/** One line of the conversation: a message, or where a new day or an earlier contact's part ends. */
export type Line =
  | DayLine
  | (MessageLine<Fate> & { readonly code: string | null; readonly commandId: CommandId; readonly seq: number; readonly by: Author });

const fateOf = (seq: number, { caller }: Receipts): Fate => (caller.read >= seq ? 'read' : caller.delivered >= seq ? 'delivered' : 'kept');

/** The whole conversation as shown: kept messages by number, then replies on their way, with a line where a new day begins. */
export function timeline(
  messages: readonly StaffMessage[],
  outgoing: readonly Outgoing[],
  receipts: Receipts,
  me: StaffId,
  dayOf: (at: number) => string,
): Line[] {
  const kept = new Set(messages.map(({ commandId }) => commandId));
  const all = [
    ...messages.map(({ seq, commandId, from, text, at, by = null }) => ({
      // The key stays the same when a reply arrives, so that nothing on the screen jumps.
      key: commandId,
      ...{ from, text, commandId, seq, at: Date.parse(at), code: null },
      fate: from === 'agent' ? fateOf(seq, receipts) : null,
      by: by === me ? ('me' as const) : by,
    })),
    ...outgoing
      .filter(({ commandId }) => !kept.has(commandId))
      .map(({ commandId, text, at, state, code }) => ({
        key: commandId,
        from: 'agent' as const,
        text,
        at,
        fate: state,
        code,
        commandId,
        seq: 0,
        by: 'me' as const,
      })),
  ];
  return withDays(all, dayOf);
}
