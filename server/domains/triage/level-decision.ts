import { changeLevel, type LevelChange, type LevelState } from '#shared/triage/triage.lifecycle.ts';
import { AppError } from '../../platform/errors.ts';

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
