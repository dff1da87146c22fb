import type { PolicyRules } from '#shared/dispatch/policy-rules.ts';
import type { PolicyStep } from '#shared/dispatch/policy.ts';
import { newId } from '#shared/kernel/new-id.ts';

/** A step in the editor, with an id by which it stays itself while it is moved. */
export type DraftStep = { readonly id: string; readonly step: PolicyStep };
/** A policy in the editor. */
export type PolicyDraft = Omit<PolicyRules, 'steps'> & { readonly steps: readonly DraftStep[] };

const draftStep = (step: PolicyStep): DraftStep => ({ id: newId(), step });

/** A policy as the editor begins with it. */
export const draftOf = ({ steps, ...rules }: PolicyRules): PolicyDraft => ({ ...rules, steps: steps.map(draftStep) });
/** The policy that a draft stands for. */
export const rulesOf = ({ steps, ...draft }: PolicyDraft): PolicyRules => ({ ...draft, steps: steps.map(({ step }) => step) });

/** The draft with one more step before its last, so that the loud one stays last. */
export function withStep(draft: PolicyDraft): PolicyDraft {
  const last = draft.steps.at(-1);
  if (!last) return draft;
  const fresh = draftStep({ ...last.step, targets: [], repeatSeconds: null });
  return { ...draft, steps: [...draft.steps.slice(0, -1), fresh, last] };
}

/** True when both say the same, whatever the order of their fields. */
export function isSame(a: PolicyRules, b: PolicyRules): boolean {
  const words = ({ steps, endedBy, checkIn }: PolicyRules) => [
    steps.map(({ targets, channels, ackSeconds, repeatSeconds }) => [[...targets].sort(), [...channels].sort(), ackSeconds, repeatSeconds]),
    endedBy,
    checkIn && [checkIn.onTheWaySeconds, checkIn.onSceneSeconds, checkIn.graceSeconds],
  ];
  return JSON.stringify(words(a)) === JSON.stringify(words(b));
}
