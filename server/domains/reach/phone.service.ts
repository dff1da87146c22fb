import { randomInt } from 'node:crypto';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ScreenLanguage } from '#shared/kernel/text.ts';
import { mobileNumber, plainDigits } from '#shared/reach/phone-number.ts';
import { AppError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import type { Phone, ReachDoc, ReachFields } from './reach.model.ts';
import type { SmsSender } from './reach.port.ts';
import { withoutProof, withProof } from './reach-rules.ts';
import type { ReachRepository } from './reach.repository.ts';
import { smsTexts } from '#shared/reach/sms-texts.ts';

type Set = Decision<ReachFields>;
type By = ChangeBy & { actor: StaffActor; commandId: string };
type Deps = { reach: ReachRepository; sms: SmsSender | null; clock: Clock; logger: Logger };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const codeMs = 10 * minuteMs;
const handOverMs = 10_000;
/** A code may be tried so often. */
export const maxTries = 5;
/** Codes are sent so far apart, and so many within a day: an SMS costs, and may go to a stranger's number by a slip. */
const againMs = 30_000;
const maxCodes = 6;

const noCheck = { checking: null, codeHash: null, codeUntil: null, codeTries: 0 } as const;
const noPhone = { phone: null, phoneMark: null, phoneVerifiedAt: null } as const;

const system: ChangeBy = { actor: { kind: 'system', part: 'reach' } };
const notSent = () =>
  new AppError('smsNotSent', 503, 'The SMS could not be handed over. Ask for another code in a moment; nothing was lost.');

export type PhoneService = ReturnType<typeof createPhoneService>;

/** When somebody may ask for the next code; null for at once. */
export function codeAgainAt({ codesAt }: Pick<ReachFields, 'codesAt'>, now: Date): Date | null {
  const recent = codesAt.filter((at) => now.getTime() - at.getTime() < dayMs);
  const last = recent.at(-1);
  const first = recent.at(-maxCodes);
  const again = Math.max(last ? last.getTime() + againMs : 0, first ? first.getTime() + dayMs : 0);
  return again > now.getTime() ? new Date(again) : null;
}

/** The number that SMS go to: proven to be in its owner's hand by a code that was sent to it. */
export function createPhoneService({ reach, sms, clock, logger }: Deps) {
  /** Sends a code to a number; until it is entered the number before stays in use. */
  async function ask(written: string, language: ScreenLanguage, by: By): Promise<ReachDoc> {
    if (!sms) throw new AppError('smsNotSetUp', 409, 'This installation sends no SMS yet. Nothing was changed.');
    const number = mobileNumber(written);
    if (number === null)
      throw new AppError('noMobileNumber', 422, 'This is no mobile number. Write it as 0300 1234567. Nothing was changed.');
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const { doc, changed } = await reach.change(by.actor.staffId, by, (found) => asked(found, { number, language }, code));
    if (changed) await handOver(doc, { gateway: sms, code, id: by.commandId });
    // The same command once more, whose SMS did not go out.
    else if (!doc.checking && doc.phone?.number !== number) throw notSent();
    return doc;
  }
  function asked(doc: ReachDoc, phone: Phone, code: string): Set {
    const now = clock.now();
    const againAt = codeAgainAt(doc, now);
    if (againAt)
      throw new AppError('codeTooSoon', 429, 'A code was sent already. Wait a little before asking for another one. Nothing was changed.', {
        facts: { againAt: againAt.toISOString() },
      });
    const set: Partial<ReachFields> = {
      ...{ checking: phone, codeHash: reach.marks.code(doc._id, phone.number, code), codeTries: 0 },
      codeUntil: new Date(now.getTime() + codeMs),
      codesAt: [...doc.codesAt.filter((at) => now.getTime() - at.getTime() < dayMs), now],
    };
    return { set, events: [{ type: 'reach:codeAsked' }] };
  }
  async function handOver({ _id, checking, codeHash }: ReachDoc, { gateway, code, id }: { gateway: SmsSender; code: string; id: string }) {
    if (!checking) return;
    try {
      await gateway.send({ to: checking.number, text: smsTexts[checking.language].verify(code), id }, AbortSignal.timeout(handOverMs));
    } catch (error) {
      logger.warn({ err: error }, 'the code for a telephone number was not handed over');
      // Nobody is to wait for a code that never went out.
      await reach.change(_id, system, (doc) =>
        doc.codeHash === codeHash ? { set: noCheck, events: [{ type: 'reach:codeNotSent' }] } : null,
      );
      throw notSent();
    }
  }

  /** Takes the number into use when the code is right; refuses a wrong one, which counts. */
  async function verify(written: string, by: By): Promise<ReachDoc> {
    const code = plainDigits(written).replaceAll(/\D/g, '');
    const { doc } = await reach.change(by.actor.staffId, by, (found) => tried(found, code));
    if (doc.checking) {
      throw new AppError('wrongCode', 409, 'This is not the code that was sent. Look at the SMS again.', {
        facts: { triesLeft: Math.max(0, maxTries - doc.codeTries) },
      });
    }
    if (doc.phone) await takeFromOthers(doc._id, doc.phone.number);
    return doc;
  }
  function tried(doc: ReachDoc, code: string): Set {
    const now = clock.now();
    const { checking, codeHash, codeUntil, codeTries } = doc;
    if (!checking || !codeHash || !codeUntil || codeUntil <= now || codeTries >= maxTries)
      throw new AppError('codeOver', 409, 'No code is waited for any more. Ask for a new one. Nothing was changed.');
    if (reach.marks.code(doc._id, checking.number, code) !== codeHash)
      return { set: { codeTries: codeTries + 1 }, events: [{ type: 'reach:codeWrong', data: { tries: codeTries + 1 } }] };
    const set: Partial<ReachFields> = {
      ...noCheck,
      ...{ phone: checking, phoneMark: reach.marks.phone(checking.number), phoneVerifiedAt: now },
      proofs: withProof(withoutProof(doc.proofs, 'sms'), 'sms', now) ?? doc.proofs,
    };
    return { set, events: [{ type: 'reach:phoneVerified' }] };
  }

  /** A telephone that has changed hands is no longer its former owner's: the one who showed it last has it. */
  async function takeFromOthers(staffId: string, number: string): Promise<void> {
    const mark = reach.marks.phone(number);
    for (const { _id } of await reach.byPhone(number)) {
      if (_id === staffId) continue;
      await reach.change(_id, system, (doc) => (doc.phoneMark === mark ? dropped(doc, { why: 'moved' }) : null));
    }
  }
  const dropped = (doc: ReachDoc, data: Record<string, unknown> = {}): Set => ({
    set: { ...noPhone, proofs: withoutProof(doc.proofs, 'sms') },
    events: [{ type: 'reach:phoneRemoved', data }],
  });

  const remove = async (by: By): Promise<ReachDoc> =>
    (
      await reach.change(by.actor.staffId, by, (doc) => {
        if (!doc.phone && !doc.checking) return null;
        const { set, events } = dropped(doc);
        return { set: { ...set, ...noCheck }, events };
      })
    ).doc;

  return { ask, verify, remove };
}
