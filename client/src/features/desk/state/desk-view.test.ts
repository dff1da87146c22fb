import { describe, expect, it } from 'vitest';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { ContactId, OfferId, StaffId } from '#shared/kernel/ids.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import type { DeskView, OfferView } from '#shared/routing/routing.schema.ts';
import { firstOffer, inTabOrder, withAgent, withContact, withOffer, withoutOffer, wroteAgain } from './desk-view.ts';

const me = 'me' as StaffId;
const contact = (id: string, part: Partial<ContactSummary> = {}): ContactSummary => ({
  ...{ id: id as ContactId, number: 1, version: 1, state: 'active', channel: 'webchat', language: 'ur', lineId: generalLine.id },
  ...{ areaId: null, districtId: null },
  ...{ helpNow: false, marks: [], risk: { level: null, draft: true }, arrivedAt: '2026-03-01T10:00:00Z', acceptedAt: null, wrapUpAt: null },
  ...{ closedAt: null, ownerId: me, offer: null, conversationId: null, lastCallerSeq: 0, outcome: null, nonData: null },
  ...{
    rank: 1,
    effectiveSince: '2026-03-01T09:50:00Z',
    wrapUp: null,
    silentSince: null,
    hints: [],
    helpers: [],
    transfer: null,
    callBackPlan: null,
  },
  ...part,
});
const offer = (id: string, part: Partial<OfferView> = {}): OfferView => ({
  ...{
    id: id as OfferId,
    contactId: `c-${id}` as ContactId,
    number: 1,
    channel: 'webchat',
    language: 'ur',
    lineId: generalLine.id,
    areaId: null,
    helpNow: false,
    returning: false,
    callBack: null,
  },
  ...{ marks: [], hints: [], arrivedAt: '2026-03-01T10:00:00Z', offeredAt: '2026-03-01T10:00:00Z', deadline: '2026-03-01T10:00:30Z' },
  ...part,
});
const desk: DeskView = {
  agent: {
    staffId: me,
    version: 3,
    name: { en: 'A', ur: 'A' },
    state: 'ready',
    reason: null,
    since: '2026-03-01T10:00:00Z',
    pending: null,
    until: null,
    care: { heavyAt: [], restedAt: null, pauseOfferedAt: null },
    present: true,
    languages: ['ur'],
    load: 0,
    capacity: 3,
    holds: [],
  },
  offers: [],
  contacts: [contact('a')],
  line: { waiting: 0, oldestArrivedAt: null, helpNowWaiting: 0 },
};
const ids = (view: DeskView) => view.contacts.map(({ id }) => id);

describe('my desk', () => {
  it('takes a contact that became mine, and its offer goes', () => {
    const offered = withOffer(desk, offer('o'));
    const taken = withContact(offered, contact('c-o'));
    expect(ids(taken)).toEqual(['a', 'c-o']);
    expect(taken.offers).toEqual([]);
  });

  it.each([
    ['closed', contact('a', { version: 2, state: 'closed' })],
    ["somebody else's", contact('a', { version: 2, ownerId: 'other' as StaffId })],
    ['back in the line', contact('a', { version: 2, state: 'queued', ownerId: null })],
  ])('lets go of a contact that is %s', (_what, next) => {
    expect(ids(withContact(desk, next))).toEqual([]);
  });

  it('is not moved by late news, nor by news of contacts of others', () => {
    expect(withContact(desk, contact('a', { version: 1, state: 'closed' }))).toBe(desk);
    expect(withContact(desk, contact('b', { ownerId: 'other' as StaffId }))).toBe(desk);
  });

  it('shows the same offer once and forgets it when it ends', () => {
    const twice = withOffer(withOffer(desk, offer('o')), offer('o'));
    expect(twice.offers).toHaveLength(1);
    expect(withoutOffer(twice, 'o').offers).toEqual([]);
  });

  it('takes only newer news of my own state', () => {
    expect(withAgent(desk, { ...desk.agent, version: 4, state: 'notReady' }).agent.state).toBe('notReady');
    expect(withAgent(desk, { ...desk.agent, version: 3, state: 'off' })).toBe(desk);
    expect(withAgent(desk, { ...desk.agent, version: 9, staffId: 'other' as StaffId })).toBe(desk);
  });

  it('keeps tabs in the order the contacts came to me', () => {
    const later = contact('later', { acceptedAt: '2026-03-01T10:05:00Z', arrivedAt: '2026-03-01T09:00:00Z' });
    const first = contact('first', { acceptedAt: '2026-03-01T10:01:00Z', arrivedAt: '2026-03-01T10:00:30Z' });
    expect(inTabOrder([later, first]).map(({ id }) => id)).toEqual(['first', 'later']);
  });

  it('shows an offer of "help now" before one that ends sooner', () => {
    const soon = offer('soon', { deadline: '2026-03-01T10:00:10Z' });
    const urgent = offer('urgent', { helpNow: true });
    expect(firstOffer([soon, urgent])?.id).toBe('urgent');
    expect(firstOffer([offer('x'), soon])?.id).toBe('soon');
    expect(firstOffer([])).toBeUndefined();
  });

  it('tells a caller who wrote again from an agent who went back', () => {
    const wrapping = contact('a', { state: 'wrapUp', lastCallerSeq: 3 });
    expect(wroteAgain(wrapping, contact('a', { lastCallerSeq: 4 }))).toBe(true);
    expect(wroteAgain(wrapping, contact('a', { lastCallerSeq: 3 }))).toBe(false);
    expect(wroteAgain(undefined, contact('a', { lastCallerSeq: 4 }))).toBe(false);
  });
});
