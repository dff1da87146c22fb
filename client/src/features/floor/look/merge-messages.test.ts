import { expect, it } from 'vitest';
import type { Message } from '#shared/channels/message.schema.ts';
import { mergeMessages } from './merge-messages.ts';

const message = (seq: number): Message => ({ seq, text: String(seq) }) as Message;

it('keeps messages in order and each once, whatever order they come in', () => {
  const known = mergeMessages([], [message(2), message(1)]);
  expect(known.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(mergeMessages(known, [message(4), message(2), message(3)]).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(mergeMessages(known, [message(1)])).toBe(known);
});
