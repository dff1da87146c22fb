import { describe, expect, it } from 'vitest';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import type { FloorLists } from '#shared/floor/floor.schema.ts';
import type { AgentView } from '#shared/routing/routing.schema.ts';
import { agentsInOrder, urgentRows, withAgent, withContact } from './floor-view.ts';

const contact = (id: string, part: Partial<ContactSummary> = {}): ContactSummary =>
  ({
    id,
    version: 1,
    state: 'queued',
    rank: 1,
    helpNow: false,
    risk: { level: null, draft: true },
    ownerId: null,
    helpers: [],
    transfer: null,
    arrivedAt: '2026-03-01T10:00:00Z',
    effectiveSince: `2026-03-01T10:00:0${id.length}Z`,
    ...part,
  }) as ContactSummary;
const agent = (staffId: string, part: Partial<AgentView> = {}): AgentView =>
  ({ staffId, version: 1, state: 'ready', load: 0, since: '2026-03-01T10:00:00Z', present: true, ...part }) as AgentView;
const dispatch = (id: string, contactId: string, state: DispatchView['state']): DispatchView => ({ id, contactId, state }) as DispatchView;
const lists = (part: Partial<FloorLists> = {}): FloorLists => ({ waiting: [], waitingTotal: 0, working: [], agents: [], ...part });
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('the lists of the floor', () => {
  it('put a new contact at its place in the line and leave every other as it was', () => {
    const [a, ccc] = [contact('a'), contact('ccc')];
    const next = withContact(lists({ waiting: [a, ccc], waitingTotal: 2 }), contact('bb'));
    expect(ids(next.waiting)).toEqual(['a', 'bb', 'ccc']);
    expect([next.waiting[0] === a, next.waiting[2] === ccc, next.waitingTotal]).toEqual([true, true, 3]);
    expect(ids(withContact(next, contact('zzzz', { rank: 0 })).waiting)[0]).toBe('zzzz');
  });

  it('move a contact from the line into work and out of everything', () => {
    const taken = withContact(lists({ waiting: [contact('a')], waitingTotal: 4 }), contact('a', { version: 2, state: 'active' }));
    expect([ids(taken.waiting), ids(taken.working), taken.waitingTotal]).toEqual([[], ['a'], 3]);
    const closed = withContact(taken, contact('a', { version: 3, state: 'closed' }));
    expect([closed.working, closed.waitingTotal]).toEqual([[], 3]);
  });

  it('ignore news that is older than what is shown', () => {
    const now = lists({ working: [contact('a', { version: 5, state: 'active' })] });
    expect(withContact(now, contact('a', { version: 4 }))).toBe(now);
    const agents = lists({ agents: [agent('x', { version: 5, state: 'notReady' })] });
    expect(withAgent(agents, agent('x', { version: 4 }))).toBe(agents);
    expect(withAgent(agents, agent('x', { version: 5, present: false })).agents[0]?.present).toBe(false);
  });
});

describe('the urgent list', () => {
  const p1 = { risk: { level: 'P1', draft: false } } as const;
  it('begins with what nobody goes to, then with what nobody has', () => {
    const working = [
      contact('with', { ...p1, state: 'active', ownerId: 's' as never }),
      contact('called', { ...p1, state: 'active', ownerId: 's' as never }),
      contact('calm', { state: 'active' }),
    ];
    const rows = urgentRows(lists({ waiting: [contact('alone', p1)], working }), [
      dispatch('d1', 'called', 'nobody'),
      dispatch('d2', 'calm', 'paging'),
      dispatch('d3', 'with', 'closed'),
    ]);
    expect(rows.map((row) => [row.id, row.contact?.id ?? null])).toEqual([
      ['d1', 'called'],
      ['alone', 'alone'],
      ['d2', 'calm'],
      ['with', 'with'],
    ]);
  });
});

describe('the agents', () => {
  it('stand in the order ready, not ready, and whoever is off with something in hand; others are off', () => {
    const { on, off } = agentsInOrder([
      agent('off', { state: 'off' }),
      agent('stuck', { state: 'off', load: 1 }),
      agent('away', { state: 'notReady' }),
      agent('ready'),
    ]);
    expect([on.map((one) => one.staffId), off.map((one) => one.staffId)]).toEqual([['ready', 'away', 'stuck'], ['off']]);
  });
});
