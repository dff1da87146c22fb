import { expect, it } from 'vitest';
import { createFieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createLogger } from '../../platform/logger.ts';
import type { InboxRow } from './sms-inbox.model.ts';
import type { InboxRepository } from './sms-inbox.repository.ts';
import { createSmsInbox } from './sms-inbox.service.ts';

const now = new Date('2026-03-01T10:00:00Z');
const row = (n: number): InboxRow => ({
  ...{ _id: `sms-${n}`, staffId: `officer-${n}`, text: `A 482${n}`, sentAt: now, at: now },
  ...{ nextAt: now, outcome: null, answeredAt: null },
});

type Deps = Parameters<typeof createSmsInbox>[0];

/** The inbox with three answers that wait, over a gateway that takes no reply. */
const inboxWith = (parts: Partial<Deps>) =>
  createSmsInbox({
    inbox: {
      due: async () => [row(1), row(2), row(3)],
      claim: async (one: InboxRow) => one,
      ...{ done: async () => undefined, removeBefore: async () => 0, waitingSince: async () => [] },
    } as unknown as InboxRepository,
    service: { byPhone: async () => null, prove: async () => undefined },
    tests: { byCode: async () => null, byReference: async () => null },
    replies: { answer: () => new Promise(() => undefined) },
    answerPages: async () => ({ outcome: 'leading' }),
    pageDelivered: async () => false,
    cipher: createFieldCipher({ current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 7)]]), index: Buffer.alloc(32, 9) }),
    ...{ clock: { now: () => now }, logger: createLogger('silent') },
    ...parts,
  });

it('acts on every answer that waits, also while the gateway takes no reply', async () => {
  const acted: string[] = [];
  const inbox = inboxWith({
    answerPages: async ({ staffId }) => {
      acted.push(staffId);
      return { outcome: 'leading' };
    },
  });
  expect(await inbox.sweep()).toBe(3);
  expect(acted).toEqual(['officer-1', 'officer-2', 'officer-3']);
});

it('takes a delivery receipt once it is written down, and looks again for a number that is not known yet', async () => {
  const noted: string[] = [];
  const known = new Set(['gw-1']);
  const inbox = inboxWith({
    pageDelivered: async (reference) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (known.has(reference)) noted.push(reference);
      return known.has(reference);
    },
  });
  await inbox.delivered('gw-1', 'received');
  expect(noted).toEqual(['gw-1']);
  await inbox.delivered('gw-2', 'received');
  known.add('gw-2');
  await inbox.settled();
  expect(noted).toEqual(['gw-1', 'gw-2']);
});
