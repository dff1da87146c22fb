import type { Clock } from '#shared/kernel/clock.ts';
import { AppError } from '../../platform/errors.ts';

const minuteMs = 60_000;
/** A caller's messages within a minute: faster than anybody writes for long; what is more is kept on the phone and comes a little later. */
export const messagesAMinute = 60;
/** Messages of one conversation, by both sides: years of coming back. */
export const messagesAtMost = 5_000;

/** Keeps one conversation from filling the store; asks nothing of agents, and a call for help is no message. */
export function createPace({ clock }: { clock: Clock }) {
  /**
   * Refuses the caller's message after `lastSeq` with `conversationFull` or `writingFast`; the words stay with who wrote them.
   * `before` is when they wrote the one that so many followed as are a minute's but one; null when there are fewer.
   */
  function allow(lastSeq: number, before: Date | null): void {
    if (lastSeq >= messagesAtMost)
      throw new AppError(
        'conversationFull',
        409,
        'This conversation is full. What was written is kept. Please begin a new one and go on there.',
      );
    if (before !== null && clock.now().getTime() - before.getTime() < minuteMs)
      throw new AppError('writingFast', 429, 'These were many messages in a minute. Send this one again in a moment; nothing was lost.');
  }
  return { allow };
}
