import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StaffId } from '#shared/kernel/ids.ts';
import { languageSchema, type Language } from '#shared/kernel/text.ts';
import type { Skill } from '#shared/people/people.schema.ts';
import { generalLine, type Line } from '#shared/routing/line.schema.ts';
import type { Contact } from '../contacts/index.ts';
import { ago, createWorld, makeAgent, makeContact, now } from '#tests/support/pass-world.ts';
import type { Agent } from './agents.model.ts';
import { fitOf, levelOf, reaches, reachOf } from './needs.ts';
import { runPass } from './run-pass.ts';

const lines: Line[] = [generalLine, { ...generalLine, id: 'online' as Line['id'], skills: ['online-safety'] }];
const agentIds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
// Few kinds of people, so that several fit alike, and now and then somebody of a kind of their own.
const spoken: Language[][] = [['ur'], ['ur'], ['ur', 'pa'], ['en'], ['ps', 'ur'], [...languageSchema.options]];
const languages = fc.constantFrom(...spoken);
const wanted = fc.constantFrom<Language>('ur', 'ur', 'ur', 'pa', 'ps', 'en');
const someone = fc.constantFrom(...agentIds).map((id) => id as StaffId);

const agentArb = (id: string): fc.Arbitrary<Agent> =>
  fc
    .record({
      languages,
      level: fc.constantFrom(0, 0, 1, 2, 3),
      state: fc.constantFrom('ready', 'ready', 'ready', 'ready', 'ready', 'notReady', 'off'),
      reason: fc.constantFrom('break', 'afterCall'),
      isGone: fc.constantFrom(false, false, false, false, false, true),
      capacity: fc.integer({ min: 1, max: 4 }),
      held: fc.constantFrom(0, 0, 0, 1, 2, 4),
      isAsked: fc.constantFrom(false, false, true),
      idle: fc.integer({ min: 0, max: 5 }),
      heavies: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ level, isGone, held, isAsked, idle, heavies, state, reason, ...rest }) => {
      const skills = level > 0 ? [{ skill: 'online-safety', level } as Skill] : [];
      const holds = Array.from({ length: Math.min(held, rest.capacity) }, (_, i) => ({
        ...{ contactId: `${id}-${i}`, offerId: isAsked && i === 0 ? 'asked' : null, units: 1, whole: false, since: now },
      }));
      const standing = { state, reason: state === 'notReady' ? reason : null, goneAt: isGone ? now : null, idleSince: ago(idle * 1_000) };
      const care = { heavy: Array.from({ length: heavies }, () => ({ at: ago(60_000) })), restedAt: null, pauseOfferedAt: null };
      return makeAgent(id, { ...rest, ...standing, care, skills, holds, load: holds.length } as unknown as Partial<Agent>);
    });

const contactsArb: fc.Arbitrary<Contact[]> = fc
  .array(
    fc.record({
      language: wanted,
      lineId: fc.constantFrom(...lines.map(({ id }) => id)),
      isUrgent: fc.constantFrom(false, false, false, true),
      channel: fc.constantFrom('webchat', 'webchat', 'phone'),
      gap: fc.integer({ min: 1, max: 20_000 }),
      excludedStaff: fc.array(someone, { maxLength: 3 }),
      declined: fc.array(fc.record({ agentId: someone, at: fc.constantFrom(ago(30_000), ago(70_000)), reason: fc.constant('other') }), {
        maxLength: 3,
      }),
      relievedId: fc.option(someone),
      formerId: fc.option(someone),
    }),
    { maxLength: 24 },
  )
  .map((all) => {
    let waited = 0;
    return all.map(({ gap, isUrgent, ...rest }, i) => {
      waited += gap;
      const id = `c${String(i).padStart(2, '0')}`;
      return makeContact(id, { ...rest, rank: isUrgent ? 0 : 1, arrivedAt: ago(waited) });
    });
  });

/** What should happen, told without lanes, pools or indexes: in the one order of all, each to the best of all agents. */
async function plainly(agents: Agent[], contacts: Contact[], wrappingUp: string[]): Promise<{ contactId: string; agentId: string }[]> {
  const world = createWorld({ agents, contacts, lines });
  const order = [...contacts].sort((a, b) => a.rank - b.rank || a.effectiveSince.getTime() - b.effectiveSince.getTime());
  for (const contact of order) {
    const all = [...world.desks.values()];
    const agent = chosenPlainly(contact, all, wrappingUp);
    if (agent) await world.deps.makeOffer(contact, agent);
  }
  return world.offers;
}

const lineOf = (contact: Contact): Line => lines.find(({ id }) => id === contact.lineId) ?? generalLine;
const needOf = (contact: Contact) => ({ language: contact.language, skills: lineOf(contact).skills });

function chosenPlainly(contact: Contact, all: Agent[], wrappingUp: string[]): Agent | undefined {
  const need = needOf(contact);
  const reach = reachPlainly(contact, all);
  const hasRoom = ({ room }: Agent): boolean => room === 'open' || (contact.rank === 0 && room === 'urgent');
  const able = all.filter((agent) => hasRoom(agent) && fitOf(need, agent) <= reach);
  const barred = barredPlainly(contact);
  const may = able.filter(({ _id }) => !barred.includes(_id));
  const former = all.find(({ _id }) => _id === contact.formerId && _id !== contact.relievedId && !barred.includes(_id));
  if (able.length > 0 && former && fitOf(need, former) <= reach) {
    if (may.includes(former)) return former;
    if (isWorthWaitingFor(former, contact, wrappingUp)) return undefined;
  }
  const merit = (agent: Agent): number[] => [
    ...[agent._id === contact.relievedId ? 1 : 0, fitOf(need, agent), -levelOf(need, agent), agent.load],
    contact.rank === 0 ? agent.care.heavy.length : 0,
    ...[agent.idleSince.getTime(), agentIds.indexOf(agent._id)],
  ];
  return may.sort((a, b) => compare(merit(a), merit(b)))[0];
}

function reachPlainly(contact: Contact, all: Agent[]): number {
  const inTime = reachOf(contact, lineOf(contact), now);
  const onDuty = all.filter(({ room }) => room !== 'none');
  return [0, 1, 5].find((one) => one >= inTime && onDuty.some((agent) => fitOf(needOf(contact), agent) <= one)) ?? reaches.any;
}

function barredPlainly({ excludedStaff, declined }: Contact): string[] {
  const lately = declined.filter(({ at }) => now.getTime() - at.getTime() < 60_000);
  return [...excludedStaff, ...lately.map(({ agentId }) => agentId)];
}

function isWorthWaitingFor({ state, reason, goneAt, load, capacity, holds }: Agent, contact: Contact, wrappingUp: string[]): boolean {
  if (contact.rank === 0 || now.getTime() - contact.arrivedAt.getTime() >= 45_000) return false;
  if (state === 'off' || goneAt !== null) return false;
  if (load < capacity) return state === 'ready' || reason === 'afterCall';
  return holds.length === 1 && holds[0]?.offerId === null && wrappingUp.includes(holds[0].contactId);
}

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

describe('a pass over any line with any agents', () => {
  const agentsArb = fc.integer({ min: 1, max: 8 }).chain((count) => fc.tuple(...agentIds.slice(0, count).map(agentArb)));
  const wrappingArb = fc.subarray(agentIds.map((id) => `${id}-0`));

  it('offers to the same agents in the same order as somebody who looks at everybody for everybody', async () => {
    await fc.assert(
      fc.asyncProperty(agentsArb, contactsArb, wrappingArb, async (agents, contacts, wrappingUp) => {
        const world = createWorld({ agents, contacts, lines, wrappingUp });
        const { made } = await runPass(world.deps);
        expect(world.offers).toEqual(await plainly(agents, contacts, wrappingUp));
        expect(made).toEqual(world.offers.map(({ contactId }) => contactId));
      }),
      { numRuns: 500 },
    );
  });

  it('never fills hands beyond what they hold, asks nobody twice, and moves nobody in the line', async () => {
    await fc.assert(
      fc.asyncProperty(agentsArb, contactsArb, async (agents, contacts) => {
        const world = createWorld({ agents, contacts, lines });
        await runPass(world.deps);
        for (const { load, capacity } of world.desks.values()) expect(load).toBeLessThanOrEqual(capacity);
        expect(new Set(world.offers.map(({ contactId }) => contactId)).size).toBe(world.offers.length);
        const calm = world.offers.filter(({ contactId }) => contacts.find(({ _id }) => _id === contactId)?.rank === 1);
        expect(new Set(calm.map(({ agentId }) => agentId)).size).toBe(calm.length);
        const places = (all: Iterable<Contact>) =>
          [...all].map(({ _id, rank, effectiveSince, lane }) => ({ _id, rank, effectiveSince, lane }));
        expect(places(world.line.values())).toEqual(places(contacts));
      }),
      { numRuns: 200 },
    );
  });

  it('reads as much for a hundred waiting as for ten thousand', async () => {
    const reads = async (waiting: number): Promise<number> => {
      const contacts = Array.from({ length: waiting }, (_, i) => makeContact(`c${i}`, { arrivedAt: ago(1_000 + i), language: 'ps' }));
      const world = createWorld({ agents: [makeAgent('a'), makeAgent('b', { languages: ['ps'], goneAt: now })], contacts });
      let read = 0;
      const { firstOfAll, firstOfNextLane, ofLane } = world.deps.lanes;
      const counted = {
        firstOfAll: (...args: Parameters<typeof firstOfAll>) => ((read += args[1]), firstOfAll(...args)),
        firstOfNextLane: (...args: Parameters<typeof firstOfNextLane>) => ((read += 1), firstOfNextLane(...args)),
        ofLane: (...args: Parameters<typeof ofLane>) => ((read += args[3]), ofLane(...args)),
      };
      expect((await runPass({ ...world.deps, lanes: counted })).made).toHaveLength(1);
      return read;
    };
    expect(await reads(10_000)).toBe(await reads(100));
  });

  it('lets nobody wait behind a contact whose offer fails, and says who that was', async () => {
    const contacts = ['bad', 'next', 'last'].map((id, i) => makeContact(id, { arrivedAt: ago(9_000 - i) }));
    const world = createWorld({ agents: [makeAgent('a')], contacts });
    const makeOffer: typeof world.deps.makeOffer = async (contact, agent) =>
      contact._id === 'bad' ? 'failed' : world.deps.makeOffer(contact, agent);
    const first = await runPass({ ...world.deps, makeOffer });
    expect(first).toMatchObject({ made: [], failed: ['bad'], leftUrgent: false });
    const second = await runPass({ ...world.deps, makeOffer, stumbled: new Set(first.failed) });
    expect(second).toMatchObject({ made: ['next'], failed: [] });
    expect(world.line.get('bad')).toEqual(contacts[0]);
    const urgent = createWorld({ agents: [makeAgent('a')], contacts: [makeContact('bad', { rank: 0 })] });
    expect(await runPass({ ...urgent.deps, stumbled: new Set(['bad']) })).toMatchObject({ made: [], leftUrgent: true });
  });
});
