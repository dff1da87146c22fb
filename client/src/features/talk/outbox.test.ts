import { expect, test } from 'vitest';
import { ApiError } from '../../lib/http.ts';
import { createOutbox, type Outgoing } from './outbox.ts';

const failure = (code: string) => new ApiError({ code, status: 0, message: code });
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function arrange(answers: ((item: Outgoing) => unknown)[] = []) {
  const sent: Outgoing[] = [];
  let release: () => void = () => undefined;
  const waits: number[] = [];
  const outbox = createOutbox({
    send: async (item) => {
      sent.push(item);
      await answers.shift()?.(item);
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        waits.push(ms);
        release = resolve;
        signal.addEventListener('abort', () => resolve());
      }),
    now: () => 0,
    changed: () => undefined,
  });
  return { outbox, sent, waits, release: () => release(), texts: () => sent.map(({ act }) => (act.kind === 'text' ? act.text : act.kind)) };
}
const fails = (code: string) => () => {
  throw failure(code);
};

test('acts go one at a time, in the order they were done', async () => {
  const { outbox, texts } = arrange();
  outbox.add({ kind: 'text', text: 'one' });
  outbox.add({ kind: 'text', text: 'two' });
  await settled();
  expect(texts()).toEqual(['one', 'two']);
  expect(outbox.items()).toEqual([]);
});

test('without network an act is kept and goes again under the same command id, before those after it', async () => {
  const { outbox, sent, release, texts } = arrange([fails('offline'), fails('timeout')]);
  outbox.add({ kind: 'text', text: 'one' });
  outbox.add({ kind: 'text', text: 'two' });
  await settled();
  expect(outbox.items()[0]?.status).toBe('kept');
  release();
  await settled();
  release();
  await settled();
  expect(texts()).toEqual(['one', 'one', 'one', 'two']);
  expect(new Set(sent.slice(0, 3).map(({ commandId }) => commandId)).size).toBe(1);
});

test('the network coming back is not waited for', async () => {
  const { outbox, texts } = arrange([fails('offline')]);
  outbox.add({ kind: 'text', text: 'one' });
  await settled();
  outbox.wake();
  await settled();
  expect(texts()).toEqual(['one', 'one']);
});

test('a refused act is shown as such and does not hold up the next', async () => {
  const { outbox, texts } = arrange([fails('tooLarge')]);
  const first = outbox.add({ kind: 'text', text: 'one' });
  outbox.add({ kind: 'text', text: 'two' });
  await settled();
  expect(texts()).toEqual(['one', 'two']);
  expect(outbox.items().map(({ commandId, status }) => [commandId, status])).toEqual([[first, 'refused']]);
  outbox.again(first);
  await settled();
  expect(outbox.items()).toEqual([]);
});

test('a call for help goes before what was not tried yet, but never past an opening that may have acted', async () => {
  const { outbox, release, texts } = arrange([fails('offline')]);
  outbox.add({ kind: 'text', text: 'opens' });
  outbox.add({ kind: 'text', text: 'later' });
  outbox.add({ kind: 'help' }, true);
  await settled();
  release();
  await settled();
  expect(texts()).toEqual(['opens', 'opens', 'help', 'later']);
});

test('what was too fast is kept and goes on by itself, and a call for help does not wait behind it', async () => {
  const { outbox, waits, texts, release } = arrange([fails('writingFast')]);
  outbox.add({ kind: 'text', text: 'fast' });
  outbox.add({ kind: 'text', text: 'later' });
  await settled();
  expect(outbox.items().map(({ status }) => status)).toEqual(['slow', 'sending']);
  expect(waits).toHaveLength(1);
  outbox.add({ kind: 'help' }, true);
  await settled();
  release();
  await settled();
  expect(texts()).toEqual(['fast', 'help', 'fast', 'later']);
});

test('what a full conversation did not take goes along into a new one, under a new command', async () => {
  const { outbox, sent, texts } = arrange([fails('conversationFull'), fails('conversationFull')]);
  outbox.add({ kind: 'text', text: 'one' });
  outbox.add({ kind: 'text', text: 'two' });
  await settled();
  expect(outbox.items().map(({ status }) => status)).toEqual(['full', 'full']);
  outbox.renew();
  await settled();
  expect(texts()).toEqual(['one', 'two', 'one', 'two']);
  expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(4);
  expect(outbox.items()).toEqual([]);
});

test('after a hurried exit nothing more is sent', async () => {
  const { outbox, texts } = arrange([fails('offline')]);
  outbox.add({ kind: 'text', text: 'one' });
  await settled();
  outbox.clear();
  await settled();
  expect(texts()).toEqual(['one']);
});
