import { messageSchema, type Message } from '#shared/channels/message.schema.ts';
import { newId, type CommandId } from '#shared/kernel/ids.ts';
import { expect, test } from 'vitest';
import { timeline } from './messages.ts';
import type { Outgoing } from './outbox.ts';

const conversationId = newId();
const message = (seq: number, more: Partial<Message> = {}): Message => ({
  ...messageSchema.parse({ conversationId, seq, commandId: newId(), from: 'caller', text: `m${seq}`, at: '2026-03-01T10:00:00Z' }),
  ...more,
});
const receipts = (delivered: number, read: number) => ({ caller: { delivered: 0, read: 0 }, agent: { delivered, read } });
const outgoing = (commandId: CommandId, status: Outgoing['status'] = 'sending'): Outgoing => ({
  commandId,
  at: Date.parse('2026-03-01T10:00:05Z'),
  act: { kind: 'text', text: 'on its way' },
  status,
});
const oneDay = () => 'a day';

test('a message that arrived while its own answer was lost is not shown twice', () => {
  const arrived = message(1);
  const lines = timeline([arrived], [outgoing(arrived.commandId, 'kept')], receipts(0, 0), oneDay);
  expect(lines.filter(({ kind }) => kind === 'message')).toHaveLength(1);
  expect(lines.at(-1)).toMatchObject({ text: 'm1', fate: 'arrived' });
});

test('what is on its way stands last and says whether it is being sent or kept', () => {
  const lines = timeline([message(1, { from: 'agent' })], [outgoing(newId(), 'kept')], receipts(0, 0), oneDay);
  expect(lines.at(-1)).toMatchObject({ text: 'on its way', fate: 'kept' });
});

test('what waits behind a kept message is not said to be on its way', () => {
  const lines = timeline([], [outgoing(newId(), 'kept'), outgoing(newId(), 'sending')], receipts(0, 0), oneDay);
  expect(lines.flatMap((line) => (line.kind === 'message' ? [line.fate] : []))).toEqual(['kept', 'kept']);
});

test('receipts of the other side say what was delivered and read; its own messages say nothing', () => {
  const lines = timeline([message(1), message(2), message(3), message(4, { from: 'agent' })], [], receipts(2, 1), oneDay);
  expect(lines.flatMap((line) => (line.kind === 'message' ? [line.fate] : []))).toEqual(['read', 'delivered', 'arrived', null]);
});

test('a line stands where a new day begins', () => {
  const lines = timeline(
    [message(1), message(2, { at: '2026-03-02T01:00:00Z' }), message(3, { at: '2026-03-02T02:00:00Z' })],
    [],
    receipts(0, 0),
    (at) => new Date(at).toISOString().slice(0, 10),
  );
  expect(lines.map(({ kind }) => kind)).toEqual(['day', 'message', 'day', 'message', 'message']);
});
