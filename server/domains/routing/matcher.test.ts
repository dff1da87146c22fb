import { expect, it } from 'vitest';
import { createManualClock } from '#shared/kernel/clock.ts';
import { createWorld, makeAgent, makeContact, now } from '#tests/support/pass-world.ts';
import { createMatcher } from './matcher.ts';

type Deps = Parameters<typeof createMatcher>[0];

/** A matcher over one agent and one contact, whose offers fail while they are `broken`; `tries` counts the offers. */
function oneOfEach() {
  const contact = makeContact('child', { rank: 0 });
  const world = createWorld({ agents: [makeAgent('a')], contacts: [contact] });
  const state = { isBroken: true, tries: 0 };
  const clock = createManualClock(now);
  const find = async (id: string) => world.line.get(id) ?? null;
  const { match } = createMatcher({
    contacts: { repository: { ...world.deps.lanes, find } } as unknown as Deps['contacts'],
    agents: { ...world.deps.agents, anyReady: async () => true } as unknown as Deps['agents'],
    lines: { byId: async () => world.deps.lineOf } as unknown as Deps['lines'],
    makeOffer: async (one, agent) => {
      state.tries += 1;
      return state.isBroken ? 'failed' : world.deps.makeOffer(one, agent);
    },
    queues: { add: async () => true } as unknown as Deps['queues'],
    clock,
  });
  const after = (ms: number): Promise<number> => {
    clock.advance(ms);
    return match();
  };
  return { contact, world, state, after };
}

it('offers somebody whose offers failed for minutes again within ten seconds of when they can be made', async () => {
  const { state, after } = oneOfEach();
  for (let pass = 0; pass < 100; pass += 1) expect(await after(3_000)).toBe(0);
  // Not in each pass: whoever stands behind has the agent meanwhile.
  expect(state.tries).toBeLessThan(40);
  state.isBroken = false;
  expect(await after(10_000)).toBe(1);
});

it('remembers no failures of somebody who has left the line by another process', async () => {
  const { contact, world, state, after } = oneOfEach();
  for (let pass = 0; pass < 4; pass += 1) await after(10_000);
  world.line.set(contact._id, { ...contact, state: 'active' });
  await after(10_000);
  world.line.set(contact._id, contact);
  await after(3_000);
  expect(state.tries).toBe(5);
  await after(2_000);
  expect(state.tries).toBe(6);
});
