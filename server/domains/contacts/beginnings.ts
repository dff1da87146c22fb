import type { Channel, ContactMark } from '#shared/contacts/contact.schema.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ConversationId, PlaceId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/kernel/text.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import { askedFor, isDue, type CallBackAsk } from './call-back-rules.ts';
import { effectiveSince, helpNowMs, laneOf, nextAction } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import { notLeft } from './left-rules.ts';
import type { LineWish, WaitingPort } from './waiting.port.ts';

/** What somebody who arrives by themselves brings along. */
export type Arriving = LineWish & {
  conversationId: ConversationId;
  areaId: PlaceId | null;
  helpNow: boolean;
  callBack: CallBackAsk | null;
};
type Deps = { clock: Clock; lineFor: WaitingPort['lineFor'] };

const never = {
  ...{ acceptedAt: null, answeredAt: null, abandonedAt: null, waitedMs: null },
  ...{ wrapUpAt: null, wrapUp: null, closedAt: null, handledMs: null },
};

const noCall = { call: null, callBack: null, callBackPlan: null, reachedCalls: [] };

export type Beginnings = ReturnType<typeof createBeginnings>;

/** How a contact looks when it begins. */
export function createBeginnings({ clock, lineFor }: Deps) {
  /** A contact as it begins, in the line it belongs in. */
  async function begin({ channel, language, topic }: LineWish): Promise<ContactFields> {
    const { lineId, closed } = await lineFor({ channel, language, topic });
    const marks: ContactMark[] = closed ? ['afterHours'] : [];
    return { ...blank(channel, language), topic, lineId, lane: laneOf({ lineId, language, channel }), marks };
  }

  /** Where somebody who arrives now stands, and what they ask for. */
  function arrival({ channel, helpNow, callBack: asked, ...where }: Arriving, returning: boolean): Partial<ContactFields> {
    const now = clock.now();
    const marks: ContactMark[] = [
      ...(helpNow ? ['helpNow' as const] : []),
      ...(asked ? ['callBackAsked' as const] : []),
      ...(returning ? ['returning' as const] : []),
    ];
    const due = helpNow ? new Date(now.getTime() + helpNowMs) : null;
    const since = effectiveSince(channel, now);
    const clocks = { arrivedAt: now, waitsSince: now, effectiveSince: since, helpDueAt: due };
    const rank: Contact['rank'] = helpNow ? 0 : 1;
    const { callBack, callBackPlan } = asked ? askedFor(asked, 0, now) : { callBack: null, callBackPlan: null };
    // Whoever is to be called later stands in no line until then; who needs help now stands in it at once.
    const state = callBackPlan && !isDue(callBackPlan, { rank }, now) ? ('promised' as const) : ('queued' as const);
    const nextActionAt = nextAction({ state, callBackPlan, helpDueAt: due, offer: null, transfer: null, wrapUp: null });
    return { ...where, callBack, callBackPlan, state, helpNow, marks, rank, ...clocks, nextActionAt };
  }

  /** A contact of which nothing is known yet, in the general line. */
  function blank(channel: Channel, language: Language): ContactFields {
    const now = clock.now();
    const nobody = { areaId: null, districtId: null, conversationId: null, ownerId: null, formerId: null, relievedId: null, offer: null };
    const nothing = { helpNow: false, helpDueAt: null, nextActionAt: null, outcome: null, nonData: null, ...noCall };
    const empty = {
      helpers: [],
      transfer: null,
      handOver: null,
      marks: [],
      declined: [],
      excludedBodies: [],
      excludedStaff: [],
      profile: {},
      identity: {},
      lastCallerSeq: 0,
      lastCallerAt: null,
      hints: [],
      callerMark: null,
      number: 0,
      silentSince: null,
      limited: false,
      ...notLeft,
    };
    const lineId = generalLine.id;
    const line = { lineId, topic: null, lane: laneOf({ lineId, language, channel }) };
    const place = { rank: 1 as const, effectiveSince: effectiveSince(channel, now), arrivedAt: now, waitsSince: now, ...line };
    return { channel, language, state: 'queued', risk: { level: null, draft: true }, ...nobody, ...never, ...nothing, ...empty, ...place };
  }

  return { begin, arrival, blank };
}
