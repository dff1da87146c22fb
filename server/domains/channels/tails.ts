import { LRUCache } from 'lru-cache';
import type { MessageRow } from './conversation.model.ts';

/** What is known of a message without opening it. */
export type Latest = Pick<MessageRow, 'seq' | 'at' | 'from' | 'commandId'>;

const conversationsAtMost = 1_000;

/**
 * The last messages of conversations that are going on, newest first, as this process wrote or read them: whoever writes next takes the
 * number after them. Somebody who wrote at another node has taken that number, and the store says so; then they are read again.
 */
export function createTails(length: number) {
  const tails = new LRUCache<string, readonly Latest[]>({ max: conversationsAtMost });
  const put = (conversationId: string, rows: readonly Latest[]): void => void tails.set(conversationId, rows);

  /** Adds what was just written, unless what came before it is not known here. */
  function add({ conversationId, seq, at, from, commandId }: Latest & { conversationId: string }): void {
    const before = seq === 1 ? [] : tails.get(conversationId);
    if (before && (before[0]?.seq ?? 0) === seq - 1) put(conversationId, [{ seq, at, from, commandId }, ...before].slice(0, length));
    else tails.delete(conversationId);
  }
  return {
    of: (conversationId: string) => tails.get(conversationId),
    put,
    add,
    drop: (conversationId: string) => tails.delete(conversationId),
  };
}
