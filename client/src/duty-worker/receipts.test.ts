import { expect, test } from 'vitest';
import type { DeviceStore } from '../lib/device-store.ts';
import { createReceipts, type Receipt } from './receipts.ts';

function memory(): DeviceStore & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    read: async (key) => kept.get(key),
    list: async (prefix) => [...kept].filter(([key]) => key.startsWith(prefix)),
    write: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
}

function rig(answers: (number | Error)[]) {
  const store = memory();
  const sent: string[] = [];
  const clock = { at: 0 };
  const post = async ({ token, what }: Receipt) => {
    const answer = answers.shift() ?? 204;
    if (answer instanceof Error) throw answer;
    sent.push(`${token} ${what} ${answer}`);
    return answer;
  };
  return { receipts: createReceipts({ store, post, now: () => clock.at }), store, sent, clock };
}

test('a receipt goes out at once and is forgotten', async () => {
  const { receipts, store, sent } = rig([]);
  expect(await receipts.give('a', 'received')).toBe(true);
  expect(sent).toEqual(['a received 204']);
  expect(store.kept.size).toBe(0);
});

test('without network it is kept, and sent with the next one, in order', async () => {
  const { receipts, store, sent } = rig([new Error('offline'), 503]);
  expect(await receipts.give('a', 'received')).toBe(false);
  expect(await receipts.give('a', 'seen')).toBe(false);
  expect(store.kept.size).toBe(2);
  expect(await receipts.flush()).toBe(true);
  expect(sent).toEqual(['a received 503', 'a received 204', 'a seen 204']);
});

test('one that the server does not want stops nothing, and one that is too old is left out', async () => {
  const { receipts, store, sent, clock } = rig([400, new Error('offline')]);
  expect(await receipts.give('a', 'received')).toBe(true);
  expect(await receipts.give('b', 'received')).toBe(false);
  clock.at += 61 * 60_000;
  expect(await receipts.flush()).toBe(true);
  expect(sent).toEqual(['a received 400']);
  expect(store.kept.size).toBe(0);
  expect(await receipts.give('', 'seen')).toBe(true);
});
