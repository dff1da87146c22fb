import { describe, expect, it } from 'vitest';
import type { ContactId } from '#shared/kernel/ids.ts';
import { currentVersions, type TriageInput } from '#shared/triage/answers.schema.ts';
import type { TriageView } from '#shared/triage/triage.api.ts';
import { answered, emptyTriage, sameInput, shownTriage, toSave, triageFetched, triageSaved } from './triage-state.ts';

const noon = new Date('2026-03-01T07:00:00Z');
const view = (part: Partial<TriageView> = {}): TriageView => ({
  contactId: '00000000-0000-4000-8000-000000000000' as ContactId,
  version: 1,
  status: 'draft',
  level: null,
  input: { main: {} },
  versions: currentVersions,
  submittedAt: null,
  submittedBy: null,
  lowerRequest: null,
  confirmed: null,
  ...part,
});
const harm: TriageInput = { main: { q1: 'yes' } };
const level = (of: TriageView, input = of.input) => shownTriage({ view: of, input }, noon).shownLevel;

describe('triage on the desk', () => {
  it('has nothing to save before it was loaded, nor when the server has the same answers', () => {
    expect(toSave({ ...emptyTriage, input: harm })).toBeNull();
    expect(toSave({ view: view({ input: harm }), input: { main: { q1: 'yes', q2: 'notAsked' } } })).toBeNull();
    expect(toSave({ view: view(), input: harm })).toBe(harm);
  });

  it('tells a screen that was begun from one that was not', () => {
    expect(sameInput({ main: {} }, { main: {}, suicide: {} })).toBe(false);
    expect(answered({ main: {} }, 'suicide', 's1', 'no')).toEqual({ main: {}, suicide: { s1: 'no' } });
  });

  it('keeps unsaved answers when news of the server come', () => {
    const state = triageFetched({ view: view(), input: harm }, view({ version: 2, input: { main: { q2: 'no' } } }));
    expect(state.input).toBe(harm);
    expect(state.view?.version).toBe(2);
  });

  it('takes the answers of the server when nothing is unsaved', () => {
    expect(triageFetched({ view: view(), input: { main: {} } }, view({ version: 2, input: harm })).input).toEqual(harm);
  });

  it('keeps an answer given while a save was under way', () => {
    const state = triageSaved({ view: view(), input: { main: { q1: 'yes', q2: 'no' } } }, view({ version: 2, input: harm }), harm);
    expect(toSave(state)).toEqual({ main: { q1: 'yes', q2: 'no' } });
  });

  it('ignores late answers', () => {
    const state = { view: view({ version: 5 }), input: harm };
    expect(triageSaved(state, view({ version: 4 }), harm)).toBe(state);
    expect(triageFetched(state, view({ version: 4 }))).toBe(state);
  });
});

describe('the level shown', () => {
  it('follows the answers of a draft up and down at once', () => {
    expect(level(view({ level: 'none' }), harm)).toBe('P0');
    expect(level(view({ level: 'P0', input: harm }), { main: { q14: 'yes' } })).toBe('P3');
  });

  it('stays where people raised it', () => {
    expect(level(view({ level: 'P1', input: { main: { q14: 'yes' } } }), { main: { q15: 'yes' } })).toBe('P1');
  });

  it('does not fall by answers once submitted, and rises by them', () => {
    const submitted = view({ status: 'submitted', level: 'P1', input: { main: { q6: 'yes' } } });
    expect(level(submitted, { main: {} })).toBe('P1');
    expect(level(submitted, { main: { q6: 'yes', q1: 'yes' } })).toBe('P0');
  });

  it('stands where two persons lowered it, until a worse answer comes', () => {
    const lowered = view({ status: 'submitted', level: 'P3', input: { main: { q6: 'yes' } } });
    expect(level(lowered)).toBe('P3');
    expect(level(lowered, { main: { q6: 'yes', q2: 'yes' } })).toBe('P0');
  });
});
