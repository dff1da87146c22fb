import { describe, expect, it } from 'vitest';
import type { StaffId } from '#shared/kernel/ids.ts';
import type { Contact } from '../contacts/index.ts';
import type { Agent } from './agents.model.ts';
import { chooseAgent, unitsOf } from './choose-agent.ts';

const now = new Date('2026-03-01T10:00:00Z');
const agent = (id: string, more: Partial<Agent> = {}): Agent =>
  ({ _id: id, languages: ['ur'], load: 0, capacity: 3, holds: [], goneAt: null, idleSince: now, ...more }) as Agent;
const contact = (more: Partial<Contact> = {}): Contact =>
  ({ language: 'ur', rank: 1, risk: { level: null, draft: true }, excludedStaff: [], declined: [], ...more }) as unknown as Contact;
const ago = (ms: number): Date => new Date(now.getTime() - ms);
const chosen = (who: Contact, ...ready: Agent[]): string | undefined => chooseAgent(who, ready, now)?._id;

describe('choosing an agent', () => {
  it('takes whoever has been idle longest', () => {
    expect(chosen(contact(), agent('a', { idleSince: ago(1000) }), agent('b', { idleSince: ago(9000) }))).toBe('b');
  });
  it('prefers empty hands to a longer idle time', () => {
    expect(chosen(contact(), agent('a', { load: 1, idleSince: ago(9000) }), agent('b'))).toBe('b');
  });
  it('prefers the language of the contact, and takes anybody when nobody speaks it', () => {
    expect(chosen(contact({ language: 'ps' }), agent('a', { idleSince: ago(9000) }), agent('b', { languages: ['ps'] }))).toBe('b');
    expect(chosen(contact({ language: 'ps' }), agent('a'))).toBe('a');
  });
  it('never takes somebody without room, gone, or excluded from the contact', () => {
    expect(chosen(contact(), agent('a', { load: 3 }), agent('b', { goneAt: now }))).toBeUndefined();
    expect(chosen(contact({ excludedStaff: ['a' as StaffId] }), agent('a'))).toBeUndefined();
  });
  it('passes over whoever declined for a minute, and for good after a conflict', () => {
    const declined = (reason: string, at: Date) => contact({ declined: [{ agentId: 'a' as StaffId, at, reason }] });
    expect(chosen(declined('language', ago(30_000)), agent('a'), agent('b', { load: 2 }))).toBe('b');
    expect(chosen(declined('language', ago(61_000)), agent('a'))).toBe('a');
    expect(chosen(declined('conflict', ago(3_600_000)), agent('a'))).toBeUndefined();
  });
  it('asks whoever was relieved of it last of all', () => {
    const relieved = contact({ relievedId: 'a' as StaffId });
    expect(chosen(relieved, agent('a'), agent('b', { load: 2, languages: ['en'] }))).toBe('b');
    expect(chosen(relieved, agent('a'))).toBe('a');
  });
  it('gives what is heavy to whoever has had fewer heavy ones in the last eight hours, and anything else to the idlest as ever', () => {
    const heavy = (...at: Date[]) => ({ heavy: at.map((one) => ({ at: one })), restedAt: null, pauseOfferedAt: null }) as unknown as Agent['care'];
    const tired = agent('a', { idleSince: ago(9000), care: heavy(ago(1000), ago(2000)) });
    const fresh = agent('b', { care: heavy(ago(1000)) });
    expect(chosen(contact({ rank: 0 }), tired, fresh)).toBe('b');
    expect(chosen(contact({ risk: { level: 'P1', draft: false } }), tired, fresh)).toBe('b');
    expect(chosen(contact(), tired, fresh)).toBe('a');
    expect(chosen(contact({ rank: 0 }), tired, agent('b', { load: 1 }))).toBe('a');
    const long = heavy(ago(8 * 3_600_000), ago(9 * 3_600_000));
    expect(chosen(contact({ rank: 0 }), agent('a', { idleSince: ago(9000), care: long }), fresh)).toBe('a');
  });
  it('makes one offer at a time, and only what cannot wait on top of it', () => {
    const holds = [{ contactId: 'c', offerId: 'o', units: 1, since: now }] as unknown as Agent['holds'];
    expect(chosen(contact(), agent('a', { load: 1, holds }))).toBeUndefined();
    expect(chosen(contact({ rank: 0 }), agent('a', { load: 1, holds }))).toBe('a');
  });
  it('gives a P0 all the room that is left, and anything else one unit', () => {
    expect(unitsOf({ rank: 0 }, { capacity: 3, load: 1 })).toBe(2);
    expect(unitsOf({ rank: 1 }, { capacity: 3, load: 1 })).toBe(1);
  });
});
