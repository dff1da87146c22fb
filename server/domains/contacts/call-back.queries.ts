import type { AggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { ContactFields } from './contacts.model.ts';

const inLine = { $in: ['queued', 'offered'] };
const soonest = { 'callBackPlan.from': 1 } as const;

/** What is asked of promised calls; each question is answered by index, from the promise whose time began first. */
export function callBackQueries({ list, count }: Pick<AggregateStore<ContactFields>, 'list' | 'count'>) {
  const dueBy = (before: Date) => ({ state: inLine, 'callBackPlan.from': { $lte: before } });
  return {
    /** Calls that are due and that nobody has taken. */
    callsDue: (now: Date, limit: number) => list(dueBy(now), { sort: soonest, limit }),
    countCallsDue: (before: Date) => count(dueBy(before)),
    /** Calls promised for later. */
    callsPromised: (limit: number) => list({ state: 'promised' }, { sort: soonest, limit }),
    countCallsPromised: () => count({ state: 'promised' }),
  };
}
