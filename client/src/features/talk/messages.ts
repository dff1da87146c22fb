import type { Message, Receipts } from '#shared/channels/message.schema.ts';
import { withDays, type DayLine, type MessageLine } from '../../lib/messages.ts';
import type { Outgoing } from './outbox.ts';

/** What has become of a message of ours. */
export type Fate = 'sending' | 'kept' | 'slow' | 'refused' | 'full' | 'arrived' | 'delivered' | 'read';

export type Line = DayLine | MessageLine<Fate>;

const fateOf = (seq: number, { agent }: Receipts): Fate => (agent.read >= seq ? 'read' : agent.delivered >= seq ? 'delivered' : 'arrived');

/** The whole conversation as shown: kept messages by number, then those on their way, with a line where a new day begins. */
export function timeline(
  messages: readonly Message[],
  outbox: readonly Outgoing[],
  receipts: Receipts,
  dayOf: (at: number) => string,
): Line[] {
  const arrived = new Set(messages.map(({ commandId }) => commandId as string));
  const kept = messages.map(({ seq, commandId, from, text, at }) => ({
    // The key stays the same when a message arrives, so that nothing on the screen jumps.
    key: from === 'caller' ? commandId : String(seq),
    from,
    text,
    at: Date.parse(at),
    fate: from === 'caller' ? fateOf(seq, receipts) : null,
  }));
  // They go in order: what stands behind a kept one is not being sent either.
  const stuck = outbox.find(({ status }) => status === 'kept' || status === 'slow')?.status;
  const onTheWay = outbox.flatMap(({ commandId, at, status, act }) => {
    if (act.kind !== 'text' || arrived.has(commandId)) return [];
    return [{ key: commandId, from: 'caller' as const, text: act.text, at, fate: stuck && status === 'sending' ? stuck : status }];
  });
  return withDays([...kept, ...onTheWay], dayOf);
}
