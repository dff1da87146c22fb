import { z } from 'zod';
import { channelSchema, type Channel } from './channels.ts';

/** Whom a step pages: the first officer on call for the district, the second, all of them, the heads of the division, the coordinators of the province, the fallback list, the supervisors on duty. */
export const targetSchema = z.enum([
  'firstOfficer',
  'secondOfficer',
  'districtOfficers',
  'divisionOfficers',
  'provinceOfficers',
  'fallback',
  'supervisors',
]);
export type Target = z.infer<typeof targetSchema>;

const seconds = (min: number, max: number) => z.number().int().min(min).max(max);

/** One step of the ladder: who, on which channels at once, how many seconds they have to acknowledge before the next step, and after how many they are paged again (null: not within the step). */
export const policyStepSchema = z.object({
  targets: z.array(targetSchema).min(1),
  channels: z.array(channelSchema).min(1),
  ackSeconds: seconds(10, 3600),
  repeatSeconds: seconds(10, 3600).nullable(),
});
export type PolicyStep = z.infer<typeof policyStepSchema>;

/** How often whoever goes must give a sign of life, in seconds: on the way, on the scene, and how long after being asked before supervisors are told. */
export const checkInPolicySchema = z.object({
  onTheWaySeconds: seconds(60, 86_400),
  onSceneSeconds: seconds(60, 86_400),
  graceSeconds: seconds(10, 3600),
});
export type CheckInPolicy = z.infer<typeof checkInPolicySchema>;

/** How a dispatch looks for somebody. The last step is the loud one: it repeats until somebody goes. A running dispatch keeps its own copy. */
export const policySchema = z.object({
  version: z.string().min(1),
  steps: z.array(policyStepSchema).min(1).max(12),
  /** Whose "I am going" ends the search: anybody's who was paged, or an officer's only (a supervisor's is noted, and the ladder climbs on). */
  endedBy: z.enum(['anybody', 'officer']),
  checkIn: checkInPolicySchema.nullable(),
});
export type Policy = z.infer<typeof policySchema>;

/** Seconds to acknowledge unless a step says otherwise. */
export const defaultAckSeconds = 60;
const everyWay: Channel[] = ['live', 'push', 'sms', 'voice'];

const step = (...targets: Target[]): PolicyStep => ({ targets, channels: everyWay, ackSeconds: defaultAckSeconds, repeatSeconds: null });

/** The ladder of an urgent dispatch. */
export const urgentPolicy: Policy = {
  version: 'urgent-2026-2',
  steps: [
    step('firstOfficer'),
    step('districtOfficers', 'supervisors'),
    step('divisionOfficers', 'supervisors'),
    step('provinceOfficers', 'supervisors'),
    step('fallback', 'supervisors'),
  ],
  endedBy: 'anybody',
  checkIn: { onTheWaySeconds: 45 * 60, onSceneSeconds: 20 * 60, graceSeconds: 120 },
};

/** The ladder when a child asked for help and no agent answered: straight to the fallback list. Who answers it writes to the child, and goes nowhere. */
export const helpNowPolicy: Policy = {
  version: 'help-now-2026-2',
  steps: [step('fallback', 'supervisors')],
  endedBy: 'anybody',
  checkIn: null,
};

/** The ladder of the self-test: one push to a device of this process, which must answer within the step. */
export const selfTestPolicy: Policy = {
  version: 'self-test-2026-1',
  steps: [{ targets: ['firstOfficer'], channels: ['push'], ackSeconds: 20, repeatSeconds: null }],
  endedBy: 'anybody',
  checkIn: null,
};

/** A step of a policy, and what holds where a damaged copy says nothing. */
export function stepOf({ steps }: Pick<Policy, 'steps'>, index: number): PolicyStep {
  const usual = { targets: [], channels: everyWay, ackSeconds: defaultAckSeconds, repeatSeconds: null };
  return { ...usual, ...steps[Math.min(index, steps.length - 1)] };
}
