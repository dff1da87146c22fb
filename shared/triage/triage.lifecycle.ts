import { z } from 'zod';
import type { Role } from '#shared/kernel/actor.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { isRaise, levelSchema, worstLevel, type Level } from './levels.ts';

/** What of an assessment a level rests on: a rule that fired, and whether by a yes or by an unknown. */
const groundSchema = z.strictObject({ rule: z.string(), because: z.enum(['yes', 'unknown']), level: levelSchema });
export type Ground = Readonly<z.infer<typeof groundSchema>>;

/** A contact's level and how it came about: a draft follows the answers, a submitted one is bound by the rule of two persons. */
export const levelStateSchema = z.strictObject({
  status: z.enum(['draft', 'submitted']),
  level: levelSchema,
  /** The rules that the answers made fire. */
  grounds: z.array(groundSchema).readonly(),
  /** What people set it to by their own judgement; null when the answers alone decide. */
  judged: levelSchema.nullable(),
  /** Grounds that two persons lowered the level against: they do not raise it again, anything new or worse does. */
  overruled: z.array(groundSchema).readonly(),
});
export type LevelState = Readonly<z.infer<typeof levelStateSchema>>;

/** Somebody who takes part in a change of level. */
export type LevelPerson = { readonly staffId: StaffId; readonly roles: readonly Role[] };

/** A wish to move a level; lowering needs a reason and the approval of a second person. */
export type LevelChange = {
  readonly to: Level;
  readonly by: LevelPerson;
  readonly reason?: string | undefined;
  readonly approvedBy?: LevelPerson | undefined;
};

export type LevelRefusal = 'reasonNeeded' | 'secondPersonNeeded' | 'samePerson' | 'supervisorNeeded';
export type LevelDecision =
  | { readonly allowed: true; readonly kind: 'unchanged' | 'moved' | 'raised' | 'lowered'; readonly state: LevelState }
  | { readonly allowed: false; readonly why: LevelRefusal };

/** The level before anything was asked. */
export const firstLevel: LevelState = { status: 'draft', level: 'none', grounds: [], judged: null, overruled: [] };

const worstOf = (grounds: readonly Ground[]): Level => worstLevel(...grounds.map((ground) => ground.level));

function refusalToLower({ by, reason, approvedBy }: LevelChange): LevelRefusal | undefined {
  if (!reason?.trim()) return 'reasonNeeded';
  if (!approvedBy) return 'secondPersonNeeded';
  if (approvedBy.staffId === by.staffId) return 'samePerson';
  return approvedBy.roles.includes('supervisor') ? undefined : 'supervisorNeeded';
}

/**
 * Decides a change of level by people. Raising is free. A draft moves freely, but not below what its answers give;
 * that, and any lowering once submitted, needs a reason and the approval of another person who is a supervisor.
 */
export function changeLevel(state: LevelState, change: LevelChange): LevelDecision {
  const { to } = change;
  if (to === state.level) return { allowed: true, kind: 'unchanged', state };
  const raises = isRaise(state.level, to);
  const free = raises || (state.status === 'draft' && !isRaise(to, worstOf(state.grounds)));
  const why = free ? undefined : refusalToLower(change);
  if (why) return { allowed: false, why };
  const overruled = state.grounds.filter((ground) => isRaise(to, ground.level));
  const kind = state.status === 'draft' && free ? 'moved' : raises ? 'raised' : 'lowered';
  return { allowed: true, kind, state: { ...state, level: to, judged: to, overruled } };
}

/** What new answers do to a level. */
export type LevelAfterAnswers = {
  readonly state: LevelState;
  /** The milder level that the answers would now give, for a second person to agree to; null when there is none. */
  readonly lowerWished: Level | null;
};

/** True when two persons have already decided against this ground: the same rule, no worse, and not by a yes where it was an unknown. */
const isOverruled = (ground: Ground, overruled: readonly Ground[]): boolean =>
  overruled.some(
    (old) => old.rule === ground.rule && !isRaise(old.level, ground.level) && (old.because === 'yes' || ground.because === 'unknown'),
  );

/** Applies an assessment: a draft follows it (never below people's own judgement), a submitted level only rises. */
export function levelAfterAnswers(state: LevelState, fired: readonly Ground[]): LevelAfterAnswers {
  const grounds = fired.map(({ rule, because, level }): Ground => ({ rule, because, level }));
  const counting = grounds.filter((ground) => !isOverruled(ground, state.overruled));
  const wished = worstLevel(worstOf(counting), state.judged ?? 'none');
  const level = state.status === 'draft' ? wished : worstLevel(state.level, wished);
  // A ground that no longer holds is forgotten: should it come back, it counts anew.
  const overruled = state.overruled.filter((old) => grounds.some((ground) => isOverruled(ground, [old])));
  const milder = worstOf(grounds);
  return {
    state: { ...state, grounds, level, overruled },
    lowerWished: state.status === 'submitted' && isRaise(milder, level) ? milder : null,
  };
}

/** True when new answers found a ground worse than a level that was not there before: what people agreed on without it no longer holds. */
export function hasNewGround(before: LevelState, after: LevelState, than: Level): boolean {
  const isOld = (ground: Ground): boolean =>
    before.grounds.some((old) => old.rule === ground.rule && old.because === ground.because && old.level === ground.level);
  return after.grounds.some((ground) => isRaise(than, ground.level) && !isOld(ground));
}

/** Binds a draft's level; submitting again changes nothing. */
export function submitLevel(state: LevelState): LevelState {
  return { ...state, status: 'submitted' };
}
