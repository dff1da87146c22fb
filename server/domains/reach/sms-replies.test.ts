import { expect, it } from 'vitest';
import { systemClock } from '#shared/kernel/clock.ts';
import { createLogger } from '../../platform/logger.ts';
import type { InboxRow } from './sms-inbox.model.ts';
import { createSmsReplies } from './sms-replies.ts';

/** Replies to one telephone, over an inbox that takes a moment for each question as a store does. */
function rig() {
  const sent: string[] = [];
  const answered: Pick<InboxRow, 'outcome'>[] = [];
  const moment = () => new Promise((resolve) => setImmediate(resolve));
  const inbox = {
    answeredSince: async () => {
      const found = [...answered];
      await moment();
      return found;
    },
    answered: async () => {
      await moment();
      answered.push({ outcome: 'notUnderstood' });
    },
  };
  const replies = createSmsReplies({
    inbox: inbox as never,
    service: { phoneOf: async () => ({ number: '+923001234567', language: 'en' }) as never },
    sms: { send: async ({ id }: { id: string }) => void sent.push(id) } as never,
    clock: systemClock,
    logger: createLogger('silent'),
  });
  return { replies, sent };
}

it('tells a telephone that answers by itself at most twice that it was not understood, also when its messages come at once', async () => {
  const { replies, sent } = rig();
  await Promise.all(Array.from({ length: 6 }, (_, i) => replies.answer(`m${i}`, 'somebody', 'notUnderstood')));
  expect(sent).toHaveLength(2);
});
