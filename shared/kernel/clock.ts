/** A source of the current time; injected so that time-driven rules can be tested. */
export type Clock = { now(): Date };

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until `advance` (milliseconds) or `set` moves it. */
export type ManualClock = Clock & { advance(ms: number): void; set(at: Date): void };

/** Makes a clock for tests that shows `start` until moved. */
export function createManualClock(start: Date): ManualClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    advance: (ms) => {
      at += ms;
    },
    set: (next) => {
      at = next.getTime();
    },
  };
}
