import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPacedRead } from './paced-read.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A store whose answer is what it holds when the read begins, and comes after `takes` ms. */
function store(takes = 2) {
  const it = { value: 0, reads: 0, takes, fails: false };
  const read = async (): Promise<number> => {
    it.reads += 1;
    const { value, fails } = it;
    await new Promise((resolve) => setTimeout(resolve, it.takes));
    if (fails) throw new Error('the store is away');
    return value;
  };
  return { it, read };
}

async function given<T>(asked: Promise<T>): Promise<T | 'nothing yet'> {
  return Promise.race([asked, Promise.resolve<'nothing yet'>('nothing yet')]);
}

describe('a paced read', () => {
  it('is made once for all who ask at the same time, and not at all while nobody asks', async () => {
    const { it: at, read } = store();
    const paced = createPacedRead(read);
    await later(10_000);
    expect(at.reads).toBe(0);
    const all = Promise.all(Array.from({ length: 100 }, paced.last));
    await later(2);
    expect(new Set(await all)).toEqual(new Set([0]));
    expect(at.reads).toBe(1);
  });

  it('answers at once with what it read until the rest is over, then reads again before it answers', async () => {
    const { it: at, read } = store();
    const paced = createPacedRead(read);
    void paced.last();
    await later(2);
    at.value = 1;
    await later(240);
    expect(await given(paced.last())).toBe(0);
    await later(20);
    const asked = paced.last();
    await later(2);
    expect(await asked).toBe(1);
    expect(at.reads).toBe(2);
  });

  it('tells whoever must have what holds now, once for all of them, at the end of the rest', async () => {
    const { it: at, read } = store();
    const paced = createPacedRead(read);
    const first = paced.next();
    // In the same turn nothing can have been answered yet.
    expect(paced.next()).toBe(first);
    await later(1);
    at.value = 1;
    // Begun before this was asked: not for this one.
    const second = paced.next();
    await later(1);
    expect(await first).toBe(0);
    expect(await given(second)).toBe('nothing yet');
    at.value = 2;
    const third = paced.next();
    await later(251);
    expect(at.reads).toBe(2);
    await later(2);
    expect([await second, await third]).toEqual([2, 2]);
    await later(60_000);
    expect(at.reads).toBe(2);
  });

  it('tells a follower once for many changes, and of the last of them', async () => {
    const { it: at, read } = store();
    const paced = createPacedRead(read);
    const told: number[] = [];
    const changed = paced.follow(() => told.push(at.value));
    for (let i = 1; i <= 100; i += 1) {
      at.value = i;
      changed();
      await later(1);
    }
    await later(1_000);
    expect(told.at(-1)).toBe(100);
    expect(told.length).toBeLessThanOrEqual(3);
    expect(at.reads).toBe(told.length);
  });

  it('rests twenty times as long as it took, and lets nobody wait for a long read while its answer is young enough', async () => {
    const { it: at, read } = store(100);
    const paced = createPacedRead(read);
    void paced.last();
    await later(100);
    expect(paced.isSlow()).toBe(true);
    at.value = 1;
    await later(1_990);
    expect(await given(paced.last())).toBe(0);
    expect(await given(paced.soon())).toBe(0);
    expect(at.reads).toBe(1);
    await later(20);
    expect(await given(paced.last())).toBe(0);
    expect(at.reads).toBe(2);
    await later(100);
    expect(await given(paced.last())).toBe(1);
    at.value = 2;
    await later(10_000);
    const old = paced.last();
    expect(await given(old)).toBe('nothing yet');
    await later(100);
    expect(await old).toBe(2);
  });

  it('rests no longer for what is small, so that a busy machine does not make it stale', async () => {
    const { it: at, read } = store(400);
    const paced = createPacedRead(read, { isSmall: (value) => value < 10 });
    void paced.last();
    await later(400);
    at.value = 1;
    const asked = paced.soon();
    await later(650);
    expect(await asked).toBe(1);
  });

  it('covers up no failure: whoever asks hears of it, and the next one reads again', async () => {
    const { it: at, read } = store();
    const paced = createPacedRead(read);
    void paced.last();
    await later(300);
    at.fails = true;
    const asked = [paced.last(), paced.next()].map((one) => one.then(String, (error: Error) => error.message));
    await later(300);
    expect(await Promise.all(asked)).toEqual(['the store is away', 'the store is away']);
    at.fails = false;
    at.value = 3;
    const again = paced.last();
    await later(2);
    expect(await again).toBe(3);
  });
});
