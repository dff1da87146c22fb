import { dispatchApi as api } from '#shared/dispatch/dispatch.api.ts';
import type { Actor } from '#shared/kernel/actor.ts';
import { refuse } from '../../platform/errors.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { AuditService } from '../audit/index.ts';
import { byStaff, requireReading, requireSight, type Contact, type Contacts } from '../contacts/index.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { DispatchWork } from './dispatch-work.ts';
import type { DispatchViews } from './dispatch.views.ts';
import { addEmergencyCallRoutes } from './emergency-calls.routes.ts';
import type { EmergencyCallsService } from './emergency-calls.service.ts';
import type { Ladder } from './ladder.service.ts';

type Deps = {
  router: GuardedRouter;
  contacts: Contacts['repository'];
  audit: AuditService;
  dispatches: DispatchRepository;
  ladder: Ladder;
  work: DispatchWork;
  views: DispatchViews;
  emergencyCalls: EmergencyCallsService;
};
const worker = staffWith('agent', 'supervisor');

/** Serves urgent dispatch, and calls to emergency services, to the contact's owner and to supervisors. */
export function addDispatchRoutes(deps: Deps): void {
  const { router, contacts, audit, ladder, views } = deps;
  const seen = async (actor: Actor, contactId: string): Promise<Contact> => {
    const contact = await contacts.get(contactId);
    requireSight(actor, contact);
    return contact;
  };
  router.on(api.ofContact, worker, async ({ actor, params }) => {
    const contact = await contacts.get(params.contactId);
    requireReading(actor, contact);
    // Anybody else's look into somebody else's contact is put on record before the answer goes out.
    if (actor.kind === 'staff' && contact.ownerId !== actor.staffId)
      await audit.record(actor, 'contact:read', { kind: 'contact', id: contact._id }, { part: 'dispatches' });
    return { dispatches: await views.ofContact(contact._id) };
  });
  router.on(api.open, staffWith('supervisor'), async ({ actor }) => ({ dispatches: await views.open(actor) }));
  router.on(api.onCall, worker, async ({ actor, params, query }) => {
    const contact = await seen(actor, params.contactId);
    return { steps: await views.onCall(contact, query.districtId, query.femaleOfficer === 'true') };
  });
  router.on(api.start, worker, async ({ actor, params, body: { commandId, ...asked } }) => {
    const contact = await seen(actor, params.contactId);
    const dispatch = await ladder.start(contact, asked, byStaff(actor, commandId));
    // The command's id names the dispatch: somebody else's must not answer for it.
    if (dispatch.contactId !== contact._id) throw refuse('conflict');
    return views.view(dispatch);
  });
  addRunning(deps);
  addEmergencyCallRoutes(deps);
}

function addRunning({ router, contacts, dispatches, ladder, work, views }: Deps): void {
  const allowed = async (actor: Actor, dispatchId: string): Promise<void> => {
    const { contactId } = await dispatches.get(dispatchId);
    requireSight(actor, await contacts.get(contactId));
  };
  router.on(api.pageAlso, worker, async ({ actor, params: { dispatchId }, body }) => {
    await allowed(actor, dispatchId);
    return views.view(await ladder.pageAlso(dispatchId, body.staffId, byStaff(actor, body.commandId)));
  });
  router.on(api.skip, worker, async ({ actor, params: { dispatchId }, body }) => {
    await allowed(actor, dispatchId);
    return views.view(await ladder.skip(dispatchId, body.round, byStaff(actor, body.commandId)));
  });
  router.on(api.standDown, worker, async ({ actor, params: { dispatchId }, body }) => {
    await allowed(actor, dispatchId);
    return views.view(await work.standDown(dispatchId, body.reason, byStaff(actor, body.commandId)));
  });
  router.on(api.confirm, worker, async ({ actor, params: { dispatchId }, body }) => {
    await allowed(actor, dispatchId);
    return views.view(await work.confirm(dispatchId, body.how, body.note, byStaff(actor, body.commandId)));
  });
  router.on(api.close, worker, async ({ actor, params: { dispatchId }, body }) => {
    await allowed(actor, dispatchId);
    return views.view(await work.close(dispatchId, byStaff(actor, body.commandId)));
  });
}
