import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LineId } from '#shared/kernel/ids.ts';
import { lineOf, lookAt, type LineLook } from './line-look.ts';
import { createWaitingLine } from './waiting-line.ts';

type Waiting = { rank: 0 | 1; lineId: LineId; language: 'ur' | 'pa'; effectiveSince: Date; arrivedAt: Date; waitsSince: Date };
const general = 'general' as LineId;
const since = (seconds: number, more: Partial<Waiting> = {}): Waiting => {
  const at = new Date(seconds * 1_000);
  return { rank: 1, lineId: general, language: 'ur', effectiveSince: at, arrivedAt: at, waitsSince: at, ...more };
};
const look = (all: readonly Waiting[]): LineLook => {
  const [urgent, others] = ([0, 1] as const).map((rank) =>
    lookAt(
      rank,
      all.filter((one) => one.rank === rank),
    ),
  );
  return lineOf(urgent!, others!);
};

describe('a look at the line', () => {
  it('tells the place of everybody in it, and of somebody who came since', () => {
    const line = look([since(30), since(10), since(20, { lineId: 'night' as LineId }), since(40, { rank: 0 })]);
    expect([since(10), since(20), since(30), since(40, { rank: 0 })].map(line.placeOf)).toEqual([2, 3, 4, 1]);
    expect([since(35), since(5), since(50, { rank: 0 })].map(line.placeOf)).toEqual([5, 2, 2]);
    expect(look([]).placeOf(since(1))).toBe(1);
  });

  it('counts all, those who cannot wait, each line, and knows who came first', () => {
    const line = look([
      since(30, { waitsSince: new Date(9) }),
      since(10),
      since(20, { lineId: 'night' as LineId }),
      since(40, { rank: 0 }),
    ]);
    expect(line).toMatchObject({ waiting: 4, helpNowWaiting: 1, oldestArrivedAt: new Date(9) });
    expect([...line.ofLines()]).toEqual([
      [general, 3],
      ['night', 1],
    ]);
    expect(look([])).toMatchObject({ waiting: 0, helpNowWaiting: 0, oldestArrivedAt: null });
  });

  it('counts before a place exactly those who stand before it, whatever the line', () => {
    const waiting = fc.record({ rank: fc.constantFrom(0 as const, 1 as const), s: fc.nat(20), night: fc.boolean(), pa: fc.boolean() });
    fc.assert(
      fc.property(fc.array(waiting, { maxLength: 40 }), waiting, (rows, me) => {
        const of = ({ rank, s, night, pa }: typeof me): Waiting =>
          since(s, { rank, lineId: (night ? 'night' : 'general') as LineId, language: pa ? 'pa' : 'ur' });
        const isBefore = (one: typeof me): boolean => one.rank < me.rank || (one.rank === me.rank && one.s < me.s);
        const counted = look(rows.map(of)).before(of(me));
        const night = counted
          .filter(({ lineId, language }) => lineId === 'night' && language === 'pa')
          .reduce((n, { count }) => n + count, 0);
        expect(night).toBe(rows.filter((one) => one.night && one.pa && isBefore(one)).length);
        expect(look(rows.map(of)).placeOf(of(me))).toBe(rows.filter(isBefore).length + 1);
      }),
    );
  });
});

describe('the line as a process sees it', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  /** A line of so many, each of whose reads takes some time. */
  function lineWith(count: number, takesMs = 2) {
    const rows = { count, reads: { urgent: 0, others: 0 } };
    const line = createWaitingLine({
      waitingOfRank: async (rank) => {
        rows.reads[rank === 0 ? 'urgent' : 'others'] += 1;
        const found = rank === 0 ? [] : Array.from({ length: rows.count }, (_, i) => since(i));
        await new Promise((resolve) => setTimeout(resolve, rank === 0 ? 1 : takesMs));
        return found;
      },
    });
    return { line, rows };
  }

  it('is read a few times for a thousand moves in a second, and what was told last is what holds', async () => {
    const { line, rows } = lineWith(0);
    const told: number[] = [];
    const moved = line.follow(({ waiting }) => told.push(waiting));
    for (let i = 1; i <= 1_000; i += 1) {
      rows.count = i;
      moved();
      await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rows.reads.urgent + rows.reads.others).toBeLessThanOrEqual(12);
    expect(told.at(-1)).toBe(1_000);
    expect(told.length).toBeLessThanOrEqual(12);
  });

  it('spends at most a twentieth of the time on a line of 100,000 that moves all the time and is looked at all the time', async () => {
    const { line, rows } = lineWith(100_000, 1_600);
    const told: number[] = [];
    const moved = line.follow(({ waiting }) => told.push(waiting));
    await Promise.all([line.last(), vi.advanceTimersByTimeAsync(1_600)]);
    expect(line.isLong()).toBe(true);
    let waited = 0;
    for (let s = 0; s < 400; s += 1) {
      rows.count = 100_000 - s;
      moved();
      const asked = performance.now();
      const shown = line.soon().then(() => (waited = Math.max(waited, performance.now() - asked)));
      await vi.advanceTimersByTimeAsync(1_000);
      await shown;
    }
    // 400 seconds, of which a twentieth are 20.
    expect(rows.reads.others * 1.6).toBeLessThanOrEqual(20);
    // Nobody who only wants to see it waits for it.
    expect(waited).toBeLessThan(300);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told.at(-1)).toBe(99_601);
  });
});
