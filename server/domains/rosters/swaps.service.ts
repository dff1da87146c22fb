import { hasRole } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import type { Plan, Stretch } from '#shared/rosters/plan.ts';
import type { AreaKey } from '#shared/rosters/roster.schema.ts';
import { dayMs } from '#shared/rosters/shifts.ts';
import type { SwapId } from '#shared/rosters/swap.schema.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { OnCallService } from './on-call.ts';
import type { RosterPeople } from './roster-people.ts';
import { officerUnable, requireStretch } from './roster-rules.ts';
import type { SwapDoc, SwapFields } from './rosters.model.ts';
import type { RosterStores } from './rosters.repository.ts';
import type { By } from './rosters.service.ts';

// A swap is about shifts within sight, and not about a whole season.
const longestMs = 31 * dayMs;
const furthestMs = 190 * dayMs;
const mostOpen = 20;

type Times = { from: Date; until: Date };
type Wish = { area: AreaKey; askedOf: StaffId; give: Times; back: Times | null };
type Sides = Pick<SwapFields, 'askedBy' | 'askedOf' | 'give' | 'back'>;
type Deps = { stores: RosterStores; onCall: OnCallService; people: RosterPeople; clock: Clock };

export type SwapsService = ReturnType<typeof createSwapsService>;

/** Swaps: asked by one officer, answered by the other; only an accepted one changes who is called. */
export function createSwapsService({ stores: { rosters, swaps }, onCall, people, clock }: Deps) {
  /** Asks a colleague of the same roster; refused when the stretch is not one's own, or the other is on call then already. */
  async function ask({ area, askedOf, give, back }: Wish, by: By): Promise<SwapDoc> {
    const askedBy = by.actor.staffId;
    const there = await swaps.find(by.commandId);
    if (!there) await requireAsk({ area, askedBy, askedOf, give, back });
    const overAt = back && back.until > give.until ? back.until : give.until;
    const fields: SwapFields = { area, askedBy, askedOf, give, back, state: 'asked', askedAt: clock.now(), answeredAt: null, overAt };
    const { doc } = await swaps.insert(by.commandId, fields, by, [{ type: 'rosterSwap:asked', data: { area, askedOf } }]);
    if (doc.askedBy !== askedBy || doc.area !== area || doc.askedOf !== askedOf) throw refuse('conflict');
    return doc;
  }

  async function requireAsk(wish: Wish & { askedBy: StaffId }): Promise<void> {
    const { area, askedBy, askedOf, give } = wish;
    const [roster, mine] = await Promise.all([rosters.find(area), swaps.ofOfficer(askedBy, clock.now())]);
    // Whoever is not in the roster learns nothing of it.
    const plan = (await onCall.plansOf([area], clock.now())).get(area);
    if (!roster || !plan) throw refuse('notFound');
    requireTimes(wish);
    requireFits(plan, wish);
    if (askedOf === askedBy || !roster.officerIds.includes(askedOf))
      throw new AppError('notColleague', 409, 'Only a colleague of the same roster can be asked. Nothing was changed.');
    const unable = await people.unableOf([askedOf]);
    if (unable.length > 0) throw officerUnable(unable);
    const open = mine.filter((swap) => swap.askedBy === askedBy && swap.state === 'asked');
    if (open.length >= mostOpen || open.some((swap) => swap.area === area && meet(swap.give, give)))
      throw new AppError('alreadyAsked', 409, 'You have asked for this time already. Take that back first. Nothing was changed.');
  }

  function requireTimes({ give, back }: Wish): void {
    const now = clock.now().getTime();
    for (const { from, until } of back ? [give, back] : [give]) {
      requireStretch({ from, until }, clock.now());
      const isWithinReach = until.getTime() - from.getTime() <= longestMs && until.getTime() <= now + furthestMs;
      if (!isWithinReach) throw new AppError('tooFar', 409, 'A swap is for at most a month, within half a year. Nothing was changed.');
    }
  }

  /** Both stretches belong to whom they are taken from, and the other is free then. */
  function requireFits(plan: Plan, { askedBy, askedOf, give, back }: Sides): void {
    requireOwn(plan, { of: askedBy, to: askedOf, times: give });
    if (back) requireOwn(plan, { of: askedOf, to: askedBy, times: back });
  }
  function requireOwn(plan: Plan, { of, to, times }: { of: StaffId; to: StaffId; times: Times }): void {
    // What has passed of a running shift cannot be given any more.
    const stretch: Stretch = { from: Math.max(times.from.getTime(), clock.now().getTime()), until: times.until.getTime() };
    const [own] = plan.dutyOf(of, stretch);
    if (!own || own.from !== stretch.from || own.until !== stretch.until)
      throw new AppError('notTheirShift', 409, 'Not all of this time is theirs to give. Look at the shifts again; nothing was changed.');
    if (plan.dutyOf(to, stretch).length > 0)
      throw new AppError('alreadyOnCall', 409, 'Who would take it is on call there at that time already. Nothing was changed.');
  }

  /** Accepts or declines; accepting is refused when the roster has changed so that it does not fit any more. */
  async function answer(id: SwapId, accept: boolean, by: By): Promise<SwapDoc> {
    const before = await swaps.get(id);
    requirePart(before, by, before.askedOf);
    const isRepeat = before.commands.includes(by.commandId);
    if (accept && !isRepeat && isOpen(before)) {
      const plan = (await onCall.plansOf([before.area], clock.now())).get(before.area);
      if (!plan) throw refuse('notFound');
      requireFits(plan, before);
      const unable = await people.unableOf([before.askedOf, ...(before.back ? [before.askedBy] : [])]);
      if (unable.length > 0) throw officerUnable(unable);
    }
    const { doc } = await swaps.change(id, by, (swap) => {
      if (!isOpen(swap)) throw swapEnded();
      const state = accept ? ('accepted' as const) : ('declined' as const);
      return { set: { state, answeredAt: clock.now() }, events: [{ type: `rosterSwap:${state}`, data: { area: swap.area } }] };
    });
    return doc;
  }

  /** Takes back one's own question, or, as a supervisor or administrator, any swap that is not over. */
  async function withdraw(id: SwapId, by: By): Promise<SwapDoc> {
    const oversees = hasRole(by.actor, 'supervisor', 'administrator');
    const { doc } = await swaps.change(
      id,
      by,
      (swap) => {
        if (swap.state === 'withdrawn') return null;
        const holds = swap.state === 'asked' || (oversees && swap.state === 'accepted');
        if (!holds || swap.overAt <= clock.now()) throw swapEnded();
        return { set: { state: 'withdrawn' }, events: [{ type: 'rosterSwap:withdrawn', data: { area: swap.area, was: swap.state } }] };
      },
      (swap) => (oversees ? undefined : requirePart(swap, by, swap.askedBy)),
    );
    return doc;
  }

  const isOpen = (swap: SwapDoc): boolean => swap.state === 'asked' && swap.overAt > clock.now();

  return { ask, answer, withdraw };
}

// For anybody else it is as if there were no such swap.
function requirePart(swap: SwapDoc, by: By, whose: StaffId): void {
  const { staffId } = by.actor;
  if (staffId !== swap.askedBy && staffId !== swap.askedOf) throw refuse('notFound');
  if (staffId !== whose) throw refuse('notAllowed');
}
const swapEnded = () =>
  new AppError('swapEnded', 409, 'This swap has been answered or withdrawn already, or its time is over. Nothing was changed.');
const meet = (a: Times, b: Times): boolean => a.from < b.until && b.from < a.until;
