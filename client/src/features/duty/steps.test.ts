import { describe, expect, it } from 'vitest';
import type { DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import { newId } from '#shared/kernel/new-id.ts';
import type { CommandId, DispatchId } from '#shared/kernel/ids.ts';
import { endingOf, inOrder, withSteps, type DutyStep } from './steps.ts';

const at = '2026-03-12T07:00:00.000Z';
const nothing = { acknowledged: null, enRoute: null, onScene: null, claimed: null };
const task = (more: Partial<DutyTask> = {}): DutyTask => ({
  ...{
    id: newId<DispatchId>(),
    version: 1,
    kind: 'urgent',
    contactNumber: 1,
    level: 'P0',
    districtId: null,
    reasons: [],
    femaleOfficer: false,
  },
  ...{
    state: 'paging',
    mine: 'asked',
    ledBy: null,
    round: 1,
    pagedAs: 'officer',
    pagedAt: at,
    dueAt: null,
    waveSeconds: 60,
    code: '4821',
    checkIn: null,
    what: '',
    details: null,
    taken: nothing,
    outcome: null,
  },
  ...more,
});
const steps = (id: DispatchId, ...acts: ('acknowledge' | 'enRoute' | 'onScene' | 'decline' | 'claim')[]): DutyStep[] =>
  acts.map((act) => ({
    id: newId<CommandId>(),
    dispatchId: id,
    pressedAt: at,
    act,
    round: 1,
    reason: 'tooFar',
    outcome: 'childSafe',
    report: '',
    handOver: null,
  }));

describe('a task with steps that are still to be sent', () => {
  it('looks as it will be, and says which steps wait', () => {
    const own = task();
    expect(withSteps(own, steps(own.id, 'acknowledge', 'enRoute'))).toMatchObject({
      mine: 'leading',
      state: 'enRoute',
      pending: ['acknowledge', 'enRoute'],
      taken: { enRoute: { at } },
    });
    expect(withSteps(own, steps(own.id, 'acknowledge', 'onScene', 'claim'))).toMatchObject({ state: 'childSafe', outcome: 'childSafe' });
  });

  it('is gone as soon as it is declined', () => {
    const own = task();
    expect(withSteps(own, steps(own.id, 'decline'))).toBeNull();
  });

  it('is untouched by the steps of another', () => {
    const own = task();
    expect(withSteps(own, steps(newId<DispatchId>(), 'acknowledge'))).toMatchObject({ mine: 'asked', pending: [] });
  });

  it('that somebody else leads by now is not led by this officer for having pressed', () => {
    const own = task({ mine: 'other', state: 'acknowledged' });
    expect(withSteps(own, steps(own.id, 'acknowledge'))).toMatchObject({ mine: 'other' });
  });
});

it('what the officer does comes first, then what is asked, then what is done', () => {
  const [asked, leading, other, reported] = [
    task(),
    task({ mine: 'leading', state: 'enRoute' }),
    task({ mine: 'other' }),
    task({ mine: 'leading', state: 'childSafe', outcome: 'childSafe' }),
  ];
  const shown = [other, reported, asked, leading].map((one) => ({ ...one, pending: [] }));
  expect(inOrder(shown).map((one) => one.id)).toEqual([leading.id, asked.id, other.id, reported.id].map((id) => id));
});

it('a call for help that is taken up stands behind the next page and before what others do', () => {
  const helped = task({ mine: 'leading', kind: 'helpNow', state: 'acknowledged' });
  const asked = task({ pagedAt: '2026-03-12T08:00:00.000Z' });
  const other = task({ mine: 'other' });
  const shown = [other, helped, asked].map((one) => ({ ...one, pending: [] }));
  expect(inOrder(shown).map((one) => one.id)).toEqual([asked.id, helped.id, other.id]);
});

it('a task that is gone was closed after its outcome, or ended before it', () => {
  expect(endingOf(task({ mine: 'leading', outcome: 'childSafe' }))).toBe('closed');
  expect(endingOf(task({ mine: 'leading' }))).toBe('ended');
  expect(endingOf(task())).toBe('ended');
  expect(endingOf(task({ mine: 'other' }))).toBeNull();
});
