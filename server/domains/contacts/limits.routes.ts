import { limitApi as api } from '#shared/contacts/limit.api.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { AuditService } from '../audit/index.ts';
import { byStaff } from './by-staff.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { presentLimit, type Limits } from './limits.ts';
import { readContact } from './read-contact.ts';

type Deps = { router: GuardedRouter; limits: Limits; contacts: ContactsRepository; audit: AuditService };
const worker = staffWith('agent', 'supervisor');
const supervisor = staffWith('supervisor');

/** Serves limits of repeated nuisance. */
export function addLimitRoutes({ router, limits, contacts, audit }: Deps): void {
  router.on(api.ofContact, worker, async ({ actor, params }) => {
    const { limit, suggested } = await limits.ofContact(await readContact({ contacts, audit }, actor, params.contactId));
    return { limit: limit && presentLimit(limit), suggested };
  });
  router.on(api.ask, worker, async ({ actor, params, body: { commandId, ...wish } }) =>
    presentLimit(await limits.ask(params.contactId, wish, byStaff(actor, commandId))),
  );
  router.on(api.open, supervisor, async ({ actor }) => ({ limits: (await limits.open(byStaff(actor, '').actor)).map(presentLimit) }));
  router.on(api.decide, supervisor, async ({ actor, params, body }) =>
    presentLimit(await limits.decide(params.limitId, body.agree, byStaff(actor, body.commandId))),
  );
  router.on(api.renew, supervisor, async ({ actor, params, body }) =>
    presentLimit(await limits.renew(params.limitId, body.hours, byStaff(actor, body.commandId))),
  );
  router.on(api.lift, supervisor, async ({ actor, params, body }) =>
    presentLimit(await limits.lift(params.limitId, byStaff(actor, body.commandId))),
  );
}
