import { deskReferralsApi as desk, referralsApi as api } from '#shared/referrals/referrals.api.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { AuditService } from '../audit/index.ts';
import { byStaff, readContact, type Contacts } from '../contacts/index.ts';
import type { Referrals } from './index.ts';

type Deps = { router: GuardedRouter; referrals: Referrals; contacts: Contacts; audit: AuditService };
const worker = staffWith('agent', 'supervisor');
const deskOnly = staffWith('desk');

/** Serves referrals to the helpline and to the departments' desks. */
export function addReferralRoutes(deps: Deps): void {
  addHelplineRoutes(deps);
  addDeskRoutes(deps);
}

function addHelplineRoutes({ router, referrals, contacts, audit }: Deps): void {
  const { repository, offered, sending, helpline, present } = referrals;
  const read = (actor: Parameters<typeof readContact>[1], id: string) => readContact({ contacts: contacts.repository, audit }, actor, id);

  router.on(api.directory, worker, async ({ actor, query: { contactId, all, ...wanted } }) => {
    const excluded = contactId ? (await read(actor, contactId)).excludedBodies : [];
    return { bodies: await offered.list({ ...wanted, excluded, all: all === 'true' }) };
  });
  router.on(api.ofContact, worker, async ({ actor, params }) => {
    const contact = await read(actor, params.contactId);
    return { referrals: (await repository.ofContact(contact._id)).map(present.helplineReferral) };
  });
  router.on(api.send, worker, async ({ actor, params, body: { commandId, ...wish } }) =>
    present.helplineReferral(await sending.send(params.contactId, wish, byStaff(actor, commandId))),
  );
  router.on(api.revoke, worker, async ({ actor, params, body }) =>
    present.helplineReferral(await helpline.revoke(params.referralId, body.reason, byStaff(actor, body.commandId))),
  );
  router.on(api.close, worker, async ({ actor, params, body }) =>
    present.helplineReferral(
      await helpline.close(params.referralId, { with: body.confirmedWith, note: body.note }, byStaff(actor, body.commandId)),
    ),
  );
  router.on(api.return, worker, async ({ actor, params, body }) =>
    present.helplineReferral(await helpline.giveBack(params.referralId, body.reason, byStaff(actor, body.commandId))),
  );
}

function addDeskRoutes({ router, referrals: { desk: service, present } }: Deps): void {
  router.on(desk.inbox, deskOnly, async ({ actor }) => service.inbox(actor));
  router.on(desk.open, deskOnly, async ({ actor, params }) => present.deskReferral(await service.open(params.referralId, actor)));
  router.on(desk.acknowledge, deskOnly, async ({ actor, params, body }) =>
    present.deskReferral(await service.take(params.referralId, 'acknowledge', {}, byStaff(actor, body.commandId))),
  );
  router.on(desk.accept, deskOnly, async ({ actor, params, body }) =>
    present.deskReferral(await service.take(params.referralId, 'accept', {}, byStaff(actor, body.commandId))),
  );
  router.on(desk.decline, deskOnly, async ({ actor, params, body: { commandId, reason, text } }) =>
    present.deskReferral(
      await service.take(params.referralId, 'decline', { declineReason: reason, words: { declined: text } }, byStaff(actor, commandId)),
    ),
  );
  router.on(desk.noCapacity, deskOnly, async ({ actor, params, body: { commandId, lacking } }) =>
    present.deskReferral(await service.take(params.referralId, 'noCapacity', { words: { lacking } }, byStaff(actor, commandId))),
  );
  router.on(desk.startService, deskOnly, async ({ actor, params, body }) =>
    present.deskReferral(await service.take(params.referralId, 'startService', {}, byStaff(actor, body.commandId))),
  );
  router.on(desk.complete, deskOnly, async ({ actor, params, body: { commandId, report } }) =>
    present.deskReferral(await service.take(params.referralId, 'complete', { words: { report } }, byStaff(actor, commandId))),
  );
}
