import { isPaging } from '#shared/dispatch/dispatch.lifecycle.ts';
import { stepOf } from '#shared/dispatch/policy.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { changeByPlan } from './by-plan.ts';
import { checkInDue } from './check-ins.ts';
import { withClocks } from './clocks.ts';
import { byItself, hasDeclined, isExcluded, requirePaging } from './dispatch-rules.ts';
import type { Dispatch, DispatchFields } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { Opening } from './opening.ts';
import { endSelfTest } from './self-test.rules.ts';
import { draftsOf, repeatWave, startWave, withPaged, withUnsent } from './start-wave.ts';
import type { WaveDeps, Waves } from './waves.ts';

type Set = Decision<DispatchFields>;
type Deps = Pick<WaveDeps, 'clock' | 'contacts' | 'people' | 'reachable'> & {
  dispatches: DispatchRepository;
  waves: Waves;
  opening: Opening;
};

/** Everything that moves a dispatch's ladder, from its opening on. */
export type Ladder = Opening & ReturnType<typeof createLadderService>;

/** Climbing the ladder of a dispatch, and what else its clocks ask for. */
export function createLadderService({ dispatches, waves, contacts, people, reachable, clock, opening }: Deps) {
  type Climbing = { id: string; round: number; why: 'timeout' | 'skipped'; by: ChangeBy; known?: Dispatch };
  /** The next wave, if the wave named by the fence still runs; `why` goes into the trail. */
  function climb({ id, round, why, by, known }: Climbing): Promise<Dispatch> {
    return changeByPlan(
      { dispatches, waves },
      {
        ...{ id, by, known },
        of: (dispatch) => (dispatch.round === round && isPaging(dispatch.state) ? dispatch : null),
        decide: (dispatch, plan) => {
          const { set, events } = startWave(dispatch, plan, clock.now());
          return { set, events: [{ type: 'dispatch:climbed', data: { from: round, why } }, ...events] };
        },
      },
    );
  }

  /** Whoever sees this wave wants the next one now; nothing when another one runs already. */
  const skip = (id: string, round: number, by: ChangeBy): Promise<Dispatch> => climb({ id, round, why: 'skipped', by });

  /** What the clocks of a dispatch ask for, and nothing when they have moved since it was read; its round is the fence. */
  async function timeOut(dispatch: Dispatch): Promise<void> {
    const { _id: id, round } = dispatch;
    const now = clock.now();
    if (dispatch.checkIn && dispatch.checkIn.dueAt <= now) return askWhoGoes(dispatch);
    if (!dispatch.dueAt) return;
    if (dispatch.dueAt > now) return again(dispatch);
    // A self-test that nobody answers climbs nowhere: nobody but its own device is ever told of it.
    if (dispatch.kind === 'selfTest') return void (await dispatches.change(id, byItself, endSelfTest(now)));
    // The child may have been answered meanwhile, and the news of it lost.
    if (dispatch.kind === 'helpNow' && !opening.waits(await contacts.find(dispatch.contactId)))
      return opening.endHelpNow(dispatch.contactId);
    await climb({ id, round, why: 'timeout', by: byItself, known: dispatch });
  }
  async function again({ _id, round, repeatAt }: Dispatch): Promise<void> {
    if (!repeatAt || repeatAt > clock.now()) return;
    await dispatches.change(_id, byItself, (dispatch): Set | null =>
      dispatch.round === round && isPaging(dispatch.state) ? repeatWave(dispatch, clock.now()) : null,
    );
  }
  async function askWhoGoes({ _id, checkIn, contactId }: Dispatch): Promise<void> {
    const supervisors = checkIn?.askedAt ? await waves.supervisors(contactId) : [];
    await dispatches.change(_id, byItself, (dispatch): Set | null =>
      dispatch.checkIn?.number === checkIn?.number ? checkInDue(dispatch, supervisors, clock.now()) : null,
    );
  }

  /** Pages one more officer in the running wave, or anew one who said no to it; its clock stays as it is. */
  async function pageAlso(id: string, staffId: StaffId, by: ChangeBy): Promise<Dispatch> {
    const before = await dispatches.get(id);
    const asked = [people.byIds([staffId]), contacts.find(before.contactId), reachable([staffId])] as const;
    const [[staff], contact, heard] = await Promise.all(asked);
    if (!staff?.roles.includes('officer') || staff.disabled)
      throw new AppError('notAnOfficer', 400, 'This person is not an officer who can be paged.');
    if (!contact || isExcluded(contact, staff))
      throw new AppError('excluded', 409, 'This person must not be told of this contact. Choose somebody else.');
    const { doc } = await dispatches.change(id, by, (dispatch): Set | null => {
      requirePaging(dispatch);
      const isTarget = dispatch.targets.some((target) => target.staffId === staffId);
      if (isTarget && !hasDeclined(dispatch.replies, staffId)) return null;
      // A page is made once for each wave and person: whoever is asked again is asked under the next number.
      const round = isTarget ? dispatch.round + 1 : dispatch.round;
      const now = clock.now();
      const target = { staffId, role: 'officer' as const, why: 'also' as const, proven: heard.has(staffId) };
      const set = {
        round,
        targets: isTarget ? dispatch.targets : [...dispatch.targets, target],
        replies: dispatch.replies.filter((reply) => reply.staffId !== staffId),
        ...withPaged(dispatch.paged, [target], now),
      };
      const { channels, ackSeconds: ttlSeconds } = stepOf(dispatch.policy, dispatch.step);
      const drafts = draftsOf({ kind: 'call', round, channels, ttlSeconds }, [target]);
      return {
        set: withClocks(dispatch, { ...set, ...withUnsent(dispatch, drafts, now) }),
        events: [{ type: 'dispatch:pagedAlso', data: { round, staffId } }],
      };
    });
    return doc;
  }

  return { skip, timeOut, pageAlso };
}
