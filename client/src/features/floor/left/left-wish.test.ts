import { describe, expect, it } from 'vitest';
import type { StaffId } from '#shared/kernel/ids.ts';
import { blankForm, isAllowed, wishOf } from './left-wish.ts';

const now = Date.parse('2026-03-01T06:00:00Z');
const who = 's1' as StaffId;

describe('a decision for somebody who left', () => {
  it('is offered only where it is known to be safe', () => {
    expect(isAllowed('write', { mayWrite: false, mayCall: true })).toBe(false);
    expect(isAllowed('callBack', { mayWrite: true, mayCall: false })).toBe(false);
    expect(isAllowed('nothing', { mayWrite: false, mayCall: false })).toBe(true);
  });
  it('is not ready until what it needs was said', () => {
    expect(wishOf(blankForm, now)).toBeNull();
    expect(wishOf({ ...blankForm, what: 'nothing' }, now)).toBeNull();
    expect(wishOf({ ...blankForm, what: 'write' }, now)).toBeNull();
    expect(wishOf({ ...blankForm, what: 'followUp', who, task: '  ' }, now)).toBeNull();
  });
  it('says who does what by when', () => {
    expect(wishOf({ ...blankForm, what: 'write', who }, now)).toEqual({ what: 'write', to: who });
    expect(wishOf({ ...blankForm, what: 'followUp', who, hours: '4', task: ' look ' }, now)).toEqual({
      what: 'followUp',
      assignee: who,
      dueAt: '2026-03-01T10:00:00.000Z',
      task: 'look',
    });
  });
});
