import type { AskPublic } from '../../lib/public/public-api.ts';
import { newId } from '#shared/kernel/ids.ts';
import { expect, test } from 'vitest';
import { ApiError } from '../../lib/http.ts';
import { createConversation } from './conversation.ts';
import { timeline } from './messages.ts';

test('leaving the line again after its answer was lost goes under the same command id', async () => {
  const left: string[] = [];
  const ask = ((name: string, input: { body?: { commandId: string } }) => {
    if (name !== 'leave') return Promise.reject(new ApiError({ code: 'offline', status: 0, message: '' }));
    left.push(input.body?.commandId ?? '');
    return left.length === 1 ? Promise.reject(new ApiError({ code: 'timeout', status: 0, message: '' })) : Promise.resolve({});
  }) as unknown as AskPublic;
  const conversation = createConversation({
    ask,
    connect: () => Promise.reject(new Error('no live connection here')),
    codes: { read: () => 'ABCDEFGHJK', keep: () => undefined },
    wait: () => Promise.resolve(),
    now: () => 0,
    about: () => ({ screen: 'ur', areaId: null, topic: null }),
  });
  await expect(conversation.leaveLine()).rejects.toThrow(ApiError);
  await conversation.leaveLine();
  expect(left).toHaveLength(2);
  expect(new Set(left).size).toBe(1);
  conversation.end();
});

/** A server of one conversation after the other, each with its opening words under its own id; `full` ones take nothing more. */
function server() {
  const opened: { code: string; texts: string[] }[] = [];
  let full = false;
  const ask = ((name: string, { body }: { body?: { text: string } }, { code }: { code?: string | null } = {}) => {
    if (name === 'post' && full) return Promise.reject(new ApiError({ code: 'conversationFull', status: 409, message: '' }));
    if (name !== 'open' || code !== null) return Promise.reject(new ApiError({ code: 'offline', status: 0, message: '' }));
    full = false;
    const id = newId();
    const text = body?.text ?? '';
    opened.push({ code: `CODE${opened.length}`, texts: [text] });
    const message = { conversationId: id, seq: 1, commandId: id, from: 'caller', text, at: '2026-03-01T10:00:00Z' };
    return Promise.resolve({ code: `CODE${opened.length}`, view: { conversationId: id }, messages: [message] });
  }) as unknown as AskPublic;
  return { ask, opened, fill: () => (full = true) };
}
function talkWith({ ask }: ReturnType<typeof server>) {
  return createConversation({
    ask,
    connect: () => Promise.reject(new Error('no live connection here')),
    codes: { read: () => null, keep: () => undefined },
    wait: () => Promise.resolve(),
    now: () => 0,
    about: () => ({ screen: 'ur', areaId: null, topic: null }),
  });
}
const quiet = { caller: { delivered: 0, read: 0 }, agent: { delivered: 0, read: 0 } };
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test('the words that open a conversation are one line all the way, the same one', async () => {
  const conversation = talkWith(server());
  const shown: string[][] = [];
  conversation.subscribe(() => {
    const { messages, outbox } = conversation.state();
    shown.push(timeline(messages, outbox, quiet, () => 'a day').flatMap((line) => (line.kind === 'message' ? [line.key] : [])));
  });
  conversation.say('salam');
  await settled();
  expect(conversation.state()).toMatchObject({ outbox: [], messages: [{ text: 'salam' }] });
  expect(new Set(shown.map((keys) => keys.join())).size).toBe(1);
  expect(shown[0]).toHaveLength(1);
  conversation.end();
});

test('what a full conversation did not take opens a new one, in which nothing of the old one is shown', async () => {
  const line = server();
  const conversation = talkWith(line);
  conversation.say('salam');
  await settled();
  line.fill();
  conversation.say('one more');
  await settled();
  expect(conversation.state().outbox).toMatchObject([{ status: 'full' }]);
  conversation.startNew();
  await settled();
  expect(line.opened.map(({ texts }) => texts)).toEqual([['salam'], ['one more']]);
  expect(conversation.state()).toMatchObject({ code: 'CODE2', outbox: [], messages: [{ text: 'one more' }] });
  conversation.end();
});
