import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '#shared/kernel/clock.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import type { SmsOutcome } from '#shared/reach/sms-texts.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Logger } from '../../platform/logger.ts';
import type { IncomingSms, SmsTaker } from './reach.port.ts';
import type { ReachService } from './reach.service.ts';
import { readSmsAnswer, type SmsAnswer } from './sms-answer.ts';
import type { InboxRow } from './sms-inbox.model.ts';
import type { InboxRepository } from './sms-inbox.repository.ts';
import { createSmsParts, isPart, type WholeSms } from './sms-parts.ts';
import type { SmsReplies } from './sms-replies.ts';
import type { TestsService } from './tests.service.ts';

type What = 'received' | 'failed';
/** What takes an answer to a page: the dispatch domain. */
export type AnswerPages = (answer: SmsAnswer & { staffId: StaffId; sentAt: Date | null; commandId: string }) => Promise<{
  outcome: Exclude<SmsOutcome, 'notUnderstood' | 'test'>;
}>;
/** Notes what a gateway tells of a page; false when it knows no page of this number. */
export type PageDelivered = (reference: string, what: What) => Promise<boolean>;

type Deps = {
  inbox: InboxRepository;
  service: Pick<ReachService, 'byPhone' | 'prove'>;
  tests: Pick<TestsService, 'byCode' | 'byReference'>;
  replies: SmsReplies;
  answerPages: AnswerPages;
  pageDelivered: PageDelivered;
  cipher: FieldCipher;
  clock: Clock;
  logger: Logger;
};

/** Somebody who reads a message has so long, in milliseconds, until another one takes it up. */
const leaseMs = 10_000;
const sameMs = 10 * 60_000;
const keptMs = 7 * 86_400_000;
const maxLength = 2_000;
// A receipt may be faster than our writing down the number it names.
const receiptAgainMs = [500, 2_000];

export type SmsInbox = SmsTaker & { sweep: () => Promise<number>; settled: () => Promise<void> };

/** Takes SMS from staff: each is kept once before it is confirmed, then read, acted upon and answered. */
export function createSmsInbox({ inbox, service, tests, replies, answerPages, pageDelivered, cipher, clock, logger }: Deps): SmsInbox {
  const running = new Set<Promise<void>>();
  const inBackground = (what: string, work: Promise<void>): void => {
    const one = work.catch((error: unknown) => logger.warn({ err: error }, what)).finally(() => running.delete(one));
    running.add(one);
  };
  const parts = createSmsParts({ inbox, cipher, clock, logger, enter });

  async function take(sms: IncomingSms): Promise<void> {
    const staffId = await service.byPhone(sms.from);
    // Whoever is not known gets no answer either: it might be a machine, and would answer it.
    if (staffId === null) return logger.info('an SMS from an unknown number was set aside');
    const text = sms.text.slice(0, maxLength);
    const { id, sentAt, part } = sms;
    if (isPart(part)) return parts.take(staffId, { ...sms, text, part });
    const time = sentAt?.getTime() ?? Math.floor(clock.now().getTime() / sameMs);
    const key = cipher.mark(id === null ? `${staffId} at ${time} ${text}` : `${staffId} id ${id}`, 'sms.inbox');
    await enter({ key, staffId, text, sentAt });
  }
  async function enter({ key, staffId, text, sentAt }: WholeSms): Promise<void> {
    const at = clock.now();
    // A clock that runs ahead must not make an answer newer than what is asked after it.
    const told = sentAt && sentAt > at ? at : sentAt;
    const nextAt = new Date(at.getTime() + leaseMs);
    const row: InboxRow = { _id: key, staffId, text, sentAt: told, at, nextAt, outcome: null, answeredAt: null };
    if (await inbox.enter(row)) inBackground('an SMS could not be dealt with; it is tried again', dealWith(row));
  }

  async function dealWith({ _id, staffId, text, sentAt }: InboxRow): Promise<void> {
    const outcome = await outcomeOf(staffId as StaffId, text ?? '', sentAt, _id);
    await inbox.done(_id, outcome);
    // What came of it is told beside: a gateway that hangs must not keep other answers from being read.
    inBackground('an answer by SMS was not sent', replies.answer(_id, staffId, outcome));
  }
  async function outcomeOf(staffId: StaffId, text: string, sentAt: Date | null, key: string): Promise<SmsOutcome> {
    const answer = readSmsAnswer(text);
    if (!answer) return 'notUnderstood';
    if (await tests.byCode(staffId, answer.code)) {
      await service.prove(staffId, 'sms');
      return 'test';
    }
    const { outcome } = await answerPages({ ...answer, staffId, sentAt, commandId: commandIdOf(key) });
    // Somebody who names the code of a page has got it.
    if (outcome !== 'unknown') await service.prove(staffId, 'sms');
    return outcome;
  }

  async function delivered(reference: string, what: What): Promise<void> {
    if (!(await noted(reference, what))) inBackground('a delivery receipt was not noted', noteLater(reference, what));
  }
  /** Notes what became of the SMS of this number; false when none is known by it. */
  async function noted(reference: string, what: What): Promise<boolean> {
    const test = what === 'received' ? await tests.byReference(reference) : null;
    if (test) await service.prove(test.staffId, 'sms');
    return test !== null || (await pageDelivered(reference, what));
  }
  async function noteLater(reference: string, what: What): Promise<void> {
    for (const ms of receiptAgainMs) {
      await pause(ms);
      if (await noted(reference, what)) return;
    }
  }

  /** Takes up what nobody has finished, reads what waits for parts in vain, and forgets what is old. */
  async function sweep(): Promise<number> {
    const now = clock.now();
    const due = await inbox.due(now);
    for (const row of due) {
      const mine = await inbox.claim(row, new Date(now.getTime() + leaseMs));
      if (mine)
        await dealWith(mine).catch((error: unknown) => logger.error({ err: error }, 'an SMS could not be dealt with; it is tried again'));
    }
    await inbox.removeBefore(new Date(now.getTime() - keptMs));
    return due.length + (await parts.sweep());
  }
  return {
    take,
    delivered,
    sweep,
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

// The same message is the same command, in the form of a random id.
function commandIdOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
