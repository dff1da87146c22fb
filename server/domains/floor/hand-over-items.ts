import { byUrgency, isUrgent } from '#shared/floor/figures.ts';
import { newId, type ContactId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { HandOverItemId, ItemAbout } from '#shared/floor/hand-over.schema.ts';
import type { FollowUpsService } from '../cases/index.ts';
import { presentSummary, type Contact, type Contacts } from '../contacts/index.ts';
import type { Routing } from '../routing/index.ts';
import type { TriageService } from '../triage/index.ts';
import type { AlarmsService, DispatchSource } from './alarms.service.ts';
import type { KeptAbout, KeptItem } from './floor.model.ts';

/** Follow-ups that fall due within this time are handed over as well, in ms: a shift of the next hours. */
const dueSoonMs = 8 * 3_600_000;
const most = 200;

type Deps = {
  contacts: Contacts;
  routing: Pick<Routing, 'views'>;
  triage: TriageService;
  followUps: Pick<FollowUpsService, 'openBefore'>;
  dispatches: DispatchSource;
  alarms: AlarmsService;
  clock: Clock;
};

export type CollectItems = ReturnType<typeof createCollectItems>;

/** Lists what the next shift must look after, most urgent kinds first; ids and codes only. */
export function createCollectItems({ contacts, routing, triage, followUps, dispatches, alarms, clock }: Deps) {
  async function urgent(): Promise<KeptAbout[]> {
    const open = (await contacts.repository.urgent(most)).map(presentSummary).filter(isUrgent).sort(byUrgency);
    return open.map(({ id, number, risk, state, ownerId, arrivedAt }) => ({
      kind: 'contact',
      contactId: id,
      number,
      risk,
      state,
      staffId: ownerId,
      since: arrivedAt,
    }));
  }
  async function unheard(): Promise<KeptAbout[]> {
    return (await alarms.unacknowledged()).map(({ contactId, contactNumber, kind, at }) => ({
      kind: 'alarm',
      contactId,
      number: contactNumber,
      alarm: kind,
      since: at.toISOString(),
    }));
  }
  async function running(): Promise<KeptAbout[]> {
    return (await dispatches.allOpen()).map(({ contactId, contactNumber, state, openedAt }) => ({
      kind: 'dispatch',
      contactId,
      number: contactNumber,
      state,
      since: openedAt.toISOString(),
    }));
  }
  async function wishes(): Promise<KeptAbout[]> {
    const asked = await triage.lowerAsked();
    const found = new Map((await contacts.repository.byIds(asked.map((one) => one._id))).map((contact) => [contact._id, contact]));
    return asked.flatMap(({ _id, lowerAskedAt }): KeptAbout[] => {
      const contact = found.get(_id);
      return contact && lowerAskedAt
        ? [{ kind: 'lowerWish', contactId: _id as ContactId, number: contact.number, since: lowerAskedAt.toISOString() }]
        : [];
    });
  }
  async function due(): Promise<KeptAbout[]> {
    const open = await followUps.openBefore(new Date(clock.now().getTime() + dueSoonMs));
    return open.slice(0, most).map(({ contactId, contactNumber, assignee, dueAt }) => ({
      kind: 'followUp',
      contactId,
      number: contactNumber,
      staffId: assignee,
      dueAt: dueAt.toISOString(),
    }));
  }
  async function calls(): Promise<KeptAbout[]> {
    const soon = clock.now().getTime() + dueSoonMs;
    const [due, planned] = await Promise.all([contacts.repository.callsDue(clock.now(), most), contacts.repository.callsPromised(most)]);
    return [...due, ...planned].flatMap(({ _id, number, callBackPlan: plan }): KeptAbout[] => {
      if (!plan || plan.from.getTime() > soon) return [];
      return [{ kind: 'callBack', contactId: _id as ContactId, number, dueAt: plan.from.toISOString(), until: plan.until.toISOString() }];
    });
  }
  // Whoever left without a word is one item together: nobody should have to accept sixty of them one by one.
  async function left(): Promise<KeptAbout[]> {
    const [found, total] = await Promise.all([contacts.repository.left(most), contacts.repository.countLeft()]);
    const since = ({ abandonedAt, arrivedAt }: Contact): string => (abandonedAt ?? arrivedAt).toISOString();
    const grave = found.filter(({ leftRank }) => leftRank !== 2);
    const silent = found.find(({ leftRank }) => leftRank === 2);
    const items = grave.map((contact): KeptAbout => {
      const { _id, number, leftRank } = contact;
      return { kind: 'left', contactId: _id as ContactId, number, urgency: leftRank ?? 1, since: since(contact) };
    });
    return silent ? [...items, { kind: 'leftSilent', count: total - grave.length, since: since(silent) }] : items;
  }
  async function line(): Promise<KeptAbout[]> {
    const { waiting, oldestArrivedAt } = await routing.views.line();
    return [{ kind: 'waiting', count: waiting, oldestArrivedAt }];
  }

  /** The items of a hand-over opened now. */
  return async (): Promise<KeptItem[]> => {
    const all = (await Promise.all([unheard(), urgent(), running(), left(), wishes(), calls(), due(), line()])).flat();
    return all.map((about) => ({ id: newId<HandOverItemId>(), about, acceptedBy: null, acceptedAt: null }));
  };
}

/** The contact that an item is about; null for the line as a whole. */
export const contactOf = (about: KeptAbout | ItemAbout): ContactId | null => ('contactId' in about ? about.contactId : null);
