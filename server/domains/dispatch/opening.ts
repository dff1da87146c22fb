import { randomInt } from 'node:crypto';
import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import { emptyBrief, type Brief } from '#shared/dispatch/brief.ts';
import type { DispatchKind } from '#shared/dispatch/dispatch.schema.ts';
import type { Policy } from '#shared/dispatch/policy.ts';
import { newId, type PlaceId } from '#shared/kernel/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import type { Contact, Contacts } from '../contacts/index.ts';
import { blankDispatch } from './blank-dispatch.ts';
import { stillClocks } from './clocks.ts';
import { byItself, stepState } from './dispatch-rules.ts';
import type { Dispatch, DispatchFields } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import { startWave } from './start-wave.ts';
import type { WaveDeps, Waves } from './waves.ts';

type Set = Decision<DispatchFields>;
type Deps = Pick<WaveDeps, 'clock' | 'contacts' | 'directory'> & {
  dispatches: DispatchRepository;
  waves: Waves;
  keepOpen: Contacts['work']['keepOpen'];
  policyFor: PolicyFor;
};
/** The policy by which a new dispatch looks for somebody. */
export type PolicyFor = (kind: DispatchKind, districtId: PlaceId | null) => Promise<Policy>;
export type StartDispatch = { districtId: PlaceId; reasons: string[]; brief: Brief; femaleOfficer: boolean; another: boolean };

export type Opening = ReturnType<typeof createOpening>;

/** Sends for help: by an agent, or by the clock when a child asked for help and nobody answered. */
export function createOpening({ dispatches, waves, contacts, directory, clock, keepOpen, policyFor }: Deps) {
  /** Sends for help: the first wave is written together with the dispatch. The command's id becomes the dispatch's. */
  async function start(contact: Contact, asked: StartDispatch, by: ChangeBy & { commandId: string }): Promise<Dispatch> {
    if (contact.state === 'closed') throw new AppError('wrongState', 409, 'This contact is closed. Open it again before sending anybody.');
    if (directory().place(asked.districtId)?.kind !== 'district')
      throw new AppError('noSuchDistrict', 400, 'There is no such district. Choose one from the list.');
    const { another, ...about } = asked;
    const openSlot = another ? by.commandId : contact._id;
    const dispatch = await open(by.commandId, contact, { ...about, kind: 'urgent', openSlot }, by);
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
      districtId,
      reasons: [],
      brief: emptyBrief,
      femaleOfficer: false,
      openSlot,
    } as const;
    await open(newId(), contact, { ...about, reasons: [] }, byItself).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'alreadyOpen')) throw error;
    });
  }

  type About = Pick<DispatchFields, 'kind' | 'districtId' | 'reasons' | 'brief' | 'femaleOfficer' | 'openSlot'>;
  async function open(id: string, contact: Contact, about: About, by: ChangeBy): Promise<Dispatch> {
    const now = clock.now();
    const [policy, code, first] = await Promise.all([
      policyFor(about.kind, about.districtId),
      freeCode(),
      waves.first({ contactId: contact._id as DispatchFields['contactId'], ...about }),
    ]);
    const blank = blankDispatch(contact, { ...about, policy, code }, by.actor, now);
    const wave = startWave(blank, first(blank), now);
    const opened = {
      type: 'dispatch:opened',
      data: { contactId: contact._id, kind: about.kind, districtId: about.districtId, level: blank.level },
    };
    return (await dispatches.open(id, { ...blank, ...wave.set }, by, [opened, ...wave.events])).doc;
  }

  // Two that run at once have different ones, as far as that can be: who is asked for both is told which is meant by its number.
  async function freeCode(): Promise<string> {
    for (let tries = 0; ; tries += 1) {
      const code = String(randomInt(1_000, 10_000));
      if (tries >= 20 || !(await dispatches.codeTaken(code))) return code;
    }
  }

  /** A help-now dispatch ends by itself as soon as the child is with somebody, or gone. */
  async function endHelpNow(contactId: string): Promise<void> {
    for (const { _id, kind } of await dispatches.openOfContact(contactId)) {
      if (kind !== 'helpNow' || waits(await contacts.find(contactId))) continue;
      await dispatches.change(_id, byItself, (dispatch): Set | null => {
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

  return { start, keepContact, startHelpNow, endHelpNow, waits };
}

const waits = (contact: Contact | null): boolean => contact?.state === 'queued' || contact?.state === 'offered';
