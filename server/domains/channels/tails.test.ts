import { expect, it } from 'vitest';
import { createTails, type Latest } from './tails.ts';

const row = (seq: number): Latest & { conversationId: string } => ({
  conversationId: 'c',
  seq,
  at: new Date(seq),
  from: 'caller',
  commandId: `k${seq}`,
});
const seqs = (rows: readonly Latest[] | undefined) => rows?.map(({ seq }) => seq);

it('knows the last messages of a conversation it has seen from its beginning, or has read', () => {
  const tails = createTails(3);
  for (const seq of [1, 2, 3, 4]) tails.add(row(seq));
  expect(seqs(tails.of('c'))).toEqual([4, 3, 2]);
  tails.put('c', [row(9), row(8)]);
  tails.add(row(10));
  expect(seqs(tails.of('c'))).toEqual([10, 9, 8]);
});

it('forgets a conversation in which somebody else has written, rather than have a gap', () => {
  const tails = createTails(3);
  tails.add(row(1));
  tails.add(row(3));
  expect(tails.of('c')).toBeUndefined();
  tails.add(row(4));
  expect(tails.of('c')).toBeUndefined();
});

it('remembers no more than a thousand conversations, those that go on', () => {
  const tails = createTails(3);
  for (let i = 0; i < 1_000; i += 1) tails.put(String(i), []);
  tails.put('0', [row(1)]);
  tails.put('c', []);
  expect([seqs(tails.of('0')), tails.of('1'), tails.of('2')]).toEqual([[1], undefined, []]);
});
