import type { PolicyStep, Target } from '#shared/dispatch/policy.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { hasDeclined } from './dispatch-rules.ts';
import type { DispatchFields, WaveTarget } from './dispatch.model.ts';

/** Who is on call at this moment, in the order of calling; whoever is excluded is already left out. */
export type Reach = {
  district: StaffId[];
  division: StaffId[];
  province: StaffId[];
  fallback: StaffId[];
  supervisors: StaffId[];
  /** Those of them of whom nothing shows that a page would reach them: no open page, no device or number proven in this shift. */
  unproven: ReadonlySet<string>;
};
/** Where a ladder stands, as far as the next wave depends on it; `step` is -1 before the first. */
export type Standing = Pick<DispatchFields, 'policy' | 'step' | 'replies' | 'paged'>;
/** Whom the next wave pages; `nobody` when the ladder is at its end, or nobody is there at all. */
export type WavePlan = { step: number; targets: WaveTarget[]; nobody: boolean };

const lists: Record<Exclude<Target, 'supervisors'>, (reach: Reach) => StaffId[]> = {
  firstOfficer: (reach) => reach.district.slice(0, 1),
  secondOfficer: (reach) => reach.district.slice(1, 2),
  districtOfficers: (reach) => reach.district,
  divisionOfficers: (reach) => reach.division,
  provinceOfficers: (reach) => reach.province,
  fallback: (reach) => reach.fallback,
};

/**
 * The next wave of a ladder: the next step that has an officer not paged before; else the last step, which pages everybody who may still go.
 * Officers whom nothing shows to be reachable are paged, but not waited for while somebody further up can be reached.
 */
export function nextWave(standing: Standing, reach: Reach): WavePlan {
  const last = standing.policy.steps.length - 1;
  const supervisors: StaffId[] = [];
  const waiting: StaffId[] = [];
  let first: WavePlan | null = null;
  for (let step = Math.min(standing.step + 1, last); step < last; step += 1) {
    const { officers, others } = newOf(standing, step, reach);
    supervisors.push(...others);
    if (officers.length === 0) continue;
    waiting.push(...officers);
    const plan = { step, targets: toTargets(waiting, supervisors, 'ladder', reach), nobody: false };
    if (isHeard(officers, reach)) return plan;
    first ??= plan;
  }
  return first && !isHeard(officersOf(standing.policy.steps[last], reach), reach) ? first : lastWave(standing, reach);
}

const isHeard = (officers: readonly StaffId[], { unproven }: Reach): boolean => officers.some((id) => !unproven.has(id));

/** Whom a step would page who was not paged before and has not said no. */
function newOf({ policy, paged, replies }: Standing, index: number, reach: Reach) {
  const step = policy.steps[index];
  const known = new Set<string>(paged.map((one) => one.staffId));
  const officers = officersOf(step, reach).filter((id) => !known.has(id) && !hasDeclined(replies, id));
  const others = step?.targets.includes('supervisors') ? reach.supervisors.filter((id) => !known.has(id)) : [];
  return { officers, others };
}

function lastWave({ policy: { steps }, step, paged, replies }: Standing, reach: Reach): WavePlan {
  const last = steps.length - 1;
  const earlier = paged.filter((one) => one.role === 'officer' && !one.excluded).map((one) => one.staffId);
  const willing = (ids: readonly StaffId[]) => ids.filter((id) => !hasDeclined(replies, id));
  const officers = willing([...officersOf(steps[last], reach), ...reach.district, ...reach.division, ...reach.province, ...earlier]);
  // A ladder of one step has not failed when it starts; one that came to its end, or found nobody, has.
  const nobody = officers.length === 0 || step >= last || last > 0;
  return { step: last, targets: toTargets(officers, willing(reach.supervisors), 'fallback', reach), nobody };
}

const officersOf = (step: PolicyStep | undefined, reach: Reach): StaffId[] =>
  (step?.targets ?? []).flatMap((target) => (target === 'supervisors' ? [] : lists[target](reach)));

function toTargets(
  officers: readonly StaffId[],
  supervisors: readonly StaffId[],
  why: WaveTarget['why'],
  { unproven }: Reach,
): WaveTarget[] {
  const once = [...new Set(officers)];
  const others = [...new Set(supervisors)].filter((id) => !once.includes(id));
  const target =
    (role: WaveTarget['role']) =>
    (staffId: StaffId): WaveTarget => ({ staffId, role, why, proven: !unproven.has(staffId) });
  return [...once.map(target('officer')), ...others.map(target('supervisor'))];
}
