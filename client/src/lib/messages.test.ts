import { messageSchema, type Message } from '#shared/channels/message.schema.ts';
import { newId } from '#shared/kernel/ids.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownUpTo, mergeMessages, withDays } from './messages.ts';

const conversationId = newId();
const message = (seq: number): Message =>
  messageSchema.parse({ conversationId, seq, commandId: newId(), from: 'caller', text: `m${seq}`, at: '2026-03-01T10:00:00Z' });

test('in whatever order and however often messages come, each is shown once and in order', () => {
  const all = [1, 2, 3, 4, 5, 6].map((seq) => message(seq));
  const deliveries = fc.array(fc.array(fc.constantFrom(...all)));
  fc.assert(
    fc.property(deliveries, (batches) => {
      const merged = batches.reduce<readonly Message[]>(mergeMessages, []);
      const expected = [...new Set(batches.flat())].sort((a, b) => a.seq - b.seq);
      expect(merged).toEqual(expected);
    }),
  );
});

test('nothing new leaves the very same list, so that nothing is drawn again', () => {
  const known = [message(1), message(2)];
  expect(mergeMessages(known, [message(2)])).toBe(known);
});

test('a gap is asked for again from before it', () => {
  expect(knownUpTo([])).toBe(0);
  expect(knownUpTo([message(1), message(2), message(4)])).toBe(2);
  expect(knownUpTo([message(2)])).toBe(0);
});

test('a line stands where a new day begins, and nowhere else', () => {
  const day = 86_400_000;
  const lines = withDays([{ at: 1 }, { at: 2 }, { at: day + 1 }, { at: day + 2 }], (at) => String(Math.floor(at / day)));
  expect(lines.map(({ kind, at }) => [kind, at])).toEqual([
    ['day', 1],
    ['message', 1],
    ['message', 2],
    ['day', day + 1],
    ['message', day + 1],
    ['message', day + 2],
  ]);
});
