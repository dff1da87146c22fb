import type { PolicyStep, Target } from '#shared/dispatch/policy.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { hasDeclined } from './dispatch-rules.ts';
import type { DispatchFields, WaveTarget } from './dispatch.model.ts';

/** Who can be reached at this moment, in the order of calling; whoever is excluded is already left out. */
export type Reach = { district: StaffId[]; division: StaffId[]; province: StaffId[]; fallback: StaffId[]; supervisors: StaffId[] };
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

/** The next wave of a ladder: the next step that has an officer not paged before; else the last step, which pages everybody who may still go. */
export function nextWave(standing: Standing, reach: Reach): WavePlan {
  const { steps } = standing.policy;
  const last = steps.length - 1;
  const known = new Set<string>(standing.paged.map((one) => one.staffId));
  const supervisors: StaffId[] = [];
  for (let step = Math.min(standing.step + 1, last); step < last; step += 1) {
    const of = steps[step];
    if (!of) continue;
    if (of.targets.includes('supervisors')) supervisors.push(...reach.supervisors);
    const officers = officersOf(of, reach).filter((id) => !known.has(id) && !hasDeclined(standing.replies, id));
    if (officers.length > 0)
      return {
        step,
        targets: toTargets(
          officers,
          supervisors.filter((id) => !known.has(id)),
          'ladder',
        ),
        nobody: false,
      };
  }
  return lastWave(standing, reach);
}

function lastWave({ policy: { steps }, step, paged, replies }: Standing, reach: Reach): WavePlan {
  const last = steps.length - 1;
  const earlier = paged.filter((one) => one.role === 'officer' && !one.excluded).map((one) => one.staffId);
  const willing = (ids: readonly StaffId[]) => ids.filter((id) => !hasDeclined(replies, id));
  const officers = willing([...officersOf(steps[last], reach), ...reach.district, ...reach.division, ...reach.province, ...earlier]);
  // A ladder of one step has not failed when it starts; one that came to its end, or found nobody, has.
  const nobody = officers.length === 0 || step >= last || last > 0;
  return { step: last, targets: toTargets(officers, willing(reach.supervisors), 'fallback'), nobody };
}

const officersOf = (step: PolicyStep | undefined, reach: Reach): StaffId[] =>
  (step?.targets ?? []).flatMap((target) => (target === 'supervisors' ? [] : lists[target](reach)));

function toTargets(officers: readonly StaffId[], supervisors: readonly StaffId[], why: WaveTarget['why']): WaveTarget[] {
  const once = [...new Set(officers)];
  const others = [...new Set(supervisors)].filter((id) => !once.includes(id));
  return [
    ...once.map((staffId): WaveTarget => ({ staffId, role: 'officer', why })),
    ...others.map((staffId): WaveTarget => ({ staffId, role: 'supervisor', why })),
  ];
}
