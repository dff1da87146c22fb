import { isTransient } from './http.ts';

/** Milliseconds to wait before each further try of a command: about a minute in all. */
export const commandDelays: readonly number[] = [400, 800, 1_600, 3_000, 6_000, 8_000, 10_000, 10_000, 10_000, 10_000];

type Options = {
  readonly delays?: readonly number[];
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Told before each further try, with its number from 1. */
  readonly onRetry?: ((attempt: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Tries again after failures that say nothing about the request itself; any other error, and the last one, is thrown. */
export async function withRetries<T>(attempt: () => Promise<T>, options: Options = {}): Promise<T> {
  const { delays = commandDelays, wait = pause, onRetry, signal } = options;
  const ended = () => signal?.aborted === true;
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const delay = delays[tries];
      if (delay === undefined || ended() || !isTransient(error)) throw error;
      onRetry?.(tries + 1);
      await wait(Math.max(delay, error.retryAfterMs ?? 0), signal);
      if (ended()) throw error;
    }
  }
}

/** Waits so many milliseconds, less when the network comes back or `signal` ends it. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', done);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    globalThis.addEventListener?.('online', done);
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();
  });
}
