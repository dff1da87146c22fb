import { useCallback, useSyncExternalStore } from 'react';

let offset = 0;
let lastTick = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const subscribers = new Map<symbol, { intervalMs: number; notify: () => void }>();

/** The server's time in epoch milliseconds, as far as this machine knows it. */
export const now = (): number => Date.now() + offset;

/** Corrects this machine's clock by the server's: pass the server's time (epoch ms) of an answer, and how long the answer took. */
export function setServerTime(serverMs: number, roundTripMs = 0): void {
  offset = Math.round(serverMs + roundTripMs / 2 - Date.now());
}

function schedule(): void {
  clearTimeout(timer);
  timer = undefined;
  if (subscribers.size === 0) return;
  const shortest = Math.min(...[...subscribers.values()].map((s) => s.intervalMs));
  timer = setTimeout(tick, shortest - (now() % shortest) + 1);
}

function tick(): void {
  const before = lastTick;
  lastTick = now();
  for (const { intervalMs, notify } of subscribers.values()) {
    if (Math.floor(before / intervalMs) !== Math.floor(lastTick / intervalMs)) notify();
  }
  schedule();
}

function subscribe(intervalMs: number, notify: () => void): () => void {
  const key = Symbol('ticking');
  if (subscribers.size === 0) lastTick = now();
  subscribers.set(key, { intervalMs, notify });
  schedule();
  return () => {
    subscribers.delete(key);
    schedule();
  };
}

function snapshot(intervalMs: number): number {
  if (subscribers.size === 0) lastTick = now();
  return Math.floor(lastTick / intervalMs) * intervalMs;
}

/** The time in epoch milliseconds, rounded down to the interval, moving on by one timer that all components share. */
export function useNow(intervalMs = 1000): number {
  const listen = useCallback((notify: () => void) => subscribe(intervalMs, notify), [intervalMs]);
  return useSyncExternalStore(listen, () => snapshot(intervalMs));
}
