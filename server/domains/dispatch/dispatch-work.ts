import { isClaimed, type Outcome } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { ConfirmHow } from '#shared/dispatch/dispatch.schema.ts';
import { hasRole, type StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { stillClocks } from './clocks.ts';
import { stepState } from './dispatch-rules.ts';
import type { Dispatch, DispatchFields } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';

type Set = Decision<DispatchFields>;
type By = ChangeBy & { actor: StaffActor; commandId: string };
type Deps = { dispatches: DispatchRepository; clock: Clock };

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

  /** The helpline makes sure of what was claimed; never the one who claims it. */
  const confirm = (id: string, how: ConfirmHow, note: string, by: By): Promise<Dispatch> =>
    change(id, by, (dispatch) => {
      if (!dispatch.claim || !isClaimed(dispatch.state))
        throw new AppError('nothingToConfirm', 409, 'The officer has not said yet what came of it. Nothing was changed.');
      if (dispatch.claim.by === by.actor.staffId)
        throw new AppError('ownClaim', 403, 'You went yourself: somebody else has to make sure of it. Nothing was changed.');
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

  return { standDown, confirm, close };
}

// The place of the contact's one open dispatch is free again; a child's call for help pages the fallback once and no more.
const freeSlot = ({ _id, kind }: Dispatch) => (kind === 'helpNow' ? {} : { openSlot: _id });
