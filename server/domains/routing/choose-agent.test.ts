import { describe, expect, it } from 'vitest';
import type { ContactId, StaffId } from '#shared/kernel/ids.ts';
import { generalLine, type Line } from '#shared/routing/line.schema.ts';
import type { Contact } from '../contacts/index.ts';
import { ago, createWorld, makeAgent, makeContact, now } from '#tests/support/pass-world.ts';
import type { Agent, Hold } from './agents.model.ts';
import { formerMs } from './choose-agent.ts';
import { runPass } from './run-pass.ts';

const online: Line = { ...generalLine, id: 'online' as Line['id'], skills: ['online-safety'], order: 1 };
const skilled = (level: 1 | 2 | 3) => ({ skills: [{ skill: 'online-safety', level }] });
const hold = (contactId: string, more: Partial<Hold> = {}): Hold => ({
  contactId: contactId as ContactId,
  offerId: null,
  units: 1,
  whole: false,
  since: now,
  ...more,
});

/** What a pass does with one contact and these agents. */
async function passed(contact: Contact, agents: Agent[], wrappingUp: string[] = []) {
  const world = createWorld({ agents, contacts: [contact], lines: [online], wrappingUp });
  const done = await runPass(world.deps);
  return { ...done, agentId: world.offers[0]?.agentId, world };
}
const chosen = async (contact: Contact, ...agents: Agent[]): Promise<string | undefined> => (await passed(contact, agents)).agentId;

describe('choosing an agent', () => {
  it('takes whoever has been idle longest', async () => {
    expect(await chosen(makeContact('c'), makeAgent('a', { idleSince: ago(1000) }), makeAgent('b', { idleSince: ago(9000) }))).toBe('b');
  });
  it('prefers empty hands to a longer idle time', async () => {
    const busy = makeAgent('a', { load: 1, holds: [hold('x')], idleSince: ago(9000) });
    expect(await chosen(makeContact('c'), busy, makeAgent('b'))).toBe('b');
  });
  it('prefers a higher level of what is needed to empty hands, and asks no skill that is not', async () => {
    const expert = makeAgent('b', { ...skilled(3), load: 1, holds: [hold('x')] });
    expect(await chosen(makeContact('c', { lineId: online.id }), makeAgent('a', skilled(1)), expert)).toBe('b');
    expect(await chosen(makeContact('c'), makeAgent('a'), expert)).toBe('a');
  });
  it('never takes somebody without room, gone, away, or excluded from the contact', async () => {
    const away = [makeAgent('a', { load: 3 }), makeAgent('b', { goneAt: now }), makeAgent('d', { state: 'notReady' })];
    expect(await chosen(makeContact('c'), ...away)).toBeUndefined();
    expect(await chosen(makeContact('c', { excludedStaff: ['a' as StaffId] }), makeAgent('a'))).toBeUndefined();
  });
  it('passes over whoever declined for a minute, and for good after a conflict', async () => {
    const declined = (reason: string, at: Date) => makeContact('c', { declined: [{ agentId: 'a' as StaffId, at, reason }] });
    const second = makeAgent('b', { load: 2, holds: [hold('x'), hold('y')] });
    expect(await chosen(declined('language', ago(30_000)), makeAgent('a'), second)).toBe('b');
    expect(await chosen(declined('language', ago(61_000)), makeAgent('a'))).toBe('a');
    expect(await chosen(declined('conflict', ago(3_600_000)), makeAgent('a'))).toBeUndefined();
  });
  it('asks whoever was relieved of it last of all, after those who fit less', async () => {
    const relieved = makeContact('c', { relievedId: 'a' as StaffId, arrivedAt: ago(90_000) });
    expect(await chosen(relieved, makeAgent('a'), makeAgent('b', { load: 2, languages: ['ps'] }))).toBe('b');
    expect(await chosen(relieved, makeAgent('a'))).toBe('a');
  });
  it('gives what is heavy to whoever has had fewer heavy ones in the last eight hours, and anything else to the idlest as ever', async () => {
    const heavy = (...at: Date[]) => ({ care: { heavy: at.map((one) => ({ at: one })), restedAt: null, pauseOfferedAt: null } }) as never;
    const tired = makeAgent('a', { idleSince: ago(9000), ...(heavy(ago(1000), ago(2000)) as object) });
    const fresh = makeAgent('b', heavy(ago(1000)));
    expect(await chosen(makeContact('c', { rank: 0 }), tired, fresh)).toBe('b');
    expect(await chosen(makeContact('c', { risk: { level: 'P1', draft: false } }), tired, fresh)).toBe('b');
    expect(await chosen(makeContact('c'), tired, fresh)).toBe('a');
    expect(await chosen(makeContact('c', { rank: 0 }), tired, makeAgent('b', { load: 1, holds: [hold('x')] }))).toBe('a');
    const long = makeAgent('a', { idleSince: ago(9000), ...(heavy(ago(8 * 3_600_000), ago(9 * 3_600_000)) as object) });
    expect(await chosen(makeContact('c', { rank: 0 }), long, fresh)).toBe('a');
  });
  it('offers nothing to whoever has said that the contact in hand is the last, not even what cannot wait', async () => {
    const leaving = makeAgent('a', { pending: 'break', load: 1, holds: [hold('x')] });
    expect(await passed(makeContact('c', { rank: 0 }), [leaving])).toMatchObject({ made: [], leftUrgent: true });
  });
  it('makes one offer at a time, and only what cannot wait on top of it', async () => {
    const asked = makeAgent('a', { load: 1, holds: [hold('x', { offerId: 'o' as never })] });
    expect(await chosen(makeContact('c'), asked)).toBeUndefined();
    const { agentId, world } = await passed(makeContact('c', { rank: 0 }), [asked]);
    expect([agentId, world.desks.get('a')?.load]).toEqual(['a', 3]);
  });
});

describe('a need', () => {
  const pashto = (ms: number, more: Partial<Contact> = {}) => makeContact('c', { language: 'ps', arrivedAt: ago(ms), ...more });
  const speaker = makeAgent('busy', { languages: ['ps'], load: 3, holds: [hold('x', { whole: true, units: 3 })] });

  it('holds out for its own language, then for a shared one, and tells when it will be relaxed', async () => {
    const urdu = makeAgent('a');
    const early = await passed(pashto(29_999), [speaker, urdu]);
    expect(early).toMatchObject({ made: [], leftUrgent: false, wakeAt: new Date(now.getTime() + 1) });
    expect((await passed(pashto(30_000), [speaker, urdu])).agentId).toBe('a');
    const english = makeAgent('e', { languages: ['en'] });
    expect(await passed(pashto(30_000), [speaker, english])).toMatchObject({ made: [], wakeAt: new Date(now.getTime() + 60_000) });
    expect((await passed(pashto(90_000), [speaker, english])).agentId).toBe('e');
  });
  it('is not held out for when nobody at work could ever serve it, nor by somebody on a break', async () => {
    expect(await chosen(pashto(0), makeAgent('e', { languages: ['en'] }))).toBe('e');
    const resting = makeAgent('b', { languages: ['ps'], state: 'notReady', reason: 'break' });
    expect(await chosen(pashto(0), resting, makeAgent('e', { languages: ['en'] }))).toBe('e');
  });
  it('of somebody who cannot wait takes the best fit, and else anybody, at once', async () => {
    const english = makeAgent('e', { languages: ['en'], idleSince: ago(9_000) });
    expect(await chosen(pashto(0, { rank: 0 }), speaker, english, makeAgent('u'))).toBe('u');
    expect(await chosen(pashto(0, { rank: 0 }), speaker, english)).toBe('e');
    expect(await passed(pashto(0, { rank: 0 }), [speaker])).toMatchObject({ made: [], leftUrgent: true, wakeAt: null });
  });
  it('holds back nobody else: who stands behind and can be served is served', async () => {
    const world = createWorld({ agents: [speaker, makeAgent('a')], contacts: [pashto(9_000), makeContact('behind')] });
    expect(await runPass(world.deps)).toMatchObject({ made: ['behind'] });
    expect(world.offers).toEqual([{ contactId: 'behind', agentId: 'a' }]);
    expect(world.line.get('c')).toMatchObject({ state: 'queued', effectiveSince: ago(9_000) });
  });
});

describe('a returning caller', () => {
  const back = (more: Partial<Contact> = {}) => makeContact('c', { formerId: 'a' as StaffId, ...more });
  const other = makeAgent('b', { idleSince: ago(9_000) });
  const answering = makeAgent('a', { load: 1, holds: [hold('x', { offerId: 'o' as never })] });
  const finishing = makeAgent('a', { load: 3, holds: [hold('x', { whole: true, units: 3 })] });

  it('goes to the agent of last time when they have room, whoever else has been idle longer', async () => {
    expect(await chosen(back(), makeAgent('a', { load: 2, holds: [hold('x'), hold('y')] }), other)).toBe('a');
  });
  it('waits a little for one who is soon free, and no longer', async () => {
    const wakeAt = new Date(now.getTime() - 1_000 + formerMs);
    expect(await passed(back(), [answering, other])).toMatchObject({ made: [], wakeAt });
    expect(await passed(back(), [finishing, other], ['x'])).toMatchObject({ made: [], wakeAt });
    expect(await passed(back(), [makeAgent('a', { state: 'notReady', reason: 'afterCall' }), other])).toMatchObject({ made: [], wakeAt });
    expect(await chosen(back({ arrivedAt: ago(formerMs) }), answering, other)).toBe('b');
  });
  it('does not wait for one who is talking, on a break, off or gone, nor when help is needed now', async () => {
    expect(await chosen(back(), finishing, other)).toBe('b');
    for (const more of [{ state: 'notReady', reason: 'break' }, { state: 'off' }, { goneAt: now }] as Partial<Agent>[])
      expect(await chosen(back(), makeAgent('a', more), other)).toBe('b');
    expect(await chosen(back({ rank: 0 }), finishing, other)).toBe('b');
  });
  it('does not go to one who is excluded, who declined, or who was relieved of it', async () => {
    const never: Partial<Contact>[] = [
      { excludedStaff: ['a' as StaffId] },
      { declined: [{ agentId: 'a' as StaffId, at: ago(1_000), reason: 'other' }] },
      { relievedId: 'a' as StaffId },
    ];
    for (const more of never) expect(await chosen(back(more), makeAgent('a'), other)).toBe('b');
  });
});
