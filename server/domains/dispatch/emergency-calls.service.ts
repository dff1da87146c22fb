import type { EmergencyCall, EmergencyService } from '#shared/dispatch/emergency-call.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import type { Bilingual } from '#shared/taxonomy/bilingual.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { Contact } from '../contacts/index.ts';
import type { EmergencyCallDoc, EmergencyCallFields } from './emergency-calls.model.ts';
import type { EmergencyCallsRepository } from './emergency-calls.repository.ts';
import type { WaveDeps } from './waves.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };
type Call = { service: EmergencyService; at: string; reference: string; confirmed: boolean };
type Deps = { calls: EmergencyCallsRepository; people: Pick<WaveDeps['people'], 'byIds'>; clock: Clock };
const maxCalls = 20;
// The clock of a desk may run a little ahead of the server's, in milliseconds.
const aheadMs = 60_000;
const nobody: Bilingual = { en: 'Unknown', ur: 'نامعلوم' };

export type EmergencyCallsService = ReturnType<typeof createEmergencyCallsService>;

/** Calls to 15, 1122 and other services, recorded on the contact they were made for. Who may see the contact is checked before. */
export function createEmergencyCallsService({ calls, people, clock }: Deps) {
  /** Records a call; the command's id becomes the call's, so that a repeat gives the one that is there. */
  async function record(contact: Contact, { service, at, reference, confirmed }: Call, by: By): Promise<EmergencyCallDoc> {
    const now = clock.now();
    const madeAt = new Date(at);
    if (madeAt.getTime() > now.getTime() + aheadMs)
      throw refuse('badRequest', 'The time of the call lies in the future. Nothing was changed.');
    if ((await calls.countOf(contact._id)) >= maxCalls && !(await calls.find(by.commandId)))
      throw new AppError('tooManyCalls', 409, 'So many calls are recorded here already that no more fit. Write it into the notes.');
    const { staffId } = by.actor;
    const fields: EmergencyCallFields = {
      ...{ contactId: contact._id as ContactId, service, at: madeAt, by: staffId, recordedAt: now, reference },
      confirmed: confirmed ? { at: now, by: staffId } : null,
    };
    const recorded = { type: 'emergencyCall:recorded', data: { contactId: contact._id, service, confirmed } };
    const { doc } = await calls.insert(by.commandId, fields, by, [recorded]);
    // The command's id names the call: somebody else's must not answer for it.
    if (doc.contactId !== contact._id || doc.by !== staffId) throw refuse('conflict');
    return doc;
  }

  /** The service said that it reached the child. */
  async function confirm(id: string, by: By): Promise<EmergencyCallDoc> {
    const { doc } = await calls.change(id, by, (call) => {
      if (call.confirmed) return null;
      const set = { confirmed: { at: clock.now(), by: by.actor.staffId } };
      return { set, events: [{ type: 'emergencyCall:confirmed', data: { contactId: call.contactId } }] };
    });
    return doc;
  }

  async function view(all: readonly EmergencyCallDoc[]): Promise<EmergencyCall[]> {
    const ids = new Set(all.flatMap(({ by, confirmed }) => (confirmed ? [by, confirmed.by] : [by])));
    const names = new Map((await people.byIds([...ids])).map((row) => [row._id, row.name]));
    return all.map((call) => present(call, (id) => names.get(id) ?? nobody));
  }

  return { record, confirm, view, get: calls.get, find: calls.find, ofContact: calls.ofContact };
}

function present({ _id, version, contactId, service, at, reference, by, confirmed }: EmergencyCallDoc, nameOf: (id: string) => Bilingual) {
  return {
    ...{ id: _id as EmergencyCall['id'], version, contactId, service, reference, by },
    at: at.toISOString(),
    byName: nameOf(by),
    confirmed: confirmed && { at: confirmed.at.toISOString(), by: confirmed.by, byName: nameOf(confirmed.by) },
  };
}
