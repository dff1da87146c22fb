import type { Message } from '#shared/channels/message.schema.ts';

/** The messages in order, each once; what comes late or twice changes nothing, and then the very same list is returned. */
export function mergeMessages<M extends Pick<Message, 'seq'>>(known: readonly M[], incoming: readonly M[]): readonly M[] {
  const numbers = new Set(known.map(({ seq }) => seq));
  const fresh = incoming.filter(({ seq }) => !numbers.has(seq) && numbers.add(seq));
  return fresh.length === 0 ? known : [...known, ...fresh].sort((a, b) => a.seq - b.seq);
}

/** The number up to which no message is missing: the rest is asked after it. */
export function knownUpTo(messages: readonly Pick<Message, 'seq'>[]): number {
  let last = 0;
  for (const { seq } of messages) {
    if (seq !== last + 1) break;
    last = seq;
  }
  return last;
}

/** Where a new day begins between messages; `at` in epoch milliseconds. */
export type DayLine = { readonly kind: 'day'; readonly key: string; readonly at: number };

/** A message as a line shows it; `at` in epoch milliseconds, `fate` only for messages of one's own. */
export type MessageLine<Fate> = {
  readonly kind: 'message';
  readonly key: string;
  readonly from: Message['from'];
  readonly text: string;
  readonly at: number;
  readonly fate: Fate | null;
};

/** The messages as lines, with one more wherever a new day begins. */
export function withDays<M extends { readonly at: number }>(
  messages: readonly M[],
  dayOf: (at: number) => string,
): (DayLine | (M & { readonly kind: 'message' }))[] {
  let day = '';
  return messages.flatMap((message) => {
    const its = dayOf(message.at);
    const line = { ...message, kind: 'message' as const };
    if (its === day) return [line];
    day = its;
    return [{ kind: 'day' as const, key: `day ${its}`, at: message.at }, line];
  });
}
