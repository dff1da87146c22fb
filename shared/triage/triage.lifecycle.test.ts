import { describe, expect, it } from 'vitest';
import type { Role } from '#shared/kernel/actor.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import type { Level } from './levels.ts';
import { changeLevel, firstLevel, levelAfterAnswers, submitLevel, type Ground, type LevelState } from './triage.lifecycle.ts';

const person = (...roles: Role[]) => ({ staffId: newId<StaffId>(), roles });
const agent = person('agent');
const colleague = person('agent');
const supervisor = person('supervisor');
const ground = (rule: string, level: Level, because: Ground['because'] = 'yes'): Ground => ({ rule, level, because });
const submitted = (...grounds: Ground[]): LevelState => submitLevel(levelAfterAnswers(firstLevel, grounds).state);
const lowered = (state: LevelState, to: Level): LevelState => {
  const decision = changeLevel(state, { to, by: agent, reason: 'spoke to the child alone', approvedBy: supervisor });
  if (!decision.allowed) throw new Error(decision.why);
  return decision.state;
};

describe('a draft', () => {
  it('follows its answers up and down', () => {
    const up = levelAfterAnswers(firstLevel, [ground('q1.harmNow', 'P0')]).state;
    expect(up.level).toBe('P0');
    expect(levelAfterAnswers(up, [ground('q14.neglect', 'P3')]).state.level).toBe('P3');
    expect(levelAfterAnswers(up, []).state.level).toBe('none');
  });

  it('may be raised by judgement, which later answers do not undo, and taken back to its answers freely', () => {
    const answered = levelAfterAnswers(firstLevel, [ground('q14.neglect', 'P3')]).state;
    const raised = changeLevel(answered, { to: 'P1', by: agent });
    expect(raised).toMatchObject({ allowed: true, kind: 'moved', state: { level: 'P1' } });
    if (!raised.allowed) return;
    expect(levelAfterAnswers(raised.state, []).state.level).toBe('P1');
    expect(changeLevel(raised.state, { to: 'P3', by: agent })).toMatchObject({ allowed: true, state: { level: 'P3' } });
  });

  it('does not go below its answers without a second person', () => {
    const answered = levelAfterAnswers(firstLevel, [ground('q1.harmNow', 'P0')]).state;
    expect(changeLevel(answered, { to: 'P2', by: agent })).toEqual({ allowed: false, why: 'reasonNeeded' });
  });
});

describe('a submitted level', () => {
  const state = submitted(ground('q6.assaultDays', 'P1'));

  it('is raised freely', () => {
    expect(changeLevel(state, { to: 'P0', by: agent })).toMatchObject({ allowed: true, kind: 'raised', state: { level: 'P0' } });
  });

  it('stays when set to what it is', () => {
    expect(changeLevel(state, { to: 'P1', by: agent })).toEqual({ allowed: true, kind: 'unchanged', state });
  });

  it.each([
    ['reasonNeeded', { by: agent, approvedBy: supervisor }],
    ['reasonNeeded', { by: agent, approvedBy: supervisor, reason: '   ' }],
    ['secondPersonNeeded', { by: agent, reason: 'calm now' }],
    ['secondPersonNeeded', { by: supervisor, reason: 'calm now' }],
    ['samePerson', { by: supervisor, approvedBy: supervisor, reason: 'calm now' }],
    ['supervisorNeeded', { by: agent, approvedBy: colleague, reason: 'calm now' }],
  ])('is not lowered: %s', (why, change) => {
    expect(changeLevel(state, { to: 'P3', ...change })).toEqual({ allowed: false, why });
  });

  it('is lowered with a reason by two persons, the second a supervisor', () => {
    const change = { to: 'P3' as const, by: agent, approvedBy: supervisor, reason: 'spoke to the child alone' };
    expect(changeLevel(state, change)).toMatchObject({ allowed: true, kind: 'lowered', state: { level: 'P3', status: 'submitted' } });
  });

  it('rises with its answers, and only proposes to fall', () => {
    expect(levelAfterAnswers(state, [ground('q1.harmNow', 'P0')])).toMatchObject({ state: { level: 'P0' }, lowerWished: null });
    expect(levelAfterAnswers(state, [ground('q14.neglect', 'P3')])).toMatchObject({ state: { level: 'P1' }, lowerWished: 'P3' });
  });
});

describe('after two persons lowered it', () => {
  const harm = ground('q1.harmNow', 'P0', 'unknown');
  const state = lowered(submitted(harm, ground('q6.assaultDays', 'P1')), 'P2');
  const level = (...grounds: Ground[]) => levelAfterAnswers(state, grounds).state.level;

  it('the same answers do not raise it again', () => {
    expect(level(harm, ground('q6.assaultDays', 'P1'))).toBe('P2');
    expect(level(harm)).toBe('P2');
  });

  it('a new danger of the same level does', () => {
    expect(level(harm, ground('q2.medical', 'P0'))).toBe('P0');
  });

  it('an unknown that became a yes does', () => {
    expect(level(ground('q1.harmNow', 'P0'))).toBe('P0');
  });

  it('a rule that now weighs more does', () => {
    expect(level(ground('q6.assaultDays', 'P0'))).toBe('P0');
  });

  it('an answer taken back and given again does', () => {
    const without = levelAfterAnswers(state, []).state;
    expect(without.level).toBe('P2');
    expect(levelAfterAnswers(without, [harm]).state.level).toBe('P0');
  });

  it('milder answers are no reason to go lower by themselves', () => {
    expect(levelAfterAnswers(state, [ground('q15.information', 'P4')])).toMatchObject({ state: { level: 'P2' }, lowerWished: 'P4' });
  });
});
