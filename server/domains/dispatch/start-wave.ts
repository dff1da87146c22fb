import { stepOf } from '#shared/dispatch/policy.ts';
import type { EventDraft } from '../../platform/mongo/aggregate.ts';
import { withClocks, type Clocks } from './clocks.ts';
import type { Dispatch, DispatchFields, Paged, WaveTarget } from './dispatch.model.ts';
import { hasDeclined, stepState } from './dispatch-rules.ts';
import type { PageDraft } from './pages.model.ts';
import type { WavePlan } from './waves.ts';

type Ladder = Pick<DispatchFields, 'state' | 'policy' | 'round' | 'paged' | 'nobodySince' | 'unsent'> & Clocks;
type Started = { set: Partial<DispatchFields>; events: EventDraft[] };

/** What one wave writes down: whom it pages, its clock, and the loud state when the ladder is at its end. */
export function startWave(dispatch: Ladder, plan: WavePlan, now: Date): Started {
  const { ackSeconds } = stepOf(dispatch.policy, plan.step);
  const { set, events } = page({ ...dispatch, checkIn: null }, plan, new Date(now.getTime() + ackSeconds * 1000), now);
  return {
    set: {
      ...set,
      state: stepState(dispatch, plan.nobody ? 'exhaust' : 'climb'),
      ...{ step: plan.step, waveAt: now, leaderId: null },
      nobodySince: plan.nobody ? (dispatch.nobodySince ?? now) : null,
    },
    events: plan.nobody ? [...events, { type: 'dispatch:nobody', data: { round: set.round } }] : events,
  };
}

/** Pages those of the running step who have not said no again; the step ends when it would have ended. */
export function repeatWave(dispatch: Dispatch, now: Date): Started | null {
  const { step, dueAt, replies } = dispatch;
  const targets = dispatch.targets.filter(({ staffId }) => !hasDeclined(replies, staffId));
  return dueAt && page(dispatch, { step, targets, nobody: false }, dueAt, now);
}

function page(dispatch: Ladder, { step, targets }: WavePlan, dueAt: Date, now: Date) {
  const { channels, ackSeconds, repeatSeconds } = stepOf(dispatch.policy, step);
  const round = dispatch.round + 1;
  const again = repeatSeconds === null ? null : new Date(now.getTime() + repeatSeconds * 1000);
  const set = withClocks(dispatch, {
    ...{ round, targets, dueAt, checkIn: dispatch.checkIn },
    repeatAt: again && again < dueAt ? again : null,
    ...withUnsent(dispatch, draftsOf({ kind: 'call', round, channels, ttlSeconds: ackSeconds }, targets), now),
    ...withPaged(dispatch.paged, targets, now),
  });
  const paged: EventDraft = { type: 'dispatch:paged', data: { round, step, staffIds: targets.map((target) => target.staffId) } };
  return { set, events: [paged] };
}

/** Drafts of pages to some people. */
export const draftsOf = (page: Omit<PageDraft, 'staffId'>, people: readonly { staffId: string }[]): PageDraft[] =>
  people.map(({ staffId }) => ({ ...page, staffId }));

/** More people to page, beside those for whom no pages are written yet. */
export function withUnsent({ unsent }: Pick<DispatchFields, 'unsent'>, drafts: readonly PageDraft[], now: Date) {
  const all = [...unsent, ...drafts];
  return { unsent: all, deliverAt: all.length > 0 ? now : null };
}

/** Everybody who was ever paged, with the targets of one more wave. */
export function withPaged(paged: readonly Paged[], targets: readonly WaveTarget[], now: Date): Pick<DispatchFields, 'paged' | 'pagedIds'> {
  const all = new Map<string, Paged>(paged.map((one) => [one.staffId, one]));
  for (const target of targets) {
    const known = all.get(target.staffId);
    all.set(target.staffId, { ...known, ...target, firstAt: known?.firstAt ?? now, lastAt: now, times: (known?.times ?? 0) + 1 });
  }
  const people = [...all.values()];
  return { paged: people, pagedIds: people.filter((one) => !one.excluded).map((one) => one.staffId) };
}
