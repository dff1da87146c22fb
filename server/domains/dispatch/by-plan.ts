import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import type { Dispatch, DispatchFields } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { WavePlan, Waves } from './waves.ts';

type Deps = { dispatches: Pick<DispatchRepository, 'get' | 'change'>; waves: Pick<Waves, 'plan'> };
type Asked = {
  id: string;
  /** The dispatch as it was read just now, if it was. */
  known?: Dispatch | undefined;
  by: ChangeBy;
  /** What the plan is made for; null when nothing is to be done. */
  of: (dispatch: Dispatch) => Dispatch | null;
  decide: (dispatch: Dispatch, plan: WavePlan) => Decision<DispatchFields> | null;
};

/**
 * Changes a dispatch by a plan, which takes a look at people and rosters and is made outside the write.
 * When anything was written meanwhile it is made anew: whoever said no in that moment must not be paged by it.
 */
export async function changeByPlan({ dispatches, waves }: Deps, { id, known, by, of, decide }: Asked): Promise<Dispatch> {
  for (let first = known; ; first = undefined) {
    const before = first ?? (await dispatches.get(id));
    const standing = of(before);
    if (!standing) return before;
    const plan = await waves.plan(standing);
    let fits = true;
    const { doc } = await dispatches.change(id, by, (dispatch) => {
      fits = dispatch.version === before.version;
      return fits ? decide(dispatch, plan) : null;
    });
    if (fits) return doc;
  }
}
