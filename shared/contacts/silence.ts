import type { Message } from '../channels/message.schema.ts';
import { deskSilentStrings } from '../i18n/desk-silent.ts';

const minute = 60_000;

/** After so much silence each gentle line is offered, in milliseconds. */
export const promptAfterMs = [2 * minute, 5 * minute, 10 * minute] as const;
/** After so much silence the desk suggests to finish and the floor shows it, in milliseconds; nothing is closed by it. */
export const longSilenceMs = 15 * minute;

const { en, ur } = deskSilentStrings;
const lines = { en: [en.line_1, en.line_2, en.line_3], ur: [ur.line_1, ur.line_2, ur.line_3] } as const;
const isPrompt = (text: string): boolean => [...lines.en, ...lines.ur].includes(text);

type Said = Pick<Message, 'from' | 'text' | 'at' | 'seq'>;
type Talk = { readonly acceptedAt: string; readonly lastCallerSeq: number };
/** `since` in epoch milliseconds, and how many gentle lines were sent in it. */
export type Silence = { readonly since: number; readonly prompts: number };

/**
 * Since when the caller has written nothing although it is theirs to write: from the accept or our last words, which
 * gentle lines are not; null while they wait for an answer of ours.
 */
export function silenceOf(messages: readonly Said[], { acceptedAt, lastCallerSeq }: Talk): Silence | null {
  const begin = Date.parse(acceptedAt);
  const ours = messages.filter(({ from, seq, at }) => from === 'agent' && seq > lastCallerSeq && Date.parse(at) >= begin);
  const words = ours.filter(({ text }) => !isPrompt(text)).at(-1);
  const first = words ?? (lastCallerSeq > 0 ? ours[0] : undefined);
  if (!first && lastCallerSeq > 0) return null;
  const prompts = ours.filter(({ text, seq }) => isPrompt(text) && seq >= (first?.seq ?? 0)).length;
  return { since: first ? Date.parse(first.at) : begin, prompts };
}

/** The gentle line that is due, in the caller's language; null while none is, or all were sent. */
export function promptDue({ since, prompts }: Silence, now: number, language: string): string | null {
  const after = promptAfterMs[prompts];
  if (after === undefined || now - since < after) return null;
  return lines[language === 'en' ? 'en' : 'ur'][prompts] ?? null;
}
