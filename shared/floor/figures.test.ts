import { describe, expect, it } from 'vitest';
import type { ContactSummary } from '../contacts/contact.schema.ts';
import {
  abandonedShare,
  agentCounts,
  answeredLevel,
  byLine,
  byUrgency,
  handlingTime,
  isUrgent,
  occupancy,
  serviceLevel,
  speedOfAnswer,
  standingOf,
  together,
} from './figures.ts';

const contact = (over: Partial<ContactSummary>): ContactSummary =>
  ({
    id: 'a',
    state: 'queued',
    rank: 1,
    helpNow: false,
    risk: { level: null, draft: true },
    ownerId: null,
    arrivedAt: '2026-03-01T10:00:00.000Z',
    effectiveSince: '2026-03-01T10:00:00.000Z',
    ...over,
  }) as ContactSummary;
const agent = (over: object) => ({ state: 'ready' as const, load: 0, present: true, ...over });

describe('the service level', () => {
  it('counts those who gave up in the divisor, and in the dividend when they gave up within T', () => {
    expect(serviceLevel({ answered: 8, answeredIn: 6, abandoned: 2, abandonedIn: 1 })).toBe(0.7);
    expect(serviceLevel({ answered: 8, answeredIn: 8, abandoned: 8, abandonedIn: 0 })).toBe(0.5);
  });
  it('is not known while nobody was served, rather than perfect or nothing', () => {
    expect(serviceLevel({ answered: 0, answeredIn: 0, abandoned: 0, abandonedIn: 0 })).toBeNull();
    expect(abandonedShare({ answered: 0, abandoned: 0 })).toBeNull();
  });
  it('is nothing when everybody gave up late', () => {
    expect(serviceLevel({ answered: 0, answeredIn: 0, abandoned: 3, abandonedIn: 0 })).toBe(0);
    expect(abandonedShare({ answered: 0, abandoned: 3 })).toBe(1);
  });
});

describe('the averages', () => {
  it('are means over those they speak of, and not known before there was anybody', () => {
    expect(speedOfAnswer({ answered: 4, answeredMs: 60_000 })).toBe(15_000);
    expect(handlingTime({ handled: 3, handledMs: 900_000 })).toBe(300_000);
    expect([speedOfAnswer({ answered: 0, answeredMs: 0 }), handlingTime({ handled: 0, handledMs: 0 })]).toEqual([null, null]);
  });
  it('of those answered alone look better than the service level when people give up', () => {
    const line = { answered: 4, answeredIn: 3, answeredMs: 0, abandoned: 4, abandonedIn: 0, handled: 0, handledMs: 0 };
    expect([answeredLevel(line), serviceLevel(line)]).toEqual([0.75, 0.375]);
    expect(answeredLevel({ answered: 0, answeredIn: 0 })).toBeNull();
  });
  it('of all lines come from their sums, not from their averages', () => {
    const line = { answered: 1, answeredIn: 1, answeredMs: 1_000, abandoned: 0, abandonedIn: 0, handled: 1, handledMs: 60_000 };
    const all = together([line, { ...line, answered: 3, answeredMs: 27_000 }]);
    expect(speedOfAnswer(all)).toBe(7_000);
    expect(all).toMatchObject({ answered: 4, handled: 2, handledMs: 120_000 });
    expect(together([])).toMatchObject({ answered: 0, handledMs: 0 });
  });
});

describe('occupancy', () => {
  it('is the share of working time with something in hand, and not known before anybody worked', () => {
    expect(occupancy({ busyMs: 45, freeMs: 15 })).toBe(0.75);
    expect(occupancy({ busyMs: 0, freeMs: 0 })).toBeNull();
  });
});

describe('the agents', () => {
  it('are busy with anything in hand, whatever their state says', () => {
    expect(agentCounts([agent({}), agent({ load: 1 }), agent({ state: 'notReady', load: 2 }), agent({ state: 'off', load: 1 })])).toEqual({
      ready: 1,
      busy: 3,
      away: 0,
    });
  });
  it('are away when not ready, or when their desk is not connected', () => {
    expect(agentCounts([agent({ state: 'notReady' }), agent({ present: false })])).toEqual({ ready: 0, busy: 0, away: 2 });
  });
  it('count nowhere when off duty', () => {
    expect(standingOf(agent({ state: 'off' }))).toBe('off');
    expect(agentCounts([agent({ state: 'off' })])).toEqual({ ready: 0, busy: 0, away: 0 });
  });
});

describe('an urgent contact', () => {
  it('is an open P0 or P1, a draft too', () => {
    expect(isUrgent(contact({ risk: { level: 'P0', draft: true } }))).toBe(true);
    expect(isUrgent(contact({ risk: { level: 'P1', draft: false }, state: 'wrapUp' }))).toBe(true);
    expect(isUrgent(contact({ risk: { level: 'P2', draft: false } }))).toBe(false);
    expect(isUrgent(contact({ risk: { level: 'P0', draft: false }, state: 'closed' }))).toBe(false);
  });
  it('is a child who asks for help now, until somebody has weighed the danger', () => {
    expect(isUrgent(contact({ helpNow: true }))).toBe(true);
    expect(isUrgent(contact({ helpNow: true, risk: { level: 'none', draft: true } }))).toBe(true);
    expect(isUrgent(contact({ helpNow: true, risk: { level: 'P3', draft: false } }))).toBe(false);
    expect(isUrgent(contact({ helpNow: true, state: 'abandoned' }))).toBe(false);
  });
  it('comes first when nobody has it, then by level, then by age', () => {
    const owned = contact({ id: 'owned' as never, ownerId: 's' as never, risk: { level: 'P0', draft: false } });
    const late = contact({ id: 'late' as never, risk: { level: 'P1', draft: false }, arrivedAt: '2026-03-01T11:00:00.000Z' });
    const early = contact({ id: 'early' as never, risk: { level: 'P1', draft: false } });
    const alone = contact({ id: 'alone' as never, helpNow: true, arrivedAt: '2026-03-01T12:00:00.000Z' });
    expect([owned, late, early, alone].sort(byUrgency).map((one) => one.id)).toEqual(['alone', 'early', 'late', 'owned']);
  });
});

describe('the line', () => {
  it('is in the order in which it is served', () => {
    const first = contact({ id: 'first' as never, rank: 0, effectiveSince: '2026-03-01T12:00:00.000Z' });
    const second = contact({ id: 'second' as never, effectiveSince: '2026-03-01T09:50:00.000Z' });
    const third = contact({ id: 'third' as never });
    expect([third, second, first].sort(byLine).map((one) => one.id)).toEqual(['first', 'second', 'third']);
  });
});
