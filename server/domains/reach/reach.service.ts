import type { Clock } from '#shared/kernel/clock.ts';
import { mobileNumber } from '#shared/reach/phone-number.ts';
import type { ReachView } from '#shared/reach/reach.api.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import { blankReach, type Device, type Phone } from './reach.model.ts';
import type { PushSender, SmsSender } from './reach.port.ts';
import { presentReach } from './reach.present.ts';
import { provenNow, withProof } from './reach-rules.ts';
import type { ReachRepository } from './reach.repository.ts';
import type { TestsService } from './tests.service.ts';

type Deps = { reach: ReachRepository; tests: TestsService; push: Pick<PushSender, 'publicKey'>; sms: SmsSender | null; clock: Clock };
/** Whether a way to somebody was shown to work in this shift. */
export type Reachable = { push: boolean; sms: boolean };
const system: ChangeBy = { actor: { kind: 'system', part: 'reach' } };

export type ReachService = ReturnType<typeof createReachService>;

/** Tells how staff can be reached, and keeps what proves it. */
export function createReachService({ reach, tests, push, sms, clock }: Deps) {
  async function view(staffId: string): Promise<ReachView> {
    const [doc, test] = await Promise.all([reach.find(staffId), tests.latest(staffId)]);
    const of = { version: doc?.version ?? 0, fields: doc ?? blankReach };
    return presentReach({ ...of, test, publicKey: push.publicKey, smsSetUp: sms !== null }, clock.now());
  }

  /** Which ways to these people are proven for this shift; those who have told nothing are there with none. */
  async function reachable(staffIds: readonly string[]): Promise<Map<string, Reachable>> {
    const now = clock.now();
    const known = new Map((await reach.of(staffIds)).map((doc) => [doc._id, provenNow(doc, now)]));
    return new Map(
      staffIds.map((id) => {
        const proven = known.get(id);
        return [id, { push: Boolean(proven?.push), sms: sms !== null && Boolean(proven?.sms) }];
      }),
    );
  }

  const devicesOf = async (staffId: string): Promise<readonly Device[]> => (await reach.find(staffId))?.devices ?? [];
  const phoneOf = async (staffId: string): Promise<Phone | null> => (await reach.find(staffId))?.phone ?? null;

  /** Whose verified number this is, however it is written; null for a stranger's. */
  async function byPhone(written: string): Promise<string | null> {
    const number = mobileNumber(written);
    const found = number === null ? [] : await reach.byPhone(number);
    const [latest] = found.sort((a, b) => (b.phoneVerifiedAt?.getTime() ?? 0) - (a.phoneVerifiedAt?.getTime() ?? 0));
    return latest?._id ?? null;
  }

  /** Notes that a way to somebody works: a device by its id, or `sms`. */
  async function prove(staffId: string, of: string): Promise<void> {
    await reach.change(staffId, system, (doc) => {
      const there = of === 'sms' ? doc.phone !== null : doc.devices.some(({ id }) => id === of);
      const proofs = there ? withProof(doc.proofs, of, clock.now()) : null;
      return proofs && { set: { proofs }, events: [{ type: 'reach:proved', data: { of: of === 'sms' ? 'sms' : 'push' } }] };
    });
  }

  /** A device's word on a test by its token; nothing for a token of something else. */
  async function receiptByToken(token: string, what: 'received' | 'seen'): Promise<void> {
    const row = await tests.byToken(token, what);
    if (row?.deviceId) await prove(row.staffId, row.deviceId);
  }
  return { view, reachable, devicesOf, phoneOf, byPhone, prove, receiptByToken };
}
