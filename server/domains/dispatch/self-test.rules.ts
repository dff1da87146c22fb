import { emptyBrief } from '#shared/dispatch/brief.ts';
import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import { selfTestPolicy } from '#shared/dispatch/policy.ts';
import type { SelfTestPart } from '#shared/dispatch/self-test.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import type { Decision, EventDraft } from '../../platform/mongo/aggregate.ts';
import { blankDispatch } from './blank-dispatch.ts';
import { stillClocks } from './clocks.ts';
import { stepState } from './dispatch-rules.ts';
import type { Dispatch, DispatchFields } from './dispatch.model.ts';
import type { PageRow } from './pages.model.ts';
import { startWave } from './start-wave.ts';

/** What a self-test names where a dispatch names its contact; no contact ever has this id. */
export const selfTestContact = 'self-test';
/** Whom a self-test pages: nobody of the staff, and known nowhere else. */
export const testOfficer: StaffActor = {
  kind: 'staff',
  staffId: 'self-test-officer' as StaffId,
  sessionId: '',
  roles: ['officer'],
  districts: [],
  bodyId: null,
};
export const isSelfTest = (contactId: string): boolean => contactId === selfTestContact;

/** A self-test as it is written: opened, with its one page to send, in one write like every dispatch. */
export function openSelfTest(id: string, now: Date): { fields: DispatchFields; events: EventDraft[] } {
  const about = { kind: 'selfTest', districtId: null, reasons: [], brief: emptyBrief, femaleOfficer: false } as const;
  const contact = { _id: selfTestContact, number: 0, risk: { level: null } } as never;
  const actor = { kind: 'system', part: 'self-test' } as const;
  // No dispatch of a child has such a code.
  const of = { ...about, reasons: [], openSlot: `${selfTestContact}:${id}`, policy: selfTestPolicy, code: '0000' };
  const blank = blankDispatch(contact, of, actor, now);
  const target = { staffId: testOfficer.staffId, role: 'officer', why: 'ladder', proven: true } as const;
  const wave = startWave(blank, { step: 0, targets: [target], nobody: false }, now);
  const data = { contactId: selfTestContact, kind: 'selfTest', districtId: null, level: null };
  return { fields: { ...blank, ...wave.set }, events: [{ type: 'dispatch:opened', data }, ...wave.events] };
}

/** Ends a self-test wherever it stands. */
export const endSelfTest =
  (at: Date) =>
  (dispatch: Dispatch): Decision<DispatchFields> | null =>
    isOpen(dispatch.state) && dispatch.kind === 'selfTest'
      ? {
          set: { state: stepState(dispatch, 'standDown'), standDown: { by: null, at }, ...stillClocks },
          events: [{ type: 'dispatch:stoodDown', data: { by: 'selfTest' } }],
        }
      : null;

type Times = { handedMs: number; receivedMs: number; acknowledgedMs: number };
/** How far a self-test came: its times when it came through, else where it is stuck. */
export function howFar(dispatch: Dispatch | null, page: PageRow | null): Times | SelfTestPart {
  if (!dispatch) return 'open';
  if (!page) return 'write';
  const { sentAt, acceptedAt, receivedAt } = page;
  const acknowledgedAt = dispatch.taken.acknowledged?.at;
  // The answer may be quicker than what the provider's word is written down with.
  if (!sentAt || !(acceptedAt ?? receivedAt ?? acknowledgedAt)) return 'handOver';
  if (!receivedAt) return 'receive';
  if (!acknowledgedAt) return 'acknowledge';
  const after = (at: Date): number => Math.max(0, at.getTime() - dispatch.openedAt.getTime());
  return { handedMs: after(sentAt), receivedMs: after(receivedAt), acknowledgedMs: after(acknowledgedAt) };
}
