import { describe, expect, it } from 'vitest';
import type { Message } from '../channels/message.schema.ts';
import { promptDue, silenceOf } from './silence.ts';

const start = Date.parse('2026-03-01T06:00:00Z');
const minute = 60_000;
const talk = (lastCallerSeq: number) => ({ acceptedAt: new Date(start).toISOString(), lastCallerSeq });
const said = (seq: number, from: Message['from'], minutes: number, text = 'kuch') => ({
  ...{ seq, from, text },
  at: new Date(start + minutes * minute).toISOString(),
});
const due = (prompts: number, minutes: number, language = 'ur') =>
  promptDue({ since: start, prompts }, start + minutes * minute, language) ?? '';

describe('how long a caller has been silent', () => {
  it('counts from the accept when nobody has written', () => {
    expect(silenceOf([], talk(0))).toEqual({ since: start, prompts: 0 });
    expect(silenceOf([said(1, 'system', -1)], talk(0))).toEqual({ since: start, prompts: 0 });
  });
  it('is no silence while the caller waits for an answer', () => {
    expect(silenceOf([said(1, 'caller', -1)], talk(1))).toBeNull();
    expect(silenceOf([said(1, 'agent', 1), said(2, 'caller', 2)], talk(2))).toBeNull();
  });
  it('counts from our last words, and gentle lines do not begin it anew', () => {
    const messages = [said(1, 'caller', -1), said(2, 'agent', 1), said(3, 'agent', 3, due(0, 2)), said(4, 'agent', 6, due(1, 5))];
    expect(silenceOf(messages, talk(1))).toEqual({ since: start + minute, prompts: 2 });
    expect(silenceOf([...messages, said(5, 'agent', 7)], talk(1))).toEqual({ since: start + 7 * minute, prompts: 0 });
  });
  it('leaves out what was said before this contact', () => {
    expect(silenceOf([said(1, 'agent', -60)], talk(0))).toEqual({ since: start, prompts: 0 });
  });
});

describe('gentle lines', () => {
  it('come after 2, 5 and 10 minutes, each with other words, and then no more', () => {
    expect([due(0, 1.9), due(1, 4.9), due(2, 9.9), due(3, 60)]).toEqual(['', '', '', '']);
    expect(new Set([due(0, 2), due(1, 5), due(2, 10)]).size).toBe(3);
  });
  it('are in the language of the caller', () => {
    expect(due(0, 2, 'en')).toContain('yes or no');
    expect(due(0, 2, 'pa')).toBe(due(0, 2, 'ur'));
    expect(due(0, 2)).toContain('ہاں یا نہیں');
  });
});
