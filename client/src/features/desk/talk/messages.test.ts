import { describe, expect, it } from 'vitest';
import type { StaffMessage } from '#shared/channels/message.schema.ts';
import type { CommandId, ConversationId, StaffId } from '#shared/kernel/ids.ts';
import { furtherReceipts, hasGap, isLeftBehind, noReceipts, timeline, unreadCount, type Outgoing } from './messages.ts';

const me = 'me-id' as StaffId;
const message = (seq: number, from: StaffMessage['from'] = 'caller', at = '2026-03-01T10:00:00Z'): StaffMessage => ({
  conversationId: 'c' as ConversationId,
  seq,
  commandId: `m${seq}` as CommandId,
  from,
  text: `text ${seq}`,
  at,
});
const reply = (id: string): Outgoing => ({
  commandId: id as CommandId,
  text: id,
  at: Date.parse('2026-03-01T10:01:00Z'),
  state: 'sending',
  code: null,
});
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

describe('a conversation', () => {
  it('knows where messages are missing', () => {
    const messages = [message(1), message(2), message(4)];
    expect(hasGap(messages)).toBe(true);
    expect(hasGap([message(1), message(2)])).toBe(false);
    expect(hasGap([message(2)])).toBe(true);
  });

  it('counts only words of the caller as unread', () => {
    expect(unreadCount([message(1), message(2, 'agent'), message(3)], 1)).toBe(1);
  });

  it('never takes a receipt back', () => {
    const far = { ...noReceipts, caller: { delivered: 5, read: 3 } };
    expect(furtherReceipts(far, noReceipts)).toEqual(far);
    expect(furtherReceipts(far, { ...noReceipts, caller: { delivered: 4, read: 4 } }).caller).toEqual({ delivered: 5, read: 4 });
  });
});

describe('a reply begun when a contact is passed on', () => {
  it('goes along as it was then; what is written on is left behind', () => {
    expect(isLeftBehind({ draft: 'I am still', along: 'I am still' })).toBe(false);
    expect(isLeftBehind({ draft: 'I am still here', along: 'I am still' })).toBe(true);
    expect(isLeftBehind({ draft: '  ', along: 'I am still' })).toBe(false);
  });
});

describe('the lines of a conversation', () => {
  it('put replies on their way last, and leave out those that have arrived', () => {
    const lines = timeline([message(1), message(2, 'agent')], [reply('m2'), reply('new')], noReceipts, me, dayOf);
    expect(lines.map(({ key }) => key)).toEqual(['day 2026-03-01', 'm1', 'm2', 'new']);
  });

  it('say how far each reply has come', () => {
    const receipts = { ...noReceipts, caller: { delivered: 2, read: 1 } };
    const lines = timeline([message(1, 'agent'), message(2, 'agent'), message(3, 'agent')], [], receipts, me, dayOf);
    expect(lines.flatMap((line) => (line.kind === 'message' ? [line.fate] : []))).toEqual(['read', 'delivered', 'kept']);
  });

  it('say who of us wrote, where that is known', () => {
    const other = 'other-id' as StaffId;
    const messages = [message(1), { ...message(2, 'agent'), by: me }, { ...message(3, 'agent'), by: other }, message(4, 'agent')];
    const lines = timeline(messages, [reply('new')], noReceipts, me, dayOf);
    expect(lines.flatMap((line) => (line.kind === 'message' ? [line.by] : []))).toEqual([null, 'me', other, null, 'me']);
  });

  it('mark where a new day begins', () => {
    const lines = timeline([message(1), message(2), message(3, 'caller', '2026-03-02T10:00:00Z')], [], noReceipts, me, dayOf);
    expect(lines.map(({ kind }) => kind)).toEqual(['day', 'message', 'message', 'day', 'message']);
  });
});
