import type { StaffId } from '#shared/kernel/ids.ts';
import { refuse } from '../../platform/errors.ts';
import { requirePaged } from './dispatch-rules.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { MayBeTold } from './may-be-told.ts';

type Deps = { dispatches: Pick<DispatchRepository, 'get'>; mayBeTold: MayBeTold };

export type RequireTask = ReturnType<typeof createRequireTask>;

/** Refuses, as if there were no such dispatch, whoever was never paged for it or must not know of its contact. */
export function createRequireTask({ dispatches, mayBeTold }: Deps) {
  return async function requireTask(id: string, staffId: StaffId): Promise<void> {
    const dispatch = await dispatches.get(id);
    requirePaged(dispatch, staffId);
    if (!(await mayBeTold(dispatch.contactId, [staffId])).has(staffId)) throw refuse('notFound');
  };
}
