import type { Message } from '#shared/channels/message.schema.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { AppError } from '../../platform/errors.ts';

const minuteMs = 60_000;
/** A caller's messages within a minute: faster than anybody writes for long; what is more is kept on the phone and comes a little later. */
export const messagesAMinute = 60;
/** Messages of one conversation, by both sides: years of coming back. */
export const messagesAtMost = 5_000;

type Deps = {
  clock: Clock;
  /** When the caller wrote the message that so many others of theirs followed; null when there are fewer. */
  wroteBefore: (conversationId: string, others: number) => Promise<Date | null>;
};

/** Keeps one conversation from filling the store; asks nothing of agents, and a call for help is no message. */
export function createPace({ clock, wroteBefore }: Deps) {
  /** Refuses the message after `lastSeq` with `conversationFull` or `writingFast`; the words stay with who wrote them. */
  async function allow(conversationId: string, from: Message['from'], lastSeq: number): Promise<void> {
    if (from !== 'caller') return;
    if (lastSeq >= messagesAtMost)
      throw new AppError(
        'conversationFull',
        409,
        'This conversation is full. What was written is kept. Please begin a new one and go on there.',
      );
    const before = await wroteBefore(conversationId, messagesAMinute - 1);
    if (before !== null && clock.now().getTime() - before.getTime() < minuteMs)
      throw new AppError('writingFast', 429, 'These were many messages in a minute. Send this one again in a moment; nothing was lost.');
  }
  return { allow };
}
