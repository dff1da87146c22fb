import { emergencyCallApi as api, emergencyCallEvents, type EmergencyCall } from '#shared/dispatch/emergency-call.ts';
import { refuse } from '../../platform/errors.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Live } from '../../platform/sockets/live.ts';
import type { AuditService } from '../audit/index.ts';
import { byStaff, requireReading, type Contacts } from '../contacts/index.ts';
import type { EmergencyCallDoc } from './emergency-calls.model.ts';
import type { EmergencyCallsService } from './emergency-calls.service.ts';
import type { Overseers } from './overseers.ts';

type Repository = Contacts['repository'];
type RouteDeps = { router: GuardedRouter; contacts: Repository; audit: AuditService; emergencyCalls: EmergencyCallsService };
const worker = staffWith('agent', 'supervisor');

/** Serves the calls to emergency services to whoever is in the contact, and to supervisors: anybody there may have made one. */
export function addEmergencyCallRoutes({ router, contacts, audit, emergencyCalls }: RouteDeps): void {
  const shown = async (doc: EmergencyCallDoc): Promise<EmergencyCall> => {
    const [call] = await emergencyCalls.view([doc]);
    if (!call) throw refuse('notFound');
    return call;
  };
  router.on(api.ofContact, worker, async ({ actor, params }) => {
    const contact = await contacts.get(params.contactId);
    requireReading(actor, contact);
    // Anybody else's look into somebody else's contact is put on record before the answer goes out.
    if (actor.kind === 'staff' && contact.ownerId !== actor.staffId)
      await audit.record(actor, 'contact:read', { kind: 'contact', id: contact._id }, { part: 'emergencyCalls' });
    return { calls: await emergencyCalls.view(await emergencyCalls.ofContact(contact._id)) };
  });
  router.on(api.record, worker, async ({ actor, params, body: { commandId, ...call } }) => {
    const contact = await contacts.get(params.contactId);
    requireReading(actor, contact);
    return shown(await emergencyCalls.record(contact, call, byStaff(actor, commandId)));
  });
  router.on(api.confirm, worker, async ({ actor, params, body }) => {
    const { contactId } = await emergencyCalls.get(params.callId);
    requireReading(actor, await contacts.get(contactId));
    return shown(await emergencyCalls.confirm(params.callId, byStaff(actor, body.commandId)));
  });
}

type LiveDeps = { bus: Bus; live: Live; emergencyCalls: EmergencyCallsService; overseers: Overseers };

/** Shows calls to emergency services live to the contact's owner and to supervisors who may see it. */
export function addEmergencyCallLive({ bus, live, emergencyCalls, overseers }: LiveDeps): void {
  bus.subscribe('emergencyCall:*', ({ kind, id, version, event }) => live.spread({ kind, id, version, type: event.type, data: {} }));
  live.onNews('emergencyCall', async ({ id }) => {
    const doc = await emergencyCalls.find(id);
    if (!doc) return;
    const rooms = (await overseers(doc.contactId)).filter(live.watched);
    if (rooms.length === 0) return;
    for (const call of await emergencyCalls.view([doc])) for (const room of rooms) live.emit(room, emergencyCallEvents.changed, call);
  });
}
