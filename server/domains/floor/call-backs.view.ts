import { CALLS_SHOWN, type CallBacksView } from '#shared/floor/floor.schema.ts';
import { callBackLateMs } from '#shared/contacts/call-back.ts';
import type { Actor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { maySee, presentSummary, type Contact, type Contacts } from '../contacts/index.ts';

export type CallBacksOverview = ReturnType<typeof createCallBacksOverview>;

/** The calls that were promised, as a supervisor may see them. */
export function createCallBacksOverview({ contacts: { repository }, clock }: { contacts: Contacts; clock: Clock }) {
  return async (actor: Actor): Promise<CallBacksView> => {
    const now = clock.now();
    const [due, planned, countDue, late, countPlanned] = await Promise.all([
      repository.callsDue(now, CALLS_SHOWN),
      repository.callsPromised(CALLS_SHOWN),
      repository.countCallsDue(now),
      repository.countCallsDue(new Date(now.getTime() - callBackLateMs)),
      repository.countCallsPromised(),
    ]);
    const seen = (list: Contact[]) => list.filter((contact) => maySee(actor, contact)).map(presentSummary);
    return { due: seen(due), planned: seen(planned), counts: { due: countDue, late, planned: countPlanned } };
  };
}
