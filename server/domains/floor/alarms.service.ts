import type { DispatchState } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { DispatchKind } from '#shared/dispatch/dispatch.schema.ts';
import type { Alarm, AlarmId, AlarmKind } from '#shared/floor/floor.schema.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ContactId, DispatchId, StaffId } from '#shared/kernel/ids.ts';
import { refuse } from '../../platform/errors.ts';
import type { ChangeBy, Published } from '../../platform/mongo/aggregate.ts';
import type { Contact, Contacts } from '../contacts/index.ts';
import type { AlarmDoc } from './floor.model.ts';
import type { FloorRepository } from './floor.repository.ts';
import type { Names } from './names.ts';

/** A running dispatch as the floor needs it. */
export type RunningDispatch = {
  _id: string;
  kind: DispatchKind;
  contactId: ContactId;
  contactNumber: number;
  state: DispatchState;
  openedAt: Date;
  nobodySince: Date | null;
  checkIn: { silentSince: Date | null } | null;
};
export type DispatchSource = { find: (id: string) => Promise<RunningDispatch | null>; allOpen: () => Promise<RunningDispatch[]> };

/** What is told of promised calls. */
const calls: Readonly<Record<string, AlarmKind | undefined>> = {
  'contact:callBackLate': 'callBackLate',
  'contact:callBackMissed': 'callBackMissed',
};
const left = new Set(['contact:abandoned', 'contact:leftUndecided']);

type By = ChangeBy & { actor: StaffActor; commandId: string };
type Deps = { alarms: FloorRepository['alarms']; contacts: Contacts; dispatches: DispatchSource; names: Names; clock: Clock };

export type AlarmsService = ReturnType<typeof createAlarmsService>;

/** Alarms: raised once per trouble, loud until somebody says that they look after it. */
export function createAlarmsService({ alarms, contacts, dispatches, names, clock }: Deps) {
  async function raise(
    kind: AlarmKind,
    { event }: Published,
    about: { contact: Contact | null; dispatchId?: string; agentId?: unknown; key?: string },
  ): Promise<void> {
    const { contact, dispatchId = null, agentId, key = event.id } = about;
    if (!contact) return;
    const subject = { contactId: contact._id as ContactId, contactNumber: contact.number, dispatchId: dispatchId as DispatchId | null };
    const lost = typeof agentId === 'string' ? (agentId as StaffId) : null;
    await alarms.raise(event.id, { kind, at: event.at, ...subject, agentId: lost, about: `${kind}:${key}`, ackBy: null, ackAt: null });
  }

  /** An event of another domain that must not pass unheard. */
  async function hear(published: Published): Promise<void> {
    const { id, event } = published;
    if (event.type === 'contact:helpLate') return raise('helpLate', published, { contact: await contacts.repository.find(id) });
    if (event.type === 'contact:agentLost')
      return raise('agentLost', published, { contact: await contacts.repository.find(id), agentId: event.data['agentId'] });
    if (event.type === 'contact:callDropped') return hearDropped(published);
    const call = calls[event.type];
    if (call) return hearCall(call, published);
    if (left.has(event.type)) return hearLeft(published);
    const dispatch = await dispatches.find(id);
    if (event.type === 'dispatch:silent') return hearSilent(dispatch, published);
    // Help that nobody answered begins at its ladder's end, and has an alarm of its own until that ladder comes round.
    if (!dispatch || (dispatch.kind === 'helpNow' && Number(event.data['round']) < 2)) return;
    // The ladder's end comes round again every minute: one alarm for each time that it was reached.
    const key = `${id}:${dispatch.nobodySince?.getTime() ?? event.id}`;
    await raise('nobody', published, { contact: await contacts.repository.find(dispatch.contactId), dispatchId: id, key });
  }

  // Told again every few minutes, and one alarm for each time; heard of again before this, there is nothing to be loud about.
  async function hearSilent(dispatch: RunningDispatch | null, published: Published): Promise<void> {
    const since = dispatch?.checkIn?.silentSince;
    if (!dispatch || !since) return;
    const about = { contact: await contacts.repository.find(dispatch.contactId), dispatchId: dispatch._id };
    await raise('silent', published, { ...about, key: `${dispatch._id}:${since.getTime()}` });
  }
  /** The officer of whom nothing was heard has given a sign of life. */
  async function heardAgain(published: Published): Promise<void> {
    const dispatch = await dispatches.find(published.id);
    if (dispatch) await taken({ ...published, id: dispatch.contactId }, 'silent');
  }

  // Taken or planned again before this was heard: nothing to be loud about. One that was missed stays so.
  async function hearCall(kind: AlarmKind, published: Published): Promise<void> {
    const contact = await contacts.repository.find(published.id);
    if (kind === 'callBackMissed' || contact?.callBackPlan?.late) await raise(kind, published, { contact });
  }

  // Called again before this was heard: nothing to be loud about.
  async function hearDropped(published: Published): Promise<void> {
    const contact = await contacts.repository.find(published.id);
    if (contact?.marks.includes('callDropped')) await raise('callDropped', published, { contact });
  }

  /** The agent has called again: the alarm of the call that dropped is theirs. */
  const calledAgain = (published: Published): Promise<void> => taken(published, 'callDropped');

  /** Somebody has decided what follows for a child who left, also where help came too late: nothing to be loud about any more. */
  async function leftDecided(published: Published): Promise<void> {
    for (const kind of ['helpLate', 'leftUrgent', 'leftUndecided'] as const) await taken(published, kind);
  }

  // What somebody did about the trouble itself says that they look after it.
  async function taken({ id, event }: Published, kind: AlarmKind): Promise<void> {
    const { kind: actorKind, id: staffId } = event.actor;
    if (actorKind !== 'staff' || !staffId) return;
    for (const { _id, at } of await alarms.openOf(id, kind)) {
      if (at > event.at) continue;
      await alarms.change(_id, { actor: { kind: 'system', part: 'floor' } }, (alarm) => {
        if (alarm.ackAt) return null;
        const set = { ackBy: staffId as StaffId, ackAt: event.at };
        return { set, events: [{ type: 'alarm:acknowledged', data: { kind: alarm.kind } }] };
      });
    }
  }

  /** A supervisor looks after a dropped call: its mark goes from the contact. */
  async function acknowledged({ id }: Pick<Published, 'id'>): Promise<void> {
    const alarm = await alarms.find(id);
    if (alarm?.kind === 'callDropped' && alarm.ackAt)
      await contacts.droppedCalls.seen(alarm.contactId, alarm.at, { actor: { kind: 'system', part: 'floor' } });
  }

  /** A grave one left, or nobody has decided for them: one open alarm for each contact, and none once it was decided. */
  async function hearLeft(published: Published): Promise<void> {
    const contact = await contacts.repository.find(published.id);
    if (contact?.leftRank !== 0) return;
    const kind = published.event.type === 'contact:abandoned' ? 'leftUrgent' : 'leftUndecided';
    if ((await alarms.openOf(contact._id, kind)).length === 0) await raise(kind, published, { contact });
  }

  async function acknowledge(id: AlarmId, by: By): Promise<Alarm> {
    const doc = await alarms.find(id);
    const contact = doc && (await contacts.repository.find(doc.contactId));
    if (!contact || contact.excludedStaff.includes(by.actor.staffId)) throw refuse('notFound');
    const changed = await alarms.change(id, by, (alarm) => {
      if (alarm.ackAt) return null;
      return { set: { ackBy: by.actor.staffId, ackAt: clock.now() }, events: [{ type: 'alarm:acknowledged', data: { kind: alarm.kind } }] };
    });
    return present(changed.doc);
  }

  async function present(doc: AlarmDoc): Promise<Alarm> {
    const nameOf = await names.of([doc.agentId, doc.ackBy]);
    const { _id, version, kind, contactId, contactNumber, dispatchId } = doc;
    const ack = doc.ackBy && doc.ackAt ? { by: nameOf(doc.ackBy), at: doc.ackAt.toISOString() } : null;
    return {
      id: _id as AlarmId,
      version,
      kind,
      at: doc.at.toISOString(),
      contactId,
      contactNumber,
      dispatchId,
      agent: doc.agentId && nameOf(doc.agentId),
      ack,
    };
  }

  return {
    hear,
    heardAgain,
    calledAgain,
    leftDecided,
    acknowledged,
    acknowledge,
    present,
    find: alarms.find,
    unacknowledged: alarms.unacknowledged,
  };
}
