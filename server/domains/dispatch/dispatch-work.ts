import { isClaimed, isOpen, type Outcome } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { CallId, ConfirmHow, EmergencyCall } from '#shared/dispatch/dispatch.schema.ts';
import { hasRole, type StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { stepState, stillClocks } from './dispatch-rules.ts';
import type { CallRecord, Dispatch, DispatchFields } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';

type Set = Decision<DispatchFields>;
type By = ChangeBy & { actor: StaffActor; commandId: string };
type Deps = { dispatches: DispatchRepository; clock: Clock };
type Call = { service: EmergencyCall['service']; at: string; reference: string; confirmed: boolean };
const maxCalls = 20;

// Who may answer for what: a child not found is closed by a supervisor, unless the child was spoken to after all.
const accepted: Record<Outcome, readonly ConfirmHow[]> = {
  childSafe: ['spokeToChild', 'supervisor'],
  handedOver: ['spokeToChild', 'receiverConfirmed', 'supervisor'],
  notLocated: ['spokeToChild', 'supervisor'],
};

export type DispatchWork = ReturnType<typeof createDispatchWork>;

/** What the agent who owns the contact, or a supervisor, does with a running dispatch. */
export function createDispatchWork({ dispatches, clock }: Deps) {
  const change = async (id: string, by: By, decide: (dispatch: Dispatch) => Set | null): Promise<Dispatch> =>
    (await dispatches.change(id, by, decide)).doc;

  /** Nobody needs to go any more. */
  const standDown = (id: string, reason: string, by: By): Promise<Dispatch> =>
    change(id, by, (dispatch) => {
      const set = {
        state: stepState(dispatch, 'standDown'),
        standDown: { by: by.actor.staffId, at: clock.now() },
        standDownReason: reason,
        ...freeSlot(dispatch),
        ...stillClocks,
      };
      return { set, events: [{ type: 'dispatch:stoodDown', data: { by: by.actor.staffId } }] };
    });

  /** A call to an emergency service, recorded under the command's id. */
  const recordCall = (id: string, { service, at, reference, confirmed }: Call, by: By): Promise<Dispatch> =>
    change(id, by, (dispatch) => {
      requireOpen(dispatch);
      if (dispatch.calls.length >= maxCalls)
        throw new AppError('tooManyCalls', 409, 'So many calls are recorded here already that no more fit. Write it into the notes.');
      const staffId = by.actor.staffId;
      const now = clock.now();
      if (new Date(at) > new Date(now.getTime() + 60_000))
        throw refuse('badRequest', 'The time of the call lies in the future. Nothing was changed.');
      const call: CallRecord = {
        id: by.commandId as CallId,
        service,
        at,
        reference,
        by: staffId,
        confirmed: confirmed ? { at: now.toISOString(), by: staffId } : null,
      };
      return {
        set: { calls: [...dispatch.calls, call] },
        events: [{ type: 'dispatch:emergencyCall', data: { callId: call.id, service, confirmed } }],
      };
    });

  /** The service said that it reached the child. */
  const confirmCall = (id: string, callId: CallId, by: By): Promise<Dispatch> =>
    change(id, by, (dispatch) => {
      const call = dispatch.calls.find((one) => one.id === callId);
      if (!call) throw refuse('notFound');
      requireOpen(dispatch);
      if (call.confirmed) return null;
      const confirmed = { at: clock.now().toISOString(), by: by.actor.staffId };
      const calls = dispatch.calls.map((one) => (one.id === callId ? { ...one, confirmed } : one));
      return { set: { calls }, events: [{ type: 'dispatch:callConfirmed', data: { callId } }] };
    });

  /** The helpline makes sure of what the officer claims. */
  const confirm = (id: string, how: ConfirmHow, note: string, by: By): Promise<Dispatch> =>
    change(id, by, (dispatch) => {
      if (!dispatch.claim || !isClaimed(dispatch.state))
        throw new AppError('nothingToConfirm', 409, 'The officer has not said yet what came of it. Nothing was changed.');
      if (!accepted[dispatch.claim.outcome].includes(how))
        throw new AppError('notConfirmed', 409, 'This is not enough for this outcome. Speak to the child, or ask a supervisor.');
      if (how === 'supervisor' && !hasRole(by.actor, 'supervisor')) throw refuse('notAllowed');
      if (how !== 'spokeToChild' && note === '')
        throw new AppError('reasonMissing', 400, 'Say who confirmed it, or why it may be closed without. Nothing was changed.');
      const set = { confirmation: { how, by: by.actor.staffId, at: clock.now() }, confirmationNote: note };
      return { set, events: [{ type: 'dispatch:confirmed', data: { how } }] };
    });

  const close = (id: string, by: By): Promise<Dispatch> =>
    change(id, by, (dispatch) => {
      const state = stepState(dispatch, 'close');
      if (!dispatch.confirmation)
        throw new AppError('notConfirmed', 409, 'The outcome is not confirmed yet. Confirm it first; nothing was lost.');
      return {
        set: { state, closedAt: clock.now(), ...freeSlot(dispatch), ...stillClocks },
        events: [{ type: 'dispatch:closed', data: { outcome: dispatch.claim?.outcome ?? null } }],
      };
    });

  return { standDown, recordCall, confirmCall, confirm, close };
}

// The place of the contact's one open dispatch is free again; a child's call for help pages the fallback once and no more.
const freeSlot = ({ _id, kind }: Dispatch) => (kind === 'helpNow' ? {} : { openSlot: _id });

function requireOpen({ state }: Dispatch): void {
  if (!isOpen(state)) throw new AppError('dispatchEnded', 409, 'This dispatch has ended. Write what happened after into the notes.');
}
