import { expect, it } from 'vitest';
import type { StaffMessage } from '#shared/channels/message.schema.ts';
import type { CommandId, ConversationId, StaffId } from '#shared/kernel/ids.ts';
import { reachedCode, withReachedCalls } from './reached-calls.ts';

const conversationId = 'c' as ConversationId;
const by = 'a' as StaffId;
const message = (seq: number, at: string): StaffMessage => ({
  conversationId,
  seq,
  commandId: `m${seq}` as CommandId,
  from: 'caller',
  text: `text ${seq}`,
  at: `2026-03-01T${at}:00.000Z`,
});
const call = (at: string) => ({ at: `2026-03-01T${at}:00.000Z`, by });
const texts = (messages: readonly StaffMessage[], ...calls: ReturnType<typeof call>[]) =>
  withReachedCalls(messages, { conversationId, reachedCalls: calls }).map(({ text }) => text);

it('stand between the messages by their time, and after them all when nothing was written since', () => {
  const messages = [message(1, '10:00'), message(2, '10:10')];
  expect(texts(messages, call('10:05'), call('10:20'))).toEqual(['text 1', reachedCode, 'text 2', reachedCode]);
  expect(texts([], call('10:05'))).toEqual([reachedCode]);
});

it('leave the messages in the order of their numbers, also where two clocks differ', () => {
  const messages = [message(1, '10:02'), message(2, '10:00'), message(3, '10:10')];
  expect(texts(messages, call('10:01'))).toEqual([reachedCode, 'text 1', 'text 2', 'text 3']);
});

it('are the very same messages while nobody was reached', () => {
  const messages = [message(1, '10:00')];
  expect(withReachedCalls(messages, { conversationId, reachedCalls: [] })).toBe(messages);
});
