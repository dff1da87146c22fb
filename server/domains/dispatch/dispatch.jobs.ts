import type { Bus } from '../../platform/outbox/bus.ts';
import type { Sweeper } from '../../platform/sweeper.ts';
import type { Contacts } from '../contacts/index.ts';
import type { Delivery } from './delivery.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { DueDispatches } from './due-dispatches.ts';
import type { Ladder } from './ladder.service.ts';

type Deps = {
  bus: Bus;
  sweeper: Sweeper;
  contacts: Pick<Contacts['repository'], 'waitingOrOffered'>;
  dispatches: DispatchRepository;
  ladder: Ladder;
  delivery: Delivery;
  due: DueDispatches;
  dropExcluded: (contactId: string) => Promise<void>;
};
/** The clocks of dispatch: pages go out at once from the process that wrote them; the sweep over `nextActionAt` climbs, and sends what was missed. */
export function addDispatchJobs({ bus, sweeper, contacts, dispatches, ladder, delivery, due, dropExcluded }: Deps): void {
  for (const type of ['dispatch:paged', 'dispatch:pagedAlso', 'dispatch:checkInAsked', 'dispatch:silent']) {
    bus.subscribe(type, async ({ id, version }) => {
      const dispatch = await dispatches.asOf(id, version);
      if (dispatch) await delivery.deliver(dispatch);
    });
  }
  // The request that sent for help has done this already; after a crash the relay's sweep repeats the event.
  bus.subscribe('dispatch:opened', async ({ id, repeated }) => {
    const dispatch = repeated ? await dispatches.find(id) : null;
    if (dispatch) await ladder.keepContact(dispatch, { actor: { kind: 'system', part: 'relay' } });
  });

  bus.subscribe('contact:helpLate', ({ id }) => ladder.startHelpNow(id));
  for (const type of ['contact:accepted', 'contact:reassigned', 'contact:abandoned', 'contact:closed']) {
    bus.subscribe(type, ({ id }) => ladder.endHelpNow(id));
  }

  bus.subscribe('contact:recordSaved', ({ id }) => dropExcluded(id));

  /** Children whose call for help nobody answered and for whom nobody was paged: the event may have been lost with its node. */
  async function helpUnpaged(): Promise<number> {
    const late = (await contacts.waitingOrOffered(200)).filter(({ marks }) => marks.includes('helpNowUnanswered'));
    await Promise.all(late.map(({ _id }) => ladder.startHelpNow(_id)));
    return 0;
  }
  sweeper.add({ name: 'helpUnpaged', everyMs: 5_000, run: helpUnpaged });

  sweeper.add({ name: 'dispatch', everyMs: 1_000, run: due.doDue, soonerMs: due.soonerMs });
  sweeper.add({ name: 'dispatchStandIn', everyMs: 1_000, run: due.standIn, everyNode: true });
  sweeper.add({ name: 'pagesDue', everyMs: 1_000, run: delivery.sendDue });
  sweeper.add({ name: 'pagesStandIn', everyMs: 1_000, run: delivery.standIn, everyNode: true });
}
