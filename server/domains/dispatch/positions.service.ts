import type { Fix, PositionView } from '#shared/dispatch/position.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { PeopleService } from '../people/index.ts';
import { byItself, requireLeader, requirePaged } from './dispatch-rules.ts';
import type { Dispatch } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { PositionsRepository, Shared } from './positions.repository.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };
type Why = 'switchedOff' | 'over' | 'signedOut' | 'silent';
type Sessions = Pick<PeopleService, 'sessionById'>;
type Deps = {
  dispatches: DispatchRepository;
  positions: PositionsRepository;
  clock: Clock;
  logger: Logger;
  /** Tells desks that a dispatch looks different. */
  moved: (dispatchId: string) => void;
};
// A page that is closed sends nothing: after so many milliseconds what it sent last says nothing any more.
const silentMs = 15 * 60_000;

/** True while whoever goes shares where they are: on the way only, and only in the going in which they switched it on. */
export function isSharing({ sharing, leaderId, state, taken }: Dispatch): boolean {
  if (!sharing || sharing.until || sharing.by !== leaderId || !isOnTheWay(state)) return false;
  return taken.acknowledged !== null && sharing.since >= taken.acknowledged.at;
}
const isOnTheWay = (state: Dispatch['state']): boolean => state === 'acknowledged' || state === 'enRoute';

export type PositionsService = ReturnType<typeof createPositionsService>;

/** Where whoever goes is, while they want it known. Who may see the task at all is checked before. */
export function createPositionsService({ dispatches, positions, clock, logger, moved }: Deps) {
  /** Takes a position, the first of which switches sharing on; gives whether it is shared now. */
  async function tell(id: string, { at: foundAt, ...place }: Fix, by: By): Promise<boolean> {
    const now = clock.now();
    const at = new Date(Math.min(Date.parse(foundAt), now.getTime()));
    const { staffId, sessionId } = by.actor;
    const { doc } = await dispatches.change(
      id,
      by,
      (dispatch) => {
        // What was found before it was switched off came late, and must not switch it on again.
        if (isSharing(dispatch) || wasOff(dispatch, staffId, at)) return null;
        const sharing = { by: staffId, since: now, until: null };
        return { set: { sharing }, events: [{ type: 'dispatch:positionOn', data: { staffId } }] };
      },
      (dispatch) => requireOnTheWay(dispatch, staffId),
    );
    if (!isSharing(doc)) return false;
    await positions.put({ dispatchId: id, staffId, sessionId, at, heardAt: now, ...place });
    // It may have ended meanwhile, when there was nothing to erase yet.
    if (!isSharing(await dispatches.get(id))) {
      await positions.erase(id);
      return false;
    }
    moved(id);
    return true;
  }

  /** Whoever shared it does not any more. */
  async function switchOff(id: string, by: By): Promise<void> {
    const dispatch = await dispatches.get(id);
    requirePaged(dispatch, by.actor.staffId);
    if (dispatch.sharing?.by === by.actor.staffId) await end(id, 'switchedOff', by);
  }

  /** Ends the sharing and erases the position. */
  async function end(id: string, why: Why, by: ChangeBy = byItself): Promise<void> {
    const erased = await positions.erase(id);
    const { changed } = await dispatches.change(id, by, ({ sharing }) => {
      if (!sharing || sharing.until) return null;
      const event = { type: 'dispatch:positionOff', data: { staffId: sharing.by, why } };
      return { set: { sharing: { ...sharing, until: clock.now() } }, events: [event] };
    });
    // Between the two a position may have come that found it switched on.
    if (changed) await positions.erase(id);
    if (erased && !changed) moved(id);
  }

  /** After a step of a dispatch: ends what is over with it. */
  async function settle(id: string): Promise<void> {
    const dispatch = await dispatches.find(id);
    if (!dispatch?.sharing || isSharing(dispatch)) return;
    await (dispatch.sharing.until ? positions.erase(id) : end(id, 'over'));
  }

  /** Ends every sharing that is over, also where the word of it was lost; gives how many there were. */
  async function endOver(people: Sessions): Promise<number> {
    const ended = await Promise.all((await positions.all()).map((row) => tryOne(row, people)));
    return ended.filter(Boolean).length;
  }
  async function tryOne(row: Shared, people: Sessions): Promise<boolean> {
    try {
      const why = await overBy(row, people);
      if (why) await end(row._id, why);
      return why !== null;
    } catch (error) {
      logger.error({ err: error, dispatchId: row._id }, 'a position could not be erased; it is tried again');
      return false;
    }
  }
  async function overBy({ _id, staffId, sessionId, heardAt }: Shared, people: Sessions): Promise<Why | null> {
    const now = clock.now();
    if (now.getTime() - heardAt.getTime() > silentMs) return 'silent';
    const [dispatch, session] = await Promise.all([dispatches.find(_id), people.sessionById(sessionId)]);
    if (!dispatch || !isSharing(dispatch) || dispatch.sharing?.by !== staffId) return 'over';
    return !session || session.endsAt <= now ? 'signedOut' : null;
  }

  /** Where whoever goes is; null when they do not share it. */
  const of = async (dispatch: Dispatch): Promise<PositionView | null> => (isSharing(dispatch) ? positions.find(dispatch._id) : null);

  return { tell, switchOff, settle, endOver, of };
}

const wasOff = ({ sharing }: Dispatch, staffId: string, at: Date): boolean =>
  sharing?.by === staffId && sharing.until !== null && at <= sharing.until;

function requireOnTheWay(dispatch: Dispatch, staffId: StaffActor['staffId']): void {
  requireLeader(dispatch, staffId);
  if (!isOnTheWay(dispatch.state)) throw new AppError('notOnTheWay', 409, 'A position is taken on the way only. This one was not kept.');
}
