import { stepOf } from '#shared/dispatch/policy.ts';
import type { DispatchView, DutyTask, PagedPerson } from '#shared/dispatch/dispatch.schema.ts';
import type { DispatchId, StaffId } from '#shared/kernel/ids.ts';
import type { Bilingual } from '#shared/taxonomy/bilingual.ts';
import type { StaffRow } from '../people/index.ts';
import { nothingTaken, type Dispatch, type Paged, type Taken } from './dispatch.model.ts';
import { presentPages } from './pages.present.ts';
import type { PageRow } from './pages.model.ts';

/** What a view needs beside the dispatch: who the people are, how far the pages got, what comes next, where whoever goes is. */
export type Around = {
  staff: ReadonlyMap<string, StaffRow>;
  pages: readonly PageRow[];
  next: DispatchView['next'];
  position: DispatchView['position'];
};

const nobody: Bilingual = { en: 'Unknown', ur: 'نامعلوم' };
// Times as text in UTC sort as they follow one another.
const earliest = (times: readonly (string | null)[]): string | null => times.filter((at) => at !== null).sort()[0] ?? null;
const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** A dispatch as the contact's owner and supervisors see it. */
export function presentDispatch(dispatch: Dispatch, around: Around): DispatchView {
  const { _id, version, kind, contactId, contactNumber, districtId, level, reasons, femaleOfficer, state, policy } = dispatch;
  const named = (staffId: StaffId) => ({ staffId, name: around.staff.get(staffId)?.name ?? nobody });
  return {
    id: _id as DispatchId,
    ...{ version, kind, contactId, contactNumber, districtId, level, reasons, femaleOfficer, state, policy },
    brief: dispatch.brief,
    openedAt: dispatch.openedAt.toISOString(),
    openedBy: dispatch.openedBy && named(dispatch.openedBy),
    nobodySince: iso(dispatch.nobodySince),
    code: dispatch.code,
    wave: {
      ...{ round: dispatch.round, step: dispatch.step, startedAt: dispatch.waveAt.toISOString() },
      ...{ dueAt: iso(dispatch.dueAt), repeatAt: iso(dispatch.repeatAt) },
    },
    checkIn: presentCheckIn(dispatch),
    next: around.next,
    people: dispatch.paged.map((one) => presentPerson(one, dispatch, around)),
    leader: dispatch.leaderId && named(dispatch.leaderId),
    taken: presentTaken(dispatch),
    position: around.position,
    photos: dispatch.photos.map(({ id, takenAt, at }) => ({ id, takenAt: takenAt.toISOString(), at: at.toISOString() })),
    ...presentEnds(dispatch, named),
  };
}

type Named = (staffId: StaffId) => { staffId: StaffId; name: Bilingual };

function presentEnds(dispatch: Dispatch, named: Named): Pick<DispatchView, 'claim' | 'confirmation' | 'standDown' | 'closedAt'> {
  const { claim, confirmation, standDown } = dispatch;
  return {
    claim: claim && {
      outcome: claim.outcome,
      by: named(claim.by),
      at: claim.at.toISOString(),
      report: dispatch.report,
      handOver: dispatch.handOver,
    },
    confirmation: confirmation && {
      ...named(confirmation.by),
      how: confirmation.how,
      at: confirmation.at.toISOString(),
      note: dispatch.confirmationNote,
    },
    standDown: standDown && { at: standDown.at.toISOString(), by: standDown.by && named(standDown.by), reason: dispatch.standDownReason },
    closedAt: iso(dispatch.closedAt),
  };
}

function presentPerson(one: Paged, { replies }: Dispatch, { staff, pages }: Around): PagedPerson {
  const { staffId, role, why, times } = one;
  const channels = presentPages(pages.filter((page) => page.staffId === staffId));
  const reply = replies.find((given) => given.staffId === staffId);
  const row = staff.get(staffId);
  return {
    ...{ staffId, role, why, times },
    name: row?.name ?? nobody,
    female: row?.female ?? false,
    firstAt: one.firstAt.toISOString(),
    lastAt: one.lastAt.toISOString(),
    sentAt: earliest(channels.map(({ acceptedAt }) => acceptedAt)),
    receivedAt: earliest(channels.map(({ receivedAt }) => receivedAt)),
    seenAt: earliest(channels.map(({ seenAt }) => seenAt)),
    channels,
    proven: one.proven,
    reply: reply ? { what: reply.what, at: reply.at.toISOString(), reason: reply.reason } : null,
    excluded: one.excluded === true,
  };
}

function presentTaken({ taken }: Dispatch): DispatchView['taken'] {
  const one = (step: Taken | null) => step && { at: step.at.toISOString(), pressedAt: iso(step.pressedAt) };
  return { acknowledged: one(taken.acknowledged), enRoute: one(taken.enRoute), onScene: one(taken.onScene), claimed: one(taken.claimed) };
}

function presentCheckIn({ checkIn }: Dispatch): DispatchView['checkIn'] {
  if (!checkIn) return null;
  return { dueAt: checkIn.dueAt.toISOString(), askedAt: iso(checkIn.askedAt), silentSince: iso(checkIn.silentSince) };
}

/** A dispatch as somebody who was paged sees it: the brief's details only for who is going, and nobody's name but the leader's. */
export function presentTask(dispatch: Dispatch, staffId: string, leader: Bilingual | null): DutyTask | null {
  const own = dispatch.paged.find((one) => one.staffId === staffId && !one.excluded);
  if (!own) return null;
  const { _id, version, kind, contactNumber, level, districtId, femaleOfficer, state, round, policy, step, code } = dispatch;
  return {
    id: _id as DispatchId,
    ...{ version, kind, contactNumber, level, districtId, femaleOfficer, state, round, code },
    pagedAs: own.role,
    pagedAt: own.lastAt.toISOString(),
    dueAt: iso(dispatch.dueAt),
    waveSeconds: stepOf(policy, step).ackSeconds,
    ...presentPart(dispatch, staffId, leader),
  };
}

type Part = Pick<DutyTask, 'checkIn' | 'mine' | 'ledBy' | 'reasons' | 'what' | 'details' | 'taken' | 'outcome'>;

function presentPart(dispatch: Dispatch, staffId: string, leader: Bilingual | null): Part {
  const { leaderId, reasons, claim } = dispatch;
  const { what, ...details } = dispatch.brief;
  const closed = { checkIn: null, details: null, taken: nothingTaken, outcome: null };
  if (leaderId === staffId)
    return {
      ...{ mine: 'leading', ledBy: null, reasons, what, details, outcome: claim?.outcome ?? null },
      ...{ taken: presentTaken(dispatch), checkIn: presentCheckIn(dispatch) },
    };
  if (leaderId === null) return { mine: 'asked', ledBy: null, reasons, what, ...closed };
  // Somebody else goes: nothing about the child is needed any more.
  return { mine: 'other', ledBy: leader ?? nobody, reasons: [], what: '', ...closed };
}
