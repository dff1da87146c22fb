import { z } from 'zod';

/** Whom a step pages: the first officer on call for the district, all of them, the division's, the fallback list, the supervisors on duty. */
export const targetSchema = z.enum(['firstOfficer', 'districtOfficers', 'divisionOfficers', 'fallback', 'supervisors']);
export type Target = z.infer<typeof targetSchema>;

/** One step of the ladder: who, and how many seconds they have to acknowledge before the next. */
export const policyStepSchema = z.object({ targets: z.array(targetSchema).min(1), ackSeconds: z.number().int().min(10).max(3600) });

/** How a dispatch looks for somebody. The last step is the loud one: it repeats until somebody goes. A running dispatch keeps its own copy. */
export const policySchema = z.object({ version: z.string().min(1), steps: z.array(policyStepSchema).min(1).max(12) });
export type PolicyStep = z.infer<typeof policyStepSchema>;
export type Policy = z.infer<typeof policySchema>;

/** Seconds to acknowledge unless a step says otherwise. */
export const defaultAckSeconds = 60;

const step = (...targets: Target[]): PolicyStep => ({ targets, ackSeconds: defaultAckSeconds });

/** The ladder of an urgent dispatch. */
export const urgentPolicy: Policy = {
  version: 'urgent-2026-1',
  steps: [
    step('firstOfficer'),
    step('districtOfficers', 'supervisors'),
    step('divisionOfficers', 'supervisors'),
    step('fallback', 'supervisors'),
  ],
};

/** The ladder when a child asked for help and no agent answered: straight to the fallback list. */
export const helpNowPolicy: Policy = { version: 'help-now-2026-1', steps: [step('fallback', 'supervisors')] };
