import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '#shared/kernel/clock.ts';
import { smsTexts, type SmsOutcome } from '#shared/reach/sms-texts.ts';
import type { Logger } from '../../platform/logger.ts';
import { createTurns } from '../../platform/mongo/turns.ts';
import type { SmsSender } from './reach.port.ts';
import type { ReachService } from './reach.service.ts';
import type { InboxRepository } from './sms-inbox.repository.ts';

type Deps = { inbox: InboxRepository; service: Pick<ReachService, 'phoneOf'>; sms: SmsSender | null; clock: Clock; logger: Logger };

/** Telephones answer by themselves, and so do we: within half an hour somebody hears so often at most, and so often that we did not understand. */
const windowMs = 30 * 60_000;
const most = 12;
const mostUnclear = 2;
const unclear: readonly SmsOutcome[] = ['notUnderstood', 'unknown'];
const againMs = [2_000, 8_000];
const handOverMs = 8_000;

export type SmsReplies = ReturnType<typeof createSmsReplies>;

/** Tells whoever has answered by SMS what came of it, in their language. */
export function createSmsReplies({ inbox, service, sms, clock, logger }: Deps) {
  const inTurn = createTurns();
  /** Notes that a message is answered, unless its sender was answered often enough; one after the other, or several would count the same ones. */
  const noted = (id: string, staffId: string, outcome: SmsOutcome): Promise<boolean> =>
    inTurn(staffId, async () => {
      const may = await mayAnswer(staffId, outcome);
      if (may) await inbox.answered(id, clock.now());
      return may;
    });
  async function mayAnswer(staffId: string, outcome: SmsOutcome): Promise<boolean> {
    const before = await inbox.answeredSince(staffId, new Date(clock.now().getTime() - windowMs));
    const isUnclear = (one: SmsOutcome | null): boolean => one !== null && unclear.includes(one);
    if (isUnclear(outcome) && before.filter((row) => isUnclear(row.outcome)).length >= mostUnclear) return false;
    return before.length < most;
  }

  /** Sends the answer to the incoming message `id`; that it was answered is written first, so that nothing can make it loop. */
  async function answer(id: string, staffId: string, outcome: SmsOutcome): Promise<void> {
    const phone = await service.phoneOf(staffId);
    if (!sms || !phone || !(await noted(id, staffId, outcome))) return;
    const reply = { to: phone.number, text: smsTexts[phone.language].answer[outcome], id: `answer-${id}` };
    for (const ms of [0, ...againMs]) {
      await pause(ms);
      try {
        return void (await sms.send(reply, AbortSignal.timeout(handOverMs)));
      } catch (error) {
        logger.warn({ err: error, staffId }, 'an answer by SMS was not handed over');
      }
    }
  }
  return { answer };
}
