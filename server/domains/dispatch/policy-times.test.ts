import fc from 'fast-check';
import { expect, it } from 'vitest';
import { problemsOf, startsOf, type PolicyRules } from '#shared/dispatch/policy-rules.ts';
import { stepOf, targetSchema, type PolicyStep } from '#shared/dispatch/policy.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { nextWave, type Reach, type Standing } from './next-wave.ts';

const people = (most: number) => fc.array(fc.constant(null), { maxLength: most }).map((all) => all.map(() => newId<StaffId>()));
const around: fc.Arbitrary<Reach> = fc.record({
  ...{ district: people(3), division: people(2), province: people(1) },
  ...{ fallback: people(2), supervisors: people(2) },
  unproven: fc.constant<ReadonlySet<string>>(new Set()),
});
const policy = fc
  .array(
    fc.record<PolicyStep>({
      targets: fc.subarray(targetSchema.options, { minLength: 1 }),
      channels: fc.constant(['push']),
      ackSeconds: fc.integer({ min: 10, max: 3600 }),
      repeatSeconds: fc.constant(null),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((steps): PolicyRules => ({ steps, endedBy: 'anybody', checkIn: null }))
  .filter((rules) => problemsOf({ kind: 'urgent', ways: ['push'] }, rules).length === 0);

/** Climbs while nobody answers; gives after how many seconds the last step went out, and whom it called. */
function climb(rules: PolicyRules, reach: Reach): { seconds: number; called: StaffId[] } {
  const last = rules.steps.length - 1;
  let standing: Standing = { policy: { ...rules, version: 'v' }, step: -1, paged: [], replies: [] };
  for (let seconds = 0; ;) {
    const { step, targets } = nextWave(standing, reach);
    if (step === last) return { seconds, called: targets.map(({ staffId }) => staffId) };
    seconds += stepOf(rules, step).ackSeconds;
    const at = new Date(0);
    const paged = targets.map((target) => ({ ...target, firstAt: at, lastAt: at, times: 1 }));
    standing = { ...standing, step, paged: [...standing.paged, ...paged] };
  }
}

it('a policy that is taken ends with everybody of its fallback list and every supervisor, no later than people are told', () => {
  fc.assert(
    fc.property(policy, around, (rules, reach) => {
      const { seconds, called } = climb(rules, reach);
      expect(seconds).toBeLessThanOrEqual(startsOf(rules.steps).at(-1) ?? 0);
      const loud = rules.steps.at(-1)?.targets.includes('fallback') ? [...reach.fallback, ...reach.supervisors] : reach.supervisors;
      for (const one of loud) expect(called).toContain(one);
    }),
  );
});
