import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyKinds, problemsOf, startsOf, warningsOf, type PolicyRules } from './policy-rules.ts';
import { channelSchema } from './channels.ts';
import { helpNowPolicy, targetSchema, urgentPolicy, type PolicyStep } from './policy.ts';

const ways = ['live', 'push', 'sms'] as const;
const step = (part: Partial<PolicyStep> = {}): PolicyStep => ({
  ...{ targets: ['fallback', 'supervisors'], channels: ['live', 'push', 'sms'], ackSeconds: 60, repeatSeconds: null },
  ...part,
});
const rules = (steps: PolicyStep[], part: Partial<PolicyRules> = {}): PolicyRules => ({
  steps,
  endedBy: 'anybody',
  checkIn: urgentPolicy.checkIn,
  ...part,
});
const found = (of: PolicyRules, kind: 'urgent' | 'helpNow' = 'urgent') =>
  problemsOf({ kind, ways }, of).map(({ what, step: at }) => `${what} ${at}`);
const told = (of: PolicyRules) => warningsOf({ kind: 'urgent', ways }, of).map(({ what, step: at }) => `${what} ${at}`);
const first = step({ targets: ['firstOfficer'] });

describe('a policy', () => {
  it('as shipped is right, and nothing needs to be told of it', () => {
    expect([
      found(urgentPolicy),
      told(urgentPolicy),
      found(helpNowPolicy, 'helpNow'),
      warningsOf({ kind: 'helpNow', ways }, helpNowPolicy),
    ]).toEqual([[], [], [], []]);
    expect(startsOf(urgentPolicy.steps)).toEqual([0, 60, 120, 180, 240]);
  });

  it.each([
    ['whose last step calls officers of the place only', rules([first, step({ targets: ['districtOfficers'] })]), ['quietEnd 1']],
    ['whose last step calls supervisors only is right', rules([first, step({ targets: ['supervisors'] })]), []],
    [
      '… but not where only officers end the search',
      rules([first, step({ targets: ['supervisors'] })], { endedBy: 'officer' }),
      ['quietEnd 1'],
    ],
    ['whose last step shows on open pages only', rules([first, step({ channels: ['live'] })]), ['deafEnd 1']],
    ['whose last step is a call only', rules([step({ channels: ['voice', 'live'] })]), ['deafEnd 0']],
    ['whose last step is an SMS only is right', rules([step({ channels: ['sms'] })]), []],
    ['whose repeat comes with the next step', rules([step({ ...first, repeatSeconds: 60 }), step()]), ['repeatTooLate 0']],
    ['whose repeat comes a second before is right', rules([step({ ...first, repeatSeconds: 59 }), step()]), []],
    ['that names a target twice', rules([step({ targets: ['fallback', 'fallback'] })]), ['twice 0']],
    ['that names a channel twice', rules([step({ channels: ['push', 'push'] })]), ['twice 0']],
  ])('%s', (_, of, expected) => expect(found(of)).toEqual(expected));

  it('counts only on the ways that there are here', () => {
    const bySms = rules([step({ channels: ['live', 'sms'] })]);
    const here = (...there: ('live' | 'push' | 'voice')[]) => problemsOf({ kind: 'urgent', ways: there }, bySms).map(({ what }) => what);
    expect([found(bySms), here('live', 'push')]).toEqual([[], ['deafEnd']]);
    expect(problemsOf({ kind: 'urgent', ways: ['live', 'voice'] }, rules([step({ channels: ['voice'] })]))).toEqual([]);
  });

  it('has no check-ins where nobody goes', () => {
    expect(found(rules([step()]), 'helpNow')).toEqual(['checkInsForNobody null']);
    expect(found(rules([step()], { checkIn: null }), 'helpNow')).toEqual([]);
  });

  it.each([
    ['a step that only open pages show', rules([step({ ...first, channels: ['live'] }), step()]), ['openPagesOnly 0']],
    ['a step of supervisors only', rules([step({ targets: ['supervisors'] }), step()]), ['withNext 0']],
    ['a last step after ten minutes and a second', rules([step({ ...first, ackSeconds: 601 }), step()]), ['slow null']],
    ['a last step after ten minutes: nothing', rules([step({ ...first, ackSeconds: 600 }), step()]), []],
    ['no check-ins', rules([step()], { checkIn: null }), ['noCheckIns null']],
  ])('is told of %s', (_, of, expected) => expect(told(of)).toEqual(expected));

  it('without officers in a step goes on to the next at the same moment', () => {
    expect(startsOf([first, step({ targets: ['supervisors'] }), step({ ackSeconds: 90 }), step()])).toEqual([0, 60, 60, 150]);
  });

  it('whatever its steps: if nothing is wrong with it, its last step reaches telephones and somebody who can end the search', () => {
    const any = fc.record<PolicyRules>({
      steps: fc.array(
        fc.record<PolicyStep>({
          targets: fc.subarray(targetSchema.options, { minLength: 1 }),
          channels: fc.subarray(channelSchema.options, { minLength: 1 }),
          ackSeconds: fc.integer({ min: 10, max: 3600 }),
          repeatSeconds: fc.option(fc.integer({ min: 10, max: 3600 })),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      endedBy: fc.constantFrom('anybody', 'officer'),
      checkIn: fc.constantFrom(null, urgentPolicy.checkIn),
    });
    fc.assert(
      fc.property(any, fc.constantFrom(...policyKinds), (of, kind) => {
        fc.pre(problemsOf({ kind, ways }, of).length === 0);
        const last = of.steps.at(-1);
        expect(last?.channels.some((one) => one === 'push' || one === 'sms')).toBe(true);
        const ends = of.endedBy === 'anybody' ? ['fallback', 'supervisors'] : ['fallback'];
        expect(last?.targets.some((one) => ends.includes(one))).toBe(true);
        expect([...startsOf(of.steps)].sort((a, b) => a - b)).toEqual(startsOf(of.steps));
      }),
    );
  });
});
