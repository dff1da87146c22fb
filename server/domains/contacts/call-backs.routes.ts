import { callBackApi as api } from '#shared/contacts/call-back.api.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { AuditService } from '../audit/index.ts';
import { byStaff } from './by-staff.ts';
import type { CallBackOutcomes } from './call-back-outcomes.ts';
import type { CallBackTimes } from './call-back-times.ts';
import { presentSummary } from './contacts.present.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { readContact } from './read-contact.ts';

type Deps = {
  router: GuardedRouter;
  contacts: ContactsRepository;
  times: CallBackTimes;
  outcomes: CallBackOutcomes;
  audit: AuditService;
};
const worker = staffWith('agent', 'supervisor');

/** Serves what an agent does with a promised call. */
export function addCallBackRoutes({ router, contacts, times, outcomes, audit }: Deps): void {
  router.on(api.times, worker, async ({ actor, params }) => {
    const contact = await readContact({ contacts, audit }, actor, params.contactId);
    return { ...(await times.timesFor(contact)), proposed: times.proposed(contact) };
  });
  router.on(api.record, worker, async ({ actor, params, body: { commandId, ...result } }) =>
    presentSummary(await outcomes.record(params.contactId, result, byStaff(actor, commandId))),
  );
}
