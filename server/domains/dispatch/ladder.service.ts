import { isOpen, isPaging } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { Brief } from '#shared/dispatch/dispatch.schema.ts';
import { helpNowPolicy, urgentPolicy, type Policy } from '#shared/dispatch/policy.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type PlaceId, type StaffId } from '#shared/kernel/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import type { Contact, Contacts } from '../contacts/index.ts';
import { isExcluded, requirePaging, startWave, stepState, stillClocks, withPaged } from './dispatch-rules.ts';
import type { Dispatch, DispatchFields } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import { blankDispatch } from './blank-dispatch.ts';
import type { WaveDeps, Waves } from './waves.ts';

type Set = Decision<DispatchFields>;
type Deps = Pick<WaveDeps, 'clock' | 'contacts' | 'people' | 'directory'> & {
  dispatches: DispatchRepository;
  waves: Waves;
  clock: Clock;
  keepOpen: Contacts['work']['keepOpen'];
};
export type StartDispatch = { districtId: PlaceId; reasons: string[]; brief: Brief; femaleOfficer: boolean; another: boolean };
const clockWork: ChangeBy = { actor: { kind: 'system', part: 'dispatch' } };
const emptyBrief: Brief = { what: '', where: '', hazards: '', approach: '' };

export type LadderService = ReturnType<typeof createLadderService>;

/** Opening a dispatch and climbing its ladder. */
export function createLadderService({ dispatches, waves, contacts, people, directory, clock, keepOpen }: Deps) {
  /** Sends for help: the first wave is written together with the dispatch. The command's id becomes the dispatch's. */
  async function start(contact: Contact, asked: StartDispatch, by: ChangeBy & { commandId: string }): Promise<Dispatch> {
    if (contact.state === 'closed') throw new AppError('wrongState', 409, 'This contact is closed. Open it again before sending anybody.');
    if (directory().place(asked.districtId)?.kind !== 'district')
      throw new AppError('noSuchDistrict', 400, 'There is no such district. Choose one from the list.');
    const { another, ...about } = asked;
    const openSlot = another ? by.commandId : contact._id;
    const dispatch = await open(by.commandId, contact, { ...about, kind: 'urgent', policy: urgentPolicy, openSlot }, by);
    if (dispatch.contactId === contact._id) await keepContact(dispatch, by);
    return dispatch;
  }

  /** The contact stays open while somebody is sent for it; also repeated by the relay when a node died before. */
  async function keepContact({ _id, kind, state, contactId }: Dispatch, { actor }: ChangeBy): Promise<void> {
    // A child's own call for help ends by itself, and holds no contact.
    if (kind === 'urgent' && isOpen(state)) await keepOpen(contactId, _id, { actor });
  }

  /** A child asked for help and nobody answered: the fallback list is paged, once per contact. */
  async function startHelpNow(contactId: string): Promise<void> {
    const contact = await contacts.find(contactId);
    const openSlot = `help:${contactId}`;
    if (!contact || !waits(contact) || (await dispatches.slotTaken(openSlot))) return;
    const districtId = contact.areaId && directory().place(contact.areaId)?.kind === 'district' ? contact.areaId : null;
    const about = {
      kind: 'helpNow',
      policy: helpNowPolicy,
      districtId,
      reasons: [],
      brief: emptyBrief,
      femaleOfficer: false,
      openSlot,
    } as const;
    await open(newId(), contact, { ...about, reasons: [] }, clockWork).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'alreadyOpen')) throw error;
    });
  }

  type About = Pick<DispatchFields, 'kind' | 'districtId' | 'reasons' | 'brief' | 'femaleOfficer' | 'openSlot'> & { policy: Policy };
  async function open(id: string, contact: Contact, about: About, by: ChangeBy): Promise<Dispatch> {
    const now = clock.now();
    const blank = blankDispatch(contact, about, by.actor, now);
    const wave = startWave(blank, await waves.plan(blank), now);
    const opened = {
      type: 'dispatch:opened',
      data: { contactId: contact._id, kind: about.kind, districtId: about.districtId, level: blank.level },
    };
    return (await dispatches.open(id, { ...blank, ...wave.set }, by, [opened, ...wave.events])).doc;
  }

  /** The next wave, if the wave named by the fence still runs; `why` goes into the trail. */
  async function climb(id: string, round: number, why: 'timeout' | 'skipped', by: ChangeBy = clockWork): Promise<Dispatch> {
    const before = await dispatches.get(id);
    if (before.round !== round || !isPaging(before.state)) return before;
    const plan = await waves.plan(before);
    const { doc } = await dispatches.change(id, by, (dispatch): Set | null => {
      if (dispatch.round !== round || !isPaging(dispatch.state)) return null;
      const { set, events } = startWave(dispatch, plan, clock.now());
      return { set, events: [{ type: 'dispatch:climbed', data: { from: round, why } }, ...events] };
    });
    return doc;
  }

  /** The wave's time ran out; `round` is the clock's fence. A help-now dispatch whose child is no longer waiting ends instead. */
  async function timeOut(id: string, round: number): Promise<void> {
    const dispatch = await dispatches.get(id);
    if (dispatch.round !== round || !dispatch.dueAt || dispatch.dueAt > clock.now()) return;
    if (dispatch.kind === 'helpNow' && !waits(await contacts.find(dispatch.contactId))) return endHelpNow(dispatch.contactId);
    await climb(id, round, 'timeout');
  }

  /** Pages one more officer in the running wave; its clock stays as it is. */
  async function pageAlso(id: string, staffId: StaffId, by: ChangeBy): Promise<Dispatch> {
    const before = await dispatches.get(id);
    const [[staff], contact] = await Promise.all([people.byIds([staffId]), contacts.find(before.contactId)]);
    if (!staff?.roles.includes('officer') || staff.disabled)
      throw new AppError('notAnOfficer', 400, 'This person is not an officer who can be paged.');
    if (!contact || isExcluded(contact, staff))
      throw new AppError('excluded', 409, 'This person must not be told of this contact. Choose somebody else.');
    const { doc } = await dispatches.change(id, by, (dispatch): Set | null => {
      requirePaging(dispatch);
      if (dispatch.targets.some((target) => target.staffId === staffId)) return null;
      const now = clock.now();
      const target = { staffId, role: 'officer' as const, why: 'also' as const };
      const asked = {
        targets: [...dispatch.targets, target],
        replies: dispatch.replies.filter((reply) => reply.staffId !== staffId),
        ...withPaged(dispatch.paged, [target], now),
      };
      return {
        set: { ...asked, deliverAt: now, nextActionAt: now },
        events: [{ type: 'dispatch:pagedAlso', data: { round: dispatch.round, staffId } }],
      };
    });
    return doc;
  }

  /** A help-now dispatch ends by itself as soon as the child is with somebody, or gone. */
  async function endHelpNow(contactId: string): Promise<void> {
    for (const { _id, kind } of await dispatches.openOfContact(contactId)) {
      if (kind !== 'helpNow' || waits(await contacts.find(contactId))) continue;
      await dispatches.change(_id, clockWork, (dispatch): Set | null => {
        if (dispatch.standDown) return null;
        const set = {
          state: stepState(dispatch, 'standDown'),
          standDown: { by: null, at: clock.now() },
          standDownReason: '',
          ...stillClocks,
        };
        return { set, events: [{ type: 'dispatch:stoodDown', data: { by: 'answered' } }] };
      });
    }
  }

  return { start, keepContact, startHelpNow, climb, timeOut, pageAlso, endHelpNow };
}

const waits = (contact: Contact | null): boolean => contact?.state === 'queued' || contact?.state === 'offered';
