import type { CommandId } from '#shared/kernel/ids.ts';
import { expect, test } from 'vitest';
import { createAttempts } from './attempts.ts';
import { ApiError } from './http.ts';

const failure = (code: string, status: number) => new ApiError({ code, status, message: code });

function arrange(forMs?: number) {
  let at = 0;
  const attempts = createAttempts({ now: () => at, ...(forMs === undefined ? {} : { forMs }) });
  /** Does something, and returns the command id under which it went. */
  const act = async (words: string, { error, target = 'line' }: { error?: Error; target?: string } = {}) => {
    let used: CommandId | undefined;
    const send = (commandId: CommandId) => {
      used = commandId;
      return error === undefined ? Promise.resolve() : Promise.reject(error);
    };
    await attempts.run({ target, words, send }).catch(() => undefined);
    return used;
  };
  return { act, wait: (ms: number) => (at += ms) };
}

const uncertain = [
  failure('offline', 0),
  failure('timeout', 0),
  failure('unavailable', 503),
  failure('internal', 500),
  failure('outdated', 0),
  new DOMException('', 'AbortError'),
];
test.each(uncertain)('an act that may have arrived keeps its command id when it is done again: %s', async (error) => {
  const { act } = arrange();
  const first = await act('leave', { error });
  expect(await act('leave', { error })).toBe(first);
  expect(await act('leave')).toBe(first);
});

test('once an act is known to have arrived, doing it again is new', async () => {
  const { act } = arrange();
  const first = await act('ready');
  expect(await act('ready')).not.toBe(first);
});

test('what was refused is new when it is done again', async () => {
  const { act } = arrange();
  const first = await act('leave', { error: failure('illegalStep', 409) });
  expect(await act('leave')).not.toBe(first);
});

test('other words go under an id of their own, and the earlier ones are new after them', async () => {
  const { act } = arrange();
  const ready = await act('ready', { error: failure('offline', 0) });
  const away = await act('away');
  const again = await act('ready');
  expect(new Set([ready, away, again]).size).toBe(3);
});

test('what is done to something else in between changes nothing', async () => {
  const { act } = arrange();
  const first = await act('close', { error: failure('timeout', 0), target: 'one' });
  await act('close', { target: 'two' });
  expect(await act('close', { target: 'one' })).toBe(first);
});

test('two presses while the first is on its way are one act', async () => {
  const { act } = arrange();
  const [first, second] = await Promise.all([act('leave'), act('leave')]);
  expect(second).toBe(first);
});

test('long after a failure the same words are meant anew', async () => {
  const { act, wait } = arrange(1_000);
  const first = await act('call', { error: failure('offline', 0) });
  wait(999);
  expect(await act('call', { error: failure('offline', 0) })).toBe(first);
  wait(1_000);
  expect(await act('call')).not.toBe(first);
});
