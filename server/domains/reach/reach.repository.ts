import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { blankReach, reachStandIns, sealedReachFields, type ReachDoc, type ReachFields, type ReachModels } from './reach.model.ts';

type Deps = { model: ReachModels['reach']; clock: Clock; cipher: FieldCipher; bus: Bus };
export type ReachRepository = ReturnType<typeof createReachRepository>;

/** Keeps how each member of staff can be reached, under their own id. */
export function createReachRepository({ model, ...deps }: Deps) {
  const store = createAggregateStore<ReachFields>(deps, {
    kind: 'reach',
    model,
    sealed: sealedReachFields,
    standIns: reachStandIns,
  });
  const mark = (text: string, purpose: string): string => deps.cipher.mark(text, purpose);
  const marks = {
    phone: (number: string): string => mark(number, 'staff.phone'),
    endpoint: (endpoint: string): string => mark(endpoint, 'staff.endpoint'),
    code: (staffId: string, number: string, code: string): string => mark(`${staffId} ${number} ${code}`, 'staff.phone.code'),
  };

  /** Changes what is known of somebody, who may not have told anything yet. */
  async function change(staffId: string, by: ChangeBy, decide: (doc: ReachDoc) => Decision<ReachFields> | null) {
    if (!(await store.find(staffId))) await store.insert(staffId, { ...blankReach }, { actor: by.actor }, []);
    return store.change(staffId, by, decide);
  }
  return {
    marks,
    change,
    find: store.find,
    of: (staffIds: readonly string[]): Promise<ReachDoc[]> => store.list({ _id: { $in: [...staffIds] } }),
    byPhone: (number: string): Promise<ReachDoc[]> => store.list({ phoneMark: marks.phone(number) }),
    byEndpoint: (endpoint: string): Promise<ReachDoc[]> => store.list({ endpointMarks: marks.endpoint(endpoint) }),
  };
}
