import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { now, setServerTime } from './clock.ts';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => {
  setServerTime(Date.now());
  vi.useRealTimers();
});

it("follows the server's clock when this machine's is wrong", () => {
  setServerTime(1_600_000);
  vi.advanceTimersByTime(5_000);
  expect(now()).toBe(1_605_000);
});

it('counts half of the way there and back as the age of the answer', () => {
  setServerTime(1_000_000, 400);
  expect(now()).toBe(1_000_200);
});
