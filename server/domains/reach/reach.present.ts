import type { ReachView, TestPage } from '#shared/reach/reach.api.ts';
import { codeAgainAt, maxTries } from './phone.service.ts';
import type { ReachFields, TestPageRow } from './reach.model.ts';
import { provenAt, provenNow, shiftMs } from './reach-rules.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
// What was handed over by a process that died in between will not come any more after so many milliseconds.
const overdueMs = 60_000;

type Shown = { version: number; fields: ReachFields; test: readonly TestPageRow[]; publicKey: string; smsSetUp: boolean };

/** How somebody can be reached, as they see it themselves: the only place where the whole number leaves the server. */
export function presentReach({ version, fields, test, publicKey, smsSetUp }: Shown, now: Date): ReachView {
  const { phone, phoneVerifiedAt, devices } = fields;
  const { push, sms } = provenNow(fields, now);
  const until = (at: Date | null): string | null => (at ? new Date(at.getTime() + shiftMs).toISOString() : null);
  return {
    ...{ version, publicKey, smsSetUp },
    phone:
      phone && phoneVerifiedAt
        ? { number: phone.number, verifiedAt: phoneVerifiedAt.toISOString(), provenAt: iso(provenAt(fields, 'sms')) }
        : null,
    checking: presentChecking(fields, now),
    codeAgainAt: iso(codeAgainAt(fields, now)),
    devices: devices.map(({ id, label, addedAt }) => ({ id: id as never, label, addedAt, provenAt: iso(provenAt(fields, id)) })),
    test: presentTest(test, now),
    ready: { push: until(push), sms: until(sms) },
  };
}

function presentChecking({ checking, codeUntil, codeTries }: ReachFields, now: Date): ReachView['checking'] {
  if (!checking || !codeUntil || codeUntil <= now || codeTries >= maxTries) return null;
  return { number: checking.number, until: codeUntil.toISOString(), triesLeft: maxTries - codeTries };
}

function presentTest(rows: readonly TestPageRow[], now: Date): ReachView['test'] {
  const [first] = rows;
  if (!first) return null;
  const late = now.getTime() - first.at.getTime() > overdueMs;
  return { id: first.testId, at: first.at.toISOString(), pages: rows.map((row) => presentPage(row, late)) };
}
function presentPage(row: TestPageRow, late: boolean): TestPage {
  const { channel, deviceId, acceptedAt, receivedAt, seenAt } = row;
  const state = stateOf(row, late);
  const why = state === 'failed' ? (row.why ?? 'notTaken') : null;
  return {
    channel,
    deviceId: deviceId as never,
    state,
    why,
    acceptedAt: iso(acceptedAt),
    receivedAt: iso(receivedAt),
    seenAt: iso(seenAt),
  };
}
// A receipt tells more than the provider's word, which may have been lost on its way back.
function stateOf({ seenAt, receivedAt, acceptedAt, why }: TestPageRow, late: boolean): TestPage['state'] {
  if (seenAt) return 'seen';
  if (receivedAt) return 'received';
  if (why) return 'failed';
  if (acceptedAt) return 'accepted';
  return late ? 'failed' : 'sending';
}
