import { isPaging } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { CheckInPolicy } from '#shared/dispatch/policy.ts';
import type { Channel } from '#shared/dispatch/channels.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import type { Decision } from '../../platform/mongo/aggregate.ts';
import { withClocks } from './clocks.ts';
import type { CheckIn, Dispatch, DispatchFields } from './dispatch.model.ts';
import type { PageDraft } from './pages.model.ts';
import { draftsOf, withUnsent } from './start-wave.ts';

// While nothing is heard supervisors are told again after so many seconds.
const silentAgainSeconds = 300;
const everyWay: Channel[] = ['live', 'push', 'sms', 'voice'];

const after = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const secondsFor = (state: Dispatch['state'], { onSceneSeconds, onTheWaySeconds }: CheckInPolicy): number =>
  state === 'onScene' ? onSceneSeconds : onTheWaySeconds;

/** The clock of the next sign of life, counted from now; null where nobody goes anywhere. */
export function nextCheckIn(
  { policy, checkIn, checkIns }: Pick<Dispatch, 'policy' | 'checkIn' | 'checkIns'>,
  state: Dispatch['state'],
  now: Date,
): CheckIn | null {
  const rules = policy.checkIn;
  if (!rules || !goes(state)) return null;
  return { dueAt: after(now, secondsFor(state, rules)), askedAt: null, silentSince: null, number: checkIn?.number ?? checkIns };
}

/** True while somebody is on the way or there, and has not said what came of it. */
export const goes = (state: Dispatch['state']): boolean => state === 'acknowledged' || state === 'enRoute' || state === 'onScene';

/**
 * What the clock asks for: first whoever goes is asked whether they are well; when nothing is heard, the supervisors are told, again and again,
 * and whoever goes is asked again with them. Null when nothing is due.
 */
export function checkInDue(dispatch: Dispatch, supervisors: readonly StaffId[], now: Date): Decision<DispatchFields> | null {
  const { checkIn, leaderId, policy } = dispatch;
  if (!checkIn || !policy.checkIn || checkIn.dueAt > now || !leaderId || isPaging(dispatch.state)) return null;
  const number = checkIn.number + 1;
  const grace = policy.checkIn.graceSeconds;
  const asks = draftsOf({ kind: 'remind', round: number, channels: everyWay, ttlSeconds: grace }, [{ staffId: leaderId }]);
  if (!checkIn.askedAt) {
    const next = { ...checkIn, number, askedAt: now, dueAt: after(now, grace) };
    return told(next, asks, { type: 'dispatch:checkInAsked', data: { staffId: leaderId } });
  }
  const tells = draftsOf(
    { kind: 'silent', round: number, channels: everyWay, ttlSeconds: silentAgainSeconds },
    supervisors.filter((id) => id !== leaderId).map((staffId) => ({ staffId })),
  );
  const next = { ...checkIn, number, silentSince: checkIn.silentSince ?? now, dueAt: after(now, silentAgainSeconds) };
  return told(next, [...asks, ...tells], { type: 'dispatch:silent', data: { staffId: leaderId } });

  function told(next: CheckIn, drafts: readonly PageDraft[], event: Decision<DispatchFields>['events'][number]) {
    return { set: withClocks(dispatch, { checkIn: next, checkIns: next.number, ...withUnsent(dispatch, drafts, now) }), events: [event] };
  }
}
