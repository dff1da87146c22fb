import { z } from 'zod';
import type { Channel } from './channels.ts';
import { checkInPolicySchema, policySchema, policyStepSchema, type Policy, type PolicyStep } from './policy.ts';

/** The dispatches whose policy can be set. */
export const policyKindSchema = z.enum(['urgent', 'helpNow']);
export type PolicyKind = z.infer<typeof policyKindSchema>;
export const policyKinds = policyKindSchema.options;

/** What people set of a policy: all but its version, which names the edition. */
export const policyRulesSchema = z.strictObject({
  ...policySchema.omit({ version: true }).shape,
  steps: z.array(z.strictObject(policyStepSchema.shape)).min(1).max(12),
  checkIn: z.strictObject(checkInPolicySchema.shape).nullable(),
});
export type PolicyRules = Omit<Policy, 'version'>;
/** What a policy is for, and the ways to reach people that this installation has. */
export type PolicyFrame = { readonly kind: PolicyKind; readonly ways: readonly Channel[] };

/**
 * Why a policy is refused: a target or channel named twice; a repeat that would come no sooner than the next step; a last step that
 * could end in nobody, or that only open pages would show; check-ins where nobody goes.
 */
export const policyProblemSchema = z.enum(['twice', 'repeatTooLate', 'quietEnd', 'deafEnd', 'checkInsForNobody']);
export type PolicyProblem = z.infer<typeof policyProblemSchema>;
/**
 * What is taken, but told: a step that only open pages show; a step without officers, which goes out together with the next; a last
 * step that comes later than ten minutes; an officer who goes and is not asked for signs of life.
 */
export type PolicyWarning = 'openPagesOnly' | 'withNext' | 'slow' | 'noCheckIns';
/** What was found, and in which step (counted from 0; null: in all of it). */
export type Found<What> = { readonly what: What; readonly step: number | null };

// A child in danger now must not wait longer for everybody to be called, in seconds.
const slowSeconds = 600;

const isTwice = (list: readonly string[]): boolean => new Set(list).size < list.length;
// Every way but an open page reaches a telephone that lies in a pocket.
const reachesPockets = ({ channels }: PolicyStep, ways: readonly Channel[]): boolean =>
  channels.some((one) => one !== 'live' && ways.includes(one));
const hasOfficers = ({ targets }: PolicyStep): boolean => targets.some((target) => target !== 'supervisors');

/** Why a policy must not be used; none when it may. */
export function problemsOf({ kind, ways }: PolicyFrame, { steps, endedBy, checkIn }: PolicyRules): Found<PolicyProblem>[] {
  const found: Found<PolicyProblem>[] = [];
  steps.forEach((one, step) => {
    if (isTwice(one.targets) || isTwice(one.channels)) found.push({ what: 'twice', step });
    if (one.repeatSeconds !== null && one.repeatSeconds >= one.ackSeconds) found.push({ what: 'repeatTooLate', step });
  });
  const [last, at] = [steps.at(-1), steps.length - 1];
  const isLoud = last?.targets.includes('fallback') || (endedBy === 'anybody' && last?.targets.includes('supervisors'));
  if (!isLoud) found.push({ what: 'quietEnd', step: at });
  if (last && !reachesPockets(last, ways)) found.push({ what: 'deafEnd', step: at });
  if (kind === 'helpNow' && checkIn) found.push({ what: 'checkInsForNobody', step: null });
  return found;
}

/** What whoever sets a policy should know of it. */
export function warningsOf({ kind, ways }: PolicyFrame, { steps, checkIn }: PolicyRules): Found<PolicyWarning>[] {
  const found: Found<PolicyWarning>[] = [];
  steps.slice(0, -1).forEach((one, step) => {
    if (!hasOfficers(one)) found.push({ what: 'withNext', step });
    else if (!reachesPockets(one, ways)) found.push({ what: 'openPagesOnly', step });
  });
  if ((startsOf(steps).at(-1) ?? 0) > slowSeconds) found.push({ what: 'slow', step: null });
  if (kind === 'urgent' && !checkIn) found.push({ what: 'noCheckIns', step: null });
  return found;
}

/** How many seconds after the beginning each step goes out, if everybody is there and nobody answers; steps without officers go out with the next. */
export function startsOf(steps: readonly PolicyStep[]): number[] {
  let seconds = 0;
  return steps.map((step) => {
    const start = seconds;
    if (hasOfficers(step)) seconds += step.ackSeconds;
    return start;
  });
}
