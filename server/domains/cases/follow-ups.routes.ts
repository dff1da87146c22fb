import { followUpApi as api, followUpEvents } from '#shared/cases/follow-up.api.ts';
import { hasRole } from '#shared/kernel/actor.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { floorRoom, staffRoom } from '../../platform/sockets/rooms.ts';
import type { AuditService } from '../audit/index.ts';
import { byStaff, readContact, type Contacts } from '../contacts/index.ts';
import { presentFollowUp, type FollowUpsService } from './follow-ups.service.ts';

type Deps = { router: GuardedRouter; followUps: FollowUpsService; contacts: Contacts; audit: AuditService };
const worker = staffWith('agent', 'supervisor');

/** Serves follow-ups. */
export function addFollowUpRoutes({ router, followUps, contacts, audit }: Deps): void {
  router.on(api.mine, worker, async ({ actor, query }) => {
    const all = query.all === 'true' && hasRole(actor, 'supervisor');
    const me = byStaff(actor, '').actor;
    const docs = all ? await followUps.open() : await followUps.openOf(me.staffId);
    return { followUps: (await followUps.withoutHidden(me, docs)).map(presentFollowUp) };
  });
  router.on(api.ofContact, worker, async ({ actor, params }) => {
    const contact = await readContact({ contacts: contacts.repository, audit }, actor, params.contactId);
    return { followUps: (await followUps.ofContact(contact._id)).map(presentFollowUp) };
  });
  router.on(api.add, worker, async ({ actor, params, body: { commandId, ...wish } }) =>
    presentFollowUp(await followUps.add(params.contactId, wish, byStaff(actor, commandId))),
  );
  router.on(api.finish, worker, async ({ actor, params, body }) =>
    presentFollowUp(await followUps.finish(params.followUpId, body.result, byStaff(actor, body.commandId))),
  );
  router.on(api.cancel, worker, async ({ actor, params, body }) =>
    presentFollowUp(await followUps.cancel(params.followUpId, body.reason, byStaff(actor, body.commandId))),
  );
  router.on(api.reassign, worker, async ({ actor, params, body: { commandId, ...to } }) =>
    presentFollowUp(await followUps.reassign(params.followUpId, to, byStaff(actor, commandId))),
  );
}

/** Shows follow-ups live to their assignee (and the former one) and to the floor, but never to somebody alleged to have done harm. */
export function addFollowUpLive({ bus, live, followUps, contacts }: Pick<Deps, 'followUps' | 'contacts'> & { bus: Bus; live: Live }): void {
  bus.subscribe('followUp:*', ({ kind, id, version, event }) => live.spread({ kind, id, version, type: event.type, data: event.data }));
  live.onNews('followUp', async ({ id, data }) => {
    const doc = await followUps.find(id);
    const contact = doc && (await contacts.repository.find(doc.contactId));
    if (!contact) return;
    const except = contact.excludedStaff.map(staffRoom);
    const rooms = [floorRoom, staffRoom(doc.assignee), ...(typeof data['from'] === 'string' ? [staffRoom(data['from'])] : [])];
    for (const room of new Set(rooms)) live.emit(room, followUpEvents.changed, presentFollowUp(doc), except);
  });
}
