import { expect, test, vi } from 'vitest';
import { ApiError } from './http.ts';
import { pause, withRetries } from './retry.ts';

const failure = (code: string, retryAfterMs?: number) =>
  new ApiError({ code, status: 0, message: code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });

test('a command is tried again while the network, the server or the answer is missing', async () => {
  const codes = ['offline', 'timeout', 'unavailable'];
  const waits: number[] = [];
  const result = await withRetries(
    async () => {
      const code = codes.shift();
      if (code) throw failure(code);
      return 'kept';
    },
    { delays: [1, 2, 3], wait: async (ms) => void waits.push(ms) },
  );
  expect(result).toBe('kept');
  expect(waits).toEqual([1, 2, 3]);
});

test('a refusal is never repeated', async () => {
  const attempt = vi.fn(async () => {
    throw failure('conflict');
  });
  await expect(withRetries(attempt, { wait: async () => undefined })).rejects.toMatchObject({ code: 'conflict' });
  expect(attempt).toHaveBeenCalledTimes(1);
});

test('the last failure is thrown when all tries are used', async () => {
  const attempt = vi.fn(async () => {
    throw failure('offline');
  });
  await expect(withRetries(attempt, { delays: [1, 1], wait: async () => undefined })).rejects.toMatchObject({ code: 'offline' });
  expect(attempt).toHaveBeenCalledTimes(3);
});

test('the server may ask for a longer wait', async () => {
  const waits: number[] = [];
  let first = true;
  await withRetries(
    async () => {
      if (!first) return;
      first = false;
      throw failure('unavailable', 5_000);
    },
    { delays: [10], wait: async (ms) => void waits.push(ms) },
  );
  expect(waits).toEqual([5_000]);
});

test('an ended signal ends the waiting and the trying', async () => {
  const stop = new AbortController();
  const attempt = vi.fn(async () => {
    throw failure('offline');
  });
  const running = withRetries(attempt, { delays: [60_000], wait: pause, signal: stop.signal, onRetry: () => stop.abort() });
  await expect(running).rejects.toMatchObject({ code: 'offline' });
  expect(attempt).toHaveBeenCalledTimes(1);
});
