import { describe, expect, it } from 'vitest';
import type { Contact } from '../contacts/index.ts';
import type { Agent } from './agents.model.ts';
import { chooseAgent } from './choose-agent.ts';

const agent = (id: string, part: Partial<Agent> = {}): Agent =>
  ({ _id: id, load: 0, capacity: 3, goneAt: null, languages: ['ur'], idleSince: new Date('2026-03-01T10:00:00Z'), ...part }) as Agent;
const contact = (part: Partial<Contact> = {}): Contact => ({ language: 'ur', excludedStaff: [], relievedId: null, ...part }) as unknown as Contact;

describe('the agent whom a contact is offered to', () => {
  it('is not whoever was just relieved of it, unless nobody else is free', () => {
    const [idle, other] = [agent('idle'), agent('other', { load: 2, languages: ['en'] })];
    expect(chooseAgent(contact(), [idle, other])?._id).toBe('idle');
    expect(chooseAgent(contact({ relievedId: 'idle' as never }), [idle, other])?._id).toBe('other');
    expect(chooseAgent(contact({ relievedId: 'idle' as never }), [idle])?._id).toBe('idle');
  });

  it('is never one excluded, gone or full', () => {
    const agents = [agent('gone', { goneAt: new Date(0) }), agent('full', { load: 3 }), agent('alleged')];
    expect(chooseAgent(contact({ excludedStaff: ['alleged' as never] }), agents)).toBeNull();
  });
});
