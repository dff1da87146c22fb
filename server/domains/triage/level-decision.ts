import { changeLevel, hasNewGround, type LevelChange, type LevelState } from '#shared/triage/triage.lifecycle.ts';
import { isRaise, type Level } from '#shared/triage/levels.ts';
import { AppError } from '../../platform/errors.ts';
import type { Decision } from '../../platform/mongo/aggregate.ts';
import type { Triage, TriageFields } from './triage.model.ts';

/** Why a level is not lowered, in words for the person. */
export const lowerRefusals = {
  reasonNeeded: 'Lowering a level needs a reason.',
  secondPersonNeeded: 'Lowering a level needs a second person. Ask a supervisor to agree.',
  samePerson: 'The second person must be somebody else.',
  supervisorNeeded: 'This needs a supervisor.',
} as const;

/** The level after a wish to change it; refuses what the rule of two persons does not allow. */
export function decideLevel(state: LevelState, change: LevelChange): LevelState {
  const decision = changeLevel(state, change);
  if (!decision.allowed) throw new AppError(decision.why, 409, lowerRefusals[decision.why]);
  return decision.state;
}

/** No wish to lower, as a triage keeps it. */
export const noLowerRequest = { lowerRequest: null, lowerAskedAt: null };

/** What new answers make void: a wish to lower and a confirmation were given for what was known then, not for something worse. */
export function fallsAway({ level, lowerRequest, confirmed }: Triage, after: LevelState): Decision<TriageFields> {
  const wish = lowerRequest !== null && hasNewGround(level, after, lowerRequest.to);
  const safe = confirmed !== null && hasNewGround(level, after, 'P2');
  return {
    set: { ...(wish ? noLowerRequest : {}), ...(safe ? { confirmed: null } : {}) },
    events: [...(wish ? [{ type: 'triage:lowerDropped' }] : []), ...(safe ? [{ type: 'triage:confirmationDropped' }] : [])],
  };
}

/** What raising by judgement makes void: a child was made sure of at the milder level, not at this P0 or P1. */
export function fallsWithRaise({ level, confirmed }: Triage, to: Level): Decision<TriageFields> {
  if (confirmed === null || !isRaise(level.level, to) || !isRaise('P2', to)) return { set: {}, events: [] };
  return { set: { confirmed: null }, events: [{ type: 'triage:confirmationDropped' }] };
}
