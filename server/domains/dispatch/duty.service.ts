import { isOpen, isPaging, type Outcome } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { HandOver } from '#shared/dispatch/hand-over.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { DispatchDeclineReason } from '#shared/taxonomy/work-reasons.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { changeByPlan } from './by-plan.ts';
import { nextCheckIn } from './check-ins.ts';
import { stillClocks, withClocks } from './clocks.ts';
import { nobodyLeft, requireLeader, requirePaged, stepState, withReply } from './dispatch-rules.ts';
import { nothingTaken, type Dispatch, type DispatchFields, type Reply, type Taken } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import { startWave } from './start-wave.ts';
import type { WavePlan, Waves } from './waves.ts';

type Set = Decision<DispatchFields>;
type By = ChangeBy & { actor: StaffActor; commandId: string };
type Claim = { outcome: Outcome; report: string; handOver: HandOver | null };
type Deps = { dispatches: DispatchRepository; waves: Waves; clock: Clock };

export type DutyService = ReturnType<typeof createDutyService>;

/** What somebody who was paged answers and does. Who may see the task at all is checked before. */
export function createDutyService({ dispatches, waves, clock }: Deps) {
  /** "I am going." The first one leads, even when a later step was paged meanwhile; anybody after is noted and told. */
  async function acknowledge(id: string, round: number, pressedAt: Date | null, by: By): Promise<Dispatch> {
    const { staffId } = by.actor;
    const { doc } = await dispatches.change(id, by, (dispatch): Set | null => {
      requirePaged(dispatch, staffId);
      if (!isOpen(dispatch.state)) throw new AppError('dispatchEnded', 409, 'This dispatch has ended: nobody needs to go any more.');
      if (dispatch.leaderId === staffId) return null;
      const leads = dispatch.leaderId === null && endsIt(dispatch, staffId);
      const replies = withReply(dispatch.replies, reply(staffId, leads ? 'acknowledged' : 'also', null, pressedAt));
      if (!leads)
        return { set: { replies }, events: [{ type: 'dispatch:acknowledgedAlso', data: { staffId, leaderId: dispatch.leaderId } }] };
      const taken = { ...dispatch.taken, acknowledged: take(pressedAt, dispatch.openedAt) };
      const state = stepState(dispatch, 'acknowledge');
      const checkIn = nextCheckIn(dispatch, state, clock.now());
      const clocks = withClocks(dispatch, { ...stillClocks, checkIn });
      const set = { state, leaderId: staffId, replies, taken, nobodySince: null, ...clocks };
      return { set, events: [{ type: 'dispatch:acknowledged', data: { staffId, round, late: round < dispatch.round } }] };
    });
    return doc;
  }

  /** "I cannot go", or "not any further": the next wave goes at once when nobody of this one is left to wait for. */
  function decline(id: string, reason: DispatchDeclineReason, by: By, pressedAt: Date | null = null): Promise<Dispatch> {
    const { staffId } = by.actor;
    const said = () => reply(staffId, 'declined', reason, pressedAt);
    return changeByPlan({ dispatches, waves }, { id, by, of: asDeclined, decide });

    function asDeclined(before: Dispatch): Dispatch {
      requirePaged(before, staffId);
      return { ...before, replies: withReply(before.replies, said()) };
    }
    function decide(dispatch: Dispatch, plan: WavePlan): Set {
      if (!isOpen(dispatch.state)) throw new AppError('dispatchEnded', 409, 'This dispatch has ended: nobody needs to go any more.');
      const leads = dispatch.leaderId === staffId;
      const what = leads ? 'handedBack' : 'declined';
      const replies = withReply(dispatch.replies, { ...said(), what });
      const events = [{ type: `dispatch:${what}`, data: { staffId, reason } }];
      if (leads) return handBack({ ...dispatch, replies }, plan, events);
      if (!isPaging(dispatch.state) || !nobodyLeft({ targets: dispatch.targets, replies })) return { set: { replies }, events };
      const wave = startWave(dispatch, plan, clock.now());
      return { set: { ...wave.set, replies }, events: [...events, ...wave.events] };
    }
  }

  function handBack(dispatch: Dispatch, plan: WavePlan, events: Set['events']): Set {
    const state = stepState(dispatch, 'handBack');
    const wave = startWave({ ...dispatch, state }, plan, clock.now());
    return { set: { ...wave.set, replies: dispatch.replies, taken: nothingTaken }, events: [...events, ...wave.events] };
  }

  const lead = async (id: string, by: By, decide: (dispatch: Dispatch) => Set | null): Promise<Dispatch> => {
    const { doc } = await dispatches.change(id, by, (dispatch) => {
      requireLeader(dispatch, by.actor.staffId);
      return decide(dispatch);
    });
    return doc;
  };

  const enRoute = (id: string, pressedAt: Date | null, by: By): Promise<Dispatch> =>
    lead(id, by, (dispatch) => {
      const taken = { ...dispatch.taken, enRoute: take(pressedAt, dispatch.openedAt) };
      return {
        set: { taken, ...moveOn(dispatch, 'depart') },
        events: [{ type: 'dispatch:enRoute', data: { staffId: by.actor.staffId } }],
      };
    });

  const onScene = (id: string, pressedAt: Date | null, by: By): Promise<Dispatch> =>
    lead(id, by, (dispatch) => {
      const taken = { ...dispatch.taken, onScene: take(pressedAt, dispatch.openedAt) };
      return {
        set: { taken, ...moveOn(dispatch, 'arrive') },
        events: [{ type: 'dispatch:onScene', data: { staffId: by.actor.staffId } }],
      };
    });

  /** "I am well": the clock begins anew. Once nobody goes any more there is nothing to say. */
  const checkIn = (id: string, by: By): Promise<Dispatch> =>
    lead(id, by, (dispatch) => {
      const next = nextCheckIn(dispatch, dispatch.state, clock.now());
      if (!next) return null;
      const silentSince = dispatch.checkIn?.silentSince ?? null;
      const event = { type: 'dispatch:checkedIn', data: { staffId: by.actor.staffId, wasSilent: silentSince !== null } };
      return { set: withClocks(dispatch, { checkIn: next }), events: [event] };
    });

  function moveOn(dispatch: Dispatch, step: 'depart' | 'arrive') {
    const state = stepState(dispatch, step);
    return { state, ...withClocks(dispatch, { checkIn: nextCheckIn(dispatch, state, clock.now()) }) };
  }

  /** What came of it: a claim, until the helpline has confirmed it. */
  const claim = (id: string, { outcome, report, handOver }: Claim, pressedAt: Date | null, by: By): Promise<Dispatch> =>
    lead(id, by, (dispatch) => {
      const claimed = take(pressedAt, dispatch.openedAt);
      const set = {
        state: stepState(dispatch, outcome),
        ...stillClocks,
        claim: { outcome, by: by.actor.staffId, at: claimed.at },
        report,
        handOver: outcome === 'handedOver' ? handOver : null,
        taken: { ...dispatch.taken, claimed },
      };
      return { set, events: [{ type: 'dispatch:claimed', data: { outcome } }] };
    });

  function reply(staffId: Reply['staffId'], what: Reply['what'], reason: Reply['reason'], pressedAt: Date | null): Reply {
    const at = clock.now();
    return { staffId, what, at, saidAt: pressedAt && pressedAt < at ? pressedAt : at, reason };
  }

  // A phone's clock may be wrong: a moment before the dispatch or after now says nothing.
  function take(pressedAt: Date | null, openedAt: Date): Taken {
    const at = clock.now();
    return { at, pressedAt: pressedAt && pressedAt >= openedAt && pressedAt <= at ? pressedAt : null };
  }

  return { acknowledge, decline, enRoute, onScene, checkIn, claim };
}

// By some policies a supervisor's word is noted, and the search goes on until an officer goes.
const endsIt = ({ policy, paged }: Dispatch, staffId: string): boolean =>
  policy.endedBy !== 'officer' || paged.some((one) => one.staffId === staffId && one.role === 'officer');
