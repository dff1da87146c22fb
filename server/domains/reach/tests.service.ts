import { randomBytes, randomInt } from 'node:crypto';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { refuse } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { DevicesService } from './devices.service.ts';
import type { Device, Phone, ReachDoc, TestPageRow } from './reach.model.ts';
import type { PushSender, SmsSender } from './reach.port.ts';
import type { ReachRepository } from './reach.repository.ts';
import { smsTexts } from '#shared/reach/sms-texts.ts';
import type { TestsRepository } from './tests.repository.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };
type Deps = {
  tests: TestsRepository;
  reach: ReachRepository;
  devices: Pick<DevicesService, 'gone'>;
  push: PushSender;
  sms: SmsSender | null;
  cipher: FieldCipher;
  clock: Clock;
  logger: Logger;
};
type Sendable = { row: TestPageRow; token: string; code: string };

const dayMs = 86_400_000;
/** A test is worth delivering for so long, in seconds: somebody is standing there waiting for it. */
const ttlSeconds = 60;
const handOverMs = 10_000;
const againMs = 15_000;
const maxSmsADay = 10;

export type TestsService = ReturnType<typeof createTestsService>;

/** Tests of the ways to somebody: pages like real ones, each with a token of its own, so that it is known what came back and from where. */
export function createTestsService({ tests, reach, devices, push, sms, cipher, clock, logger }: Deps) {
  const marks = {
    token: (token: string): string => cipher.mark(token, 'reach.test.token'),
    code: (staffId: string, code: string): string => cipher.mark(`${staffId} ${code}`, 'reach.test.code'),
  };

  /** Begins a test under the command's id: written down at once, handed over in the background. */
  async function start({ actor: { staffId }, commandId }: By): Promise<void> {
    const latest = (await tests.latest(staffId))[0];
    if (latest?.testId === commandId) return;
    if (latest && clock.now().getTime() - latest.at.getTime() < againMs) throw refuse('tooMany');
    const doc = await reach.find(staffId);
    const [first, ...others] = [await smsPage(staffId, commandId, doc?.phone ?? null), ...pushPages(staffId, commandId, doc)];
    if (!first || !(await tests.add([first.row, ...others.map(({ row }) => row)]))) return;
    void handOverAll([first, ...others], doc);
  }

  function page(staffId: string, testId: string, deviceId: string | null): Sendable {
    const token = randomBytes(24).toString('base64url');
    const code = String(randomInt(1_000, 10_000));
    const row: TestPageRow = {
      ...{ _id: `${testId}.${deviceId ?? 'sms'}`, testId, staffId, deviceId, channel: deviceId ? 'push' : 'sms', at: clock.now() },
      ...{ tokenMark: marks.token(token), codeMark: marks.code(staffId, code), reference: null },
      ...{ acceptedAt: null, receivedAt: null, seenAt: null, why: null },
    };
    return { row, token, code };
  }
  const pushPages = (staffId: string, testId: string, doc: ReachDoc | null): Sendable[] =>
    (doc?.devices ?? []).map(({ id }) => page(staffId, testId, id));
  async function smsPage(staffId: string, testId: string, phone: Phone | null): Promise<Sendable> {
    const sendable = page(staffId, testId, null);
    return { ...sendable, row: { ...sendable.row, why: await whyNoSms(staffId, phone) } };
  }
  async function whyNoSms(staffId: string, phone: Phone | null): Promise<TestPageRow['why']> {
    if (!sms) return 'notSetUp';
    if (!phone) return 'noPhone';
    return (await tests.countSms(staffId, new Date(clock.now().getTime() - dayMs))) >= maxSmsADay ? 'tooMany' : null;
  }

  async function handOverAll(pages: readonly Sendable[], doc: ReachDoc | null): Promise<void> {
    await Promise.all(
      pages.map(async (one) => {
        if (one.row.why) return;
        try {
          await handOver(one, doc);
        } catch (error) {
          logger.warn({ err: error, channel: one.row.channel, staffId: one.row.staffId }, 'a test page did not go out');
          await tests.set(one.row._id, { why: 'notTaken' }).catch(() => undefined);
        }
      }),
    );
  }
  async function handOver({ row, token, code }: Sendable, doc: ReachDoc | null): Promise<void> {
    const signal = AbortSignal.timeout(handOverMs);
    const device = doc?.devices.find(({ id }) => id === row.deviceId);
    if (device) return pushTo(device, { row, token, code }, signal);
    if (!sms || !doc?.phone) return;
    const { number, language } = doc.phone;
    const { reference } = await sms.send({ to: number, text: smsTexts[language].page.test(code, ''), id: row._id }, signal);
    await tests.set(row._id, { acceptedAt: clock.now(), reference });
  }
  async function pushTo(device: Device, { row, token, code }: Sendable, signal: AbortSignal): Promise<void> {
    const payload = { v: 1, kind: 'test', tag: `test-${row.testId}`, token, code, url: '/duty' } as const;
    const outcome = await push.send(device, { payload, ttlSeconds, topic: row.testId.replaceAll('-', '') }, signal);
    await tests.set(row._id, outcome === 'accepted' ? { acceptedAt: clock.now() } : { why: 'gone' });
    if (outcome === 'gone') await devices.gone(row.staffId, device);
  }

  /** A device has received or shown a test by its token; unknown tokens, and what was told before, do nothing. Gives whose it was. */
  const byToken = (token: string, what: 'received' | 'seen'): Promise<TestPageRow | null> =>
    tests.received({ tokenMark: marks.token(token) }, what, clock.now());
  /** The gateway tells that an SMS has arrived. */
  const byReference = (reference: string): Promise<TestPageRow | null> =>
    tests.received({ channel: 'sms', reference }, 'received', clock.now());
  /** Somebody has answered a test's SMS by its code. */
  const byCode = (staffId: string, code: string): Promise<TestPageRow | null> =>
    tests.received({ staffId, codeMark: marks.code(staffId, code) }, 'seen', clock.now());

  const sweep = (): Promise<number> => tests.removeBefore(new Date(clock.now().getTime() - 7 * dayMs));
  return { start, byToken, byReference, byCode, latest: tests.latest, sweep };
}
