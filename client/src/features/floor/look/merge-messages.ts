import type { Message } from '#shared/channels/message.schema.ts';

/** The messages in order, each once; what comes late or twice changes nothing. */
export function mergeMessages(known: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  const bySeq = new Map([...known, ...incoming].map((message) => [message.seq, message]));
  return bySeq.size === known.length ? known : [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
