import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { calm } from './calm.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('tells at once, and what came meanwhile once at the end of the pause', async () => {
  let told = 0;
  const tell = calm(1_000, () => void (told += 1));
  await Promise.all([tell(), tell(), tell()]);
  expect(told).toBe(1);
  await vi.advanceTimersByTimeAsync(999);
  expect(told).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toBe(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toBe(2);
});

it('goes on telling after it failed once, whether at once or later', async () => {
  const failures = [
    () => Promise.reject(new Error('later')),
    () => {
      throw new Error('at once');
    },
  ];
  let told = 0;
  const tell = calm(1_000, () => failures.pop()?.() ?? void (told += 1));
  await expect(tell()).rejects.toThrow('at once');
  await vi.advanceTimersByTimeAsync(1_000);
  await expect(tell()).rejects.toThrow('later');
  await vi.advanceTimersByTimeAsync(1_000);
  await tell();
  expect(told).toBe(1);
});
