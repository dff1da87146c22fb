import { triageEvents } from '#shared/triage/triage.events.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { floorRoom, staffRoom } from '../../platform/sockets/rooms.ts';
import { inContact, type Contacts } from '../contacts/index.ts';
import { createTriageGuard } from './close-guard.ts';
import { createTriageRepository } from './triage.repository.ts';
import { presentTriage } from './triage.routes.ts';
import { createTriageService, type TriageService } from './triage.service.ts';

export { addTriageRoutes } from './triage.routes.ts';
export type { TriageService } from './triage.service.ts';

type Deps = { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus; contacts: Contacts };

/** Assembles the triage domain and its say in closing a contact. */
export function createTriage({ db, clock, cipher, bus, contacts }: Deps): TriageService {
  const triage = createTriageService({ triages: createTriageRepository({ db, clock, cipher, bus }), contacts, clock });
  contacts.work.addCloseGuard(createTriageGuard(triage));
  return triage;
}

/** Shows triage live to the contact's owner and to supervisors, and repairs what a dead node left half done. */
export function addTriageLive({ bus, live, triage, contacts }: { bus: Bus; live: Live; triage: TriageService; contacts: Contacts }): void {
  bus.subscribe('triage:*', async ({ kind, id, version, event, repeated }) => {
    const found = repeated ? await triage.find(id) : null;
    if (found) await triage.repair(found);
    if (found) await triage.follow(found, { actor: { kind: 'system', part: 'relay' } });
    live.spread({ kind, id, version, type: event.type, data: {} });
  });
  live.onNews('triage', async ({ id, type }) => {
    const [found, contact] = await Promise.all([triage.find(id), contacts.repository.find(id)]);
    if (!found || !contact) return;
    // Answers about a child go only to whoever is in the contact; the floor's lists follow the contact's own level.
    for (const staffId of inContact(contact)) live.emit(staffRoom(staffId), triageEvents.triageChanged, presentTriage(found));
    if (lowerMoves.has(type)) live.emit(floorRoom, triageEvents.lowerAsked, { contactId: id }, contact.excludedStaff.map(staffRoom));
  });
}

const lowerMoves = new Set(['triage:lowerAsked', 'triage:lowered', 'triage:lowerRefused', 'triage:lowerDropped', 'triage:raised']);
