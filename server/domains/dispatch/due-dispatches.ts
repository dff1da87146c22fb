import type { Clock } from '#shared/kernel/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Delivery } from './delivery.ts';
import type { DispatchRepository, Due } from './dispatch.repository.ts';
import type { Ladder } from './ladder.service.ts';

type Deps = { dispatches: DispatchRepository; delivery: Delivery; ladder: Pick<Ladder, 'timeOut'>; clock: Clock; logger: Logger };

// A dispatch that fails goes behind the others, longer each time, in milliseconds.
const setAsideMs = { least: 500, most: 30_000 };
// So many are looked at together, and clocks that run out this close together are done in one look, in milliseconds.
const atOnce = 200;
const togetherMs = 50;
// What no worker has seen to for so long, in milliseconds, is done by whatever node still runs.
const standInMs = 2_000;

export type DueDispatches = ReturnType<typeof createDueDispatches>;

/** Does what the clocks of dispatches ask for, which are kept in the store alone. */
export function createDueDispatches({ dispatches, delivery, ladder, clock, logger }: Deps) {
  let next: Date | null = null;
  const failing = new Map<string, number>();

  /** Does what is due; one that cannot be dealt with is set aside, and the others go on. */
  async function doDue(): Promise<number> {
    const now = clock.now();
    next = null;
    const done = await doUntil(now);
    next = await dispatches.nextDue(now);
    return done;
  }
  /** Does what should have been done a while ago: no worker may be left. */
  const standIn = (): Promise<number> => doUntil(new Date(clock.now().getTime() - standInMs));

  async function doUntil(moment: Date): Promise<number> {
    let done = 0;
    let due: Due[];
    do {
      due = await dispatches.due(moment, atOnce);
      await Promise.all(due.map(tryOne));
      done += due.length;
    } while (due.length === atOnce);
    return done;
  }
  async function tryOne(one: Due): Promise<void> {
    try {
      await doOne(one.id);
      failing.delete(one.id);
    } catch (error) {
      logger.error({ err: error, dispatchId: one.id }, 'a dispatch could not be advanced; it is tried again');
      const ms = Math.min(2 * (failing.get(one.id) ?? setAsideMs.least / 2), setAsideMs.most);
      failing.set(one.id, ms);
      await dispatches.postpone(one, new Date(clock.now().getTime() + ms));
    }
  }
  async function doOne(id: string): Promise<void> {
    const dispatch = await dispatches.get(id);
    // Pages that cannot be written must not keep the ladder from climbing.
    const delivered = await delivery.deliver(dispatch).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    await ladder.timeOut(dispatch);
    if (delivered) throw delivered.error;
  }

  /** In how many milliseconds the clock after those that were due runs out; whatever is set meanwhile is found by the usual look. */
  const soonerMs = (): number => (next ? Math.max(togetherMs, next.getTime() - clock.now().getTime()) : Infinity);

  return { doDue, standIn, soonerMs };
}
