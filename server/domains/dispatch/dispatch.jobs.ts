import type { Clock } from '#shared/kernel/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Queues } from '../../platform/queues.ts';
import type { Live } from '../../platform/sockets/live.ts';
import type { Sweeper } from '../../platform/sweeper.ts';
import type { Contacts } from '../contacts/index.ts';
import type { Delivery } from './delivery.ts';
import type { DispatchRepository, Due } from './dispatch.repository.ts';
import type { LadderService } from './ladder.service.ts';

type Deps = {
  bus: Bus;
  queues: Queues;
  sweeper: Sweeper;
  live: Live;
  clock: Clock;
  logger: Logger;
  contacts: Pick<Contacts['repository'], 'waitingOrOffered'>;
  dispatches: DispatchRepository;
  ladder: LadderService;
  delivery: Delivery;
  dropExcluded: (contactId: string) => Promise<void>;
};
// A dispatch that fails goes behind the others for so long, in milliseconds.
const setAsideMs = 5_000;

/** The clocks of dispatch: pages go out at once from the process that wrote them, steps by delayed jobs; the sweep over `nextActionAt` does both when anything was missed. */
export function addDispatchJobs({
  bus,
  queues,
  sweeper,
  live,
  clock,
  logger,
  contacts,
  dispatches,
  ladder,
  delivery,
  dropExcluded,
}: Deps): void {
  queues.handle('dispatchStep', async ({ dispatchId, round }) => ladder.timeOut(String(dispatchId), Number(round)));

  async function send(id: string): Promise<void> {
    await delivery.deliver(id);
    live.spread({ kind: 'dispatch', id, version: 0, type: 'page:sent', data: {} });
  }
  bus.subscribe('dispatch:paged', async ({ id, event }) => {
    await send(id);
    const { round } = event.data;
    const dispatch = await dispatches.find(id);
    if (!dispatch?.dueAt || dispatch.round !== round) return;
    await queues.add(
      'dispatchStep',
      { dispatchId: id, round: dispatch.round },
      { delayMs: dispatch.dueAt.getTime() - clock.now().getTime(), priority: 1 },
    );
  });
  // The request that sent for help has done this already; after a crash the relay's sweep repeats the event.
  bus.subscribe('dispatch:opened', async ({ id, repeated }) => {
    const dispatch = repeated ? await dispatches.find(id) : null;
    if (dispatch) await ladder.keepContact(dispatch, { actor: { kind: 'system', part: 'relay' } });
  });
  bus.subscribe('dispatch:pagedAlso', ({ id }) => send(id));

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

  async function doOne({ id }: Due): Promise<void> {
    // A page that cannot be handed over must not keep the ladder from climbing.
    const delivered = await delivery.deliver(id).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    const { round } = await dispatches.get(id);
    await ladder.timeOut(id, round);
    if (delivered) throw delivered.error;
  }
  /** Does what is due; one that cannot be dealt with is set aside, and the others go on. */
  async function doDue(): Promise<number> {
    const due = await dispatches.due(clock.now());
    await Promise.all(
      due.map(async (one) => {
        try {
          await doOne(one);
        } catch (error) {
          logger.error({ err: error, dispatchId: one.id }, 'a dispatch could not be advanced; it is tried again');
          await dispatches.postpone(one, new Date(clock.now().getTime() + setAsideMs));
        }
      }),
    );
    return due.length;
  }
  sweeper.add({ name: 'dispatch', everyMs: 1_000, run: doDue });
}
