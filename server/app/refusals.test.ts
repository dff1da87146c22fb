import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/kernel/actor.ts';
import { createManualClock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import { createRefusals } from './refusals.ts';

const nobody: Actor = { kind: 'anonymous' };
const agent: Actor = { kind: 'staff', staffId: newId(), sessionId: newId(), roles: ['agent'], districts: [], bodyId: null };
const child = (): Actor => ({ kind: 'caller', conversationId: newId() });

function start() {
  const clock = createManualClock(new Date('2026-03-01T06:00:00Z'));
  const rows: { actor: Actor; what: string; data: Record<string, unknown> }[] = [];
  const trail = { away: false };
  const write = async (actor: Actor, what: string, data: Record<string, unknown>) => {
    if (trail.away) throw new Error('away');
    rows.push({ actor, what, data });
  };
  const refusals = createRefusals({ write, clock });
  const many = async (times: number, actor: Actor, address?: string, what = 'get /api/desk') => {
    for (let i = 0; i < times; i += 1) await refusals.record(actor, { what, address });
    return rows.length;
  };
  return { clock, rows, trail, refusals, many };
}

describe('refusals', () => {
  it('of people who are signed in are each on record, whatever strangers do', async () => {
    const { many, rows } = start();
    for (let i = 0; i < 40; i += 1) await many(20, nobody, `10.0.${i}.1`);
    await many(100, agent, '10.0.0.1');
    expect(rows.filter(({ actor }) => actor.kind === 'staff')).toHaveLength(100);
  });

  it('of strangers are on record by the first ones of an address and of a conversation, then as a sum, and none is lost', async () => {
    const { many, rows, refusals, clock } = start();
    expect(await many(50, nobody, '10.0.0.1')).toBe(20);
    expect(await many(50, nobody, '10.0.0.2')).toBe(40);
    const one = child();
    expect(await many(25, one, '10.0.0.2', 'get /api/floor')).toBe(60);
    expect(await refusals.writeSums()).toBe(65);
    expect(rows.slice(60).map(({ what, data }) => [what, data])).toEqual([
      ['get /api/desk', { count: 60 }],
      ['get /api/floor', { count: 5 }],
    ]);
    expect(await refusals.writeSums()).toBe(0);
    clock.advance(5 * 60_000);
    expect(await many(1, nobody, '10.0.0.1')).toBe(63);
  });

  it('from very many addresses at once do not flood the trail either', async () => {
    const { many, rows, refusals } = start();
    for (let i = 0; i < 900; i += 1) await many(1, nobody, `10.1.${i >> 8}.${i & 255}`);
    expect(rows).toHaveLength(500);
    await refusals.writeSums();
    expect(rows.at(-1)?.data).toEqual({ count: 400 });
  });

  it('that were only counted stay counted while the trail is away', async () => {
    const { many, rows, refusals, trail } = start();
    await many(30, nobody, '10.0.0.1');
    trail.away = true;
    await expect(refusals.writeSums()).rejects.toThrow('away');
    trail.away = false;
    expect(await refusals.writeSums()).toBe(10);
    expect(rows.at(-1)?.data).toEqual({ count: 10 });
  });
});
