import { describe, expect, it } from 'vitest';
import { workedTogether, workedUntil } from './worked.ts';

const at = (local: string): Date => new Date(`2026-03-02T${local}:00+05:00`);
const hour = 3_600_000;
const agent = { state: 'ready' as const, since: at('08:00'), load: 0, goneAt: null, worked: null };

describe('how an agent spent the day', () => {
  it('is free while ready with empty hands, busy with anything in hand, neither on a break, off or gone', () => {
    const until = (more: object) => workedUntil({ ...agent, ...more }, at('09:00'));
    expect(until({})).toEqual({ busyMs: 0, freeMs: hour, at: at('09:00') });
    expect(until({ load: 2 })).toMatchObject({ busyMs: hour, freeMs: 0 });
    expect(until({ state: 'notReady', load: 1 })).toMatchObject({ busyMs: hour, freeMs: 0 });
    for (const more of [{ state: 'notReady' }, { state: 'off' }, { goneAt: at('08:01') }])
      expect(until(more)).toMatchObject({ busyMs: 0, freeMs: 0 });
  });
  it('adds to what was spent before, and begins anew at local midnight', () => {
    const worked = { busyMs: 2 * hour, freeMs: hour, at: at('10:00') };
    expect(workedUntil({ ...agent, load: 1, worked }, at('10:30'))).toMatchObject({ busyMs: 2.5 * hour, freeMs: hour });
    const night = { ...worked, at: new Date(at('00:00').getTime() - 30 * 60_000) };
    expect(workedUntil({ ...agent, load: 1, worked: night }, at('00:15'))).toMatchObject({ busyMs: hour / 4, freeMs: 0 });
  });
  it('is summed over all of them', () => {
    expect(workedTogether([agent, { ...agent, load: 1 }], at('09:00'))).toEqual({ busyMs: hour, freeMs: hour });
  });
});
