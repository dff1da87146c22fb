import { createManualClock } from '#shared/kernel/clock.ts';

type Timer = { at: number; run: () => void };

export const simStart = new Date('2026-03-12T07:00:00Z');

/** A clock that stands still until moved, with timers that go off when it is moved to their moment. */
export function createSimClock() {
  const clock = createManualClock(simStart);
  const timers = new Set<Timer>();

  /** Does something after so many milliseconds of this clock; gives a way to call it off. */
  function after(ms: number, run: () => void): () => void {
    const timer = { at: clock.now().getTime() + ms, run };
    timers.add(timer);
    return () => timers.delete(timer);
  }
  /** Moves the clock, never back, and lets off what is due then. */
  function moveTo(at: Date): void {
    if (at > clock.now()) clock.set(at);
    for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
      if (timer.at > clock.now().getTime()) return;
      timers.delete(timer);
      timer.run();
    }
  }
  const waiting = new WeakMap<AbortSignal, () => void>();
  /** A signal that comes after so many milliseconds, once somebody waits for it, unless whoever set it is gone. */
  function signalAfter(ms: number, isThere: () => boolean): AbortSignal {
    const controller = new AbortController();
    waiting.set(controller.signal, () => void after(ms, () => isThere() && controller.abort()));
    return controller.signal;
  }
  return {
    now: () => clock.now(),
    after,
    signalAfter,
    /** Says that somebody waits for a signal: others would only keep the clock busy. */
    wait: (signal: AbortSignal) => waiting.get(signal)?.(),
    moveTo,
    /** When the next timer goes off; null when there is none. */
    nextAt: (): Date | null => (timers.size === 0 ? null : new Date(Math.min(...[...timers].map(({ at }) => at)))),
    /** Seconds since the beginning. */
    seconds: (at: Date = clock.now()): number => (at.getTime() - simStart.getTime()) / 1000,
    atSecond: (seconds: number): Date => new Date(simStart.getTime() + seconds * 1000),
  };
}
export type SimClock = ReturnType<typeof createSimClock>;
