import { describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/kernel/clock.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/kernel/text.ts';
import type { Ended } from '#shared/routing/expected-wait.ts';
import { generalLine, type Line } from '#shared/routing/line.schema.ts';
import { makeAgent } from '#tests/support/pass-world.ts';
import type { LineLook, WaitingPort } from '../contacts/index.ts';
import type { Agent } from './agents.model.ts';
import { createDuty } from './duty.ts';
import { createHolding } from './holding.ts';
import { createOutlook } from './outlook.ts';

const minute = 60_000;
const now = new Date('2026-03-01T10:00:00Z');
const clock = createManualClock(now);
const girls: Line = { ...generalLine, id: 'girls' as LineId, skills: ['girls'], order: 1 };
const lineOf = (id: string): Line => (id === girls.id ? girls : generalLine);
const busy = (id: string, more: Partial<Agent> = {}): Agent => makeAgent(id, { capacity: 1, load: 1, ...more });
const girlsAgent = { skills: [{ skill: 'girls', level: 2 }] } as Partial<Agent>;
const ahead = (count: number, lineId: LineId = generalLine.id, language: Language = 'ur') => ({ lineId, language, count });
const ended = (heldMs: number, whole = false): Ended[] => Array.from({ length: 20 }, () => ({ at: now.getTime(), heldMs, whole }));

type World = { agents: Agent[]; before?: ReturnType<typeof ahead>[]; held?: Ended[] };
/** The minutes that somebody is told to wait behind those before. */
async function waitIn({ agents, before = [], held = ended(6 * minute) }: World, more: Partial<Parameters<WaitingPort['outlook']>[0]> = {}) {
  const outlook = createOutlook({
    contacts: { line: { last: async () => ({ before: () => before }) as unknown as LineLook } } as never,
    duty: createDuty({ dutyHands: async () => agents }),
    lines: { byId: async () => lineOf },
    holding: async () => held,
    clock,
  });
  const me = { state: 'queued' as const, rank: 1 as const, effectiveSince: now, lineId: generalLine.id, language: 'ur' as Language };
  const { waitSeconds, ...rest } = await outlook({ ...me, ...more });
  return { ...rest, minutes: waitSeconds && waitSeconds / 60 };
}

describe('the wait that somebody is told', () => {
  it('is shared by the hands of those who understand them, with what contacts took of late', async () => {
    const agents = [busy('a'), busy('b'), busy('c', { languages: ['sd'] })];
    expect(await waitIn({ agents, before: [ahead(3)] })).toEqual({ anyoneOnDuty: true, closed: null, minutes: 12 });
    expect(await waitIn({ agents, before: [ahead(3)], held: [] })).toMatchObject({ minutes: 16 });
    expect(await waitIn({ agents: [busy('a', { capacity: 3, load: 3 })], before: [ahead(2)] })).toMatchObject({ minutes: 6 });
    expect(await waitIn({ agents: [busy('a', { capacity: 3, load: 3 })], held: ended(6 * minute, true) })).toMatchObject({ minutes: 6 });
  });

  it('is as long as an offer takes while hands are free for all who stand before', async () => {
    const agents = [busy('a', { load: 0, capacity: 2 })];
    expect(await waitIn({ agents, before: [ahead(1)] })).toMatchObject({ minutes: 1 / 3 });
    expect(await waitIn({ agents, before: [ahead(3)] })).toMatchObject({ minutes: 6 });
  });

  it('is not told while nobody takes contacts, and to nobody who does not wait', async () => {
    const away = [busy('a', { state: 'notReady' }), busy('b', { pending: 'break' }), busy('c', { goneAt: now })];
    expect(await waitIn({ agents: away })).toEqual({ anyoneOnDuty: true, closed: null, minutes: null });
    expect(await waitIn({ agents: [] })).toMatchObject({ anyoneOnDuty: false, minutes: null });
    expect(await waitIn({ agents: [busy('a')] }, { state: 'active' })).toMatchObject({ anyoneOnDuty: true, minutes: null });
  });

  it('counts those of other lines whom the same people serve, by their share in them, and no others', async () => {
    const both = busy('both', girlsAgent);
    const [own, others] = [ahead(1), ahead(8, girls.id)];
    // One of whom all ten wait.
    expect(await waitIn({ agents: [both], before: [own, others] })).toMatchObject({ minutes: 60 });
    // Two, one of whom serves this line alone: 1 + 2/10 hands for two.
    expect(await waitIn({ agents: [both, busy('plain')], before: [own, others] })).toMatchObject({ minutes: 10 });
    expect(await waitIn({ agents: [busy('plain')], before: [own, others] })).toMatchObject({ minutes: 12 });
  });

  it('of who needs help now is that of the first who is free, whoever that is', async () => {
    const agents = [busy('a'), busy('b', { languages: ['sd'] })];
    expect(await waitIn({ agents }, { rank: 0 })).toMatchObject({ minutes: 3 });
  });
});

describe('what contacts took', () => {
  it('is read once a minute for each line, and voices and grave ones count as whole', async () => {
    const asked: string[] = [];
    const row = {
      closedAt: now,
      handledMs: minute,
      channel: 'webchat' as const,
      risk: { level: null, draft: true } as never,
      helpNow: false,
    };
    const endedOf = async (lineId: string, since: Date) => {
      asked.push(`${lineId} ${since.toISOString()}`);
      return [...Array.from({ length: 19 }, () => row), { ...row, channel: 'phone' as const }];
    };
    const holding = createHolding({ contacts: { repository: { endedOf } }, clock });
    const [first, second] = await Promise.all([holding(generalLine.id), holding(generalLine.id)]);
    expect(first).toBe(second);
    expect(first.filter(({ whole }) => whole)).toHaveLength(1);
    await holding(girls.id);
    expect(asked).toEqual(['general 2026-02-22T10:00:00.000Z', 'girls 2026-02-22T10:00:00.000Z']);
  });
});
