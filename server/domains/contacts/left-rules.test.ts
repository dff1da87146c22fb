import { describe, expect, it } from 'vitest';
import type { CallBack } from '#shared/contacts/contact.schema.ts';
import type { Contact } from './contacts.model.ts';
import { leftAgain, leftUndoMs, leftUrgency, leftUrgentMs } from './left-rules.ts';
import { safetyOf } from './safe-contact.ts';

const now = new Date('2026-03-01T06:00:00Z');
const blank = {
  ...{
    _id: 'a',
    conversationId: 'k',
    channel: 'webchat',
    helpNow: false,
    rank: 1,
    marks: [],
    hints: [],
    lastCallerSeq: 0,
    profile: {},
    callBack: null,
  },
  ...{ risk: { level: null, draft: true }, arrivedAt: new Date('2026-03-01T05:50:00Z') },
} as unknown as Contact;
const left = (more: Partial<Contact>): Contact => ({ ...blank, ...more });

describe('how grave it is that somebody left', () => {
  it('is gravest for help now, for a risk that was weighed, for words of danger, and for help that came late', () => {
    expect(leftUrgency(left({ helpNow: true }))).toBe(0);
    expect(leftUrgency(left({ rank: 0 }))).toBe(0);
    expect(leftUrgency(left({ risk: { level: 'P2', draft: false } }))).toBe(0);
    expect(leftUrgency(left({ marks: ['helpNowUnanswered'] }))).toBe(0);
    expect(leftUrgency(left({ hints: [{ code: 'suicide', seq: 1, dismissed: 0 }] as never, lastCallerSeq: 1 }))).toBe(0);
  });
  it('is less for words that nobody answered, and least without a word', () => {
    expect(leftUrgency(left({ lastCallerSeq: 3 }))).toBe(1);
    expect(leftUrgency(left({ callBack: {} as never }))).toBe(1);
    expect(leftUrgency(left({ risk: { level: 'P4', draft: false } }))).toBe(2);
    expect(leftUrgency(left({}))).toBe(2);
  });
  it('starts a clock only for the grave ones', () => {
    expect(leftAgain(left({ helpNow: true }), now).leftDueAt?.getTime()).toBe(now.getTime() + leftUrgentMs);
    expect(leftAgain(left({ lastCallerSeq: 1 }), now)).toEqual({ leftRank: 1, leftDueAt: null, leftDecision: null });
    expect(leftUndoMs).toBeLessThan(leftUrgentMs);
  });
});

describe('whether somebody who left may be written to or called', () => {
  const window = { from: new Date(now.getTime() - 3_600_000).toISOString(), until: new Date(now.getTime() + 60_000).toISOString() };
  const wish: CallBack = { number: '03001234567', safeTime: 'after four', mayAnswer: '', neutralWords: '', window };
  const sms = left({ channel: 'sms' });
  const said = (safeToContact: string, arrivedAt = blank.arrivedAt) => left({ _id: 'b', profile: { safeToContact }, arrivedAt });

  it('lets words be left in a web chat, and on a telephone only where that was recorded as safe', () => {
    expect(safetyOf(blank, [], now).mayWrite).toBe(true);
    expect(safetyOf(sms, [], now).mayWrite).toBe(false);
    expect(safetyOf(sms, [said('unknown')], now).mayWrite).toBe(false);
    expect(safetyOf(sms, [said('yes')], now).mayWrite).toBe(true);
    expect(safetyOf(left({ channel: 'phone', conversationId: null }), [], now).mayWrite).toBe(false);
  });
  it('holds to what was said last', () => {
    const later = new Date('2026-03-01T05:59:00Z');
    expect(safetyOf(sms, [said('yes'), { ...said('no', later), _id: 'c' }], now).mayWrite).toBe(false);
  });
  it('calls only for a wish whose safe time is not over, and not after "no"', () => {
    const earlier = left({ _id: 'b', callBack: wish });
    expect(safetyOf(blank, [], now).callBack).toBeNull();
    expect(safetyOf(blank, [earlier], now).callBack).toEqual(wish);
    expect(safetyOf(blank, [{ ...earlier, callBack: { ...wish, window: null } }], now).callBack).toBeNull();
    expect(safetyOf(blank, [{ ...earlier, callBack: { ...wish, number: ' ' } }], now).callBack).toBeNull();
    expect(safetyOf(blank, [earlier], new Date(window.until)).callBack).toBeNull();
    expect(safetyOf(blank, [{ ...earlier, profile: { safeToContact: 'no' } }], now).callBack).toBeNull();
  });
});
