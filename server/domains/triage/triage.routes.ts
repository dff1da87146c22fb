import type { StaffId } from '#shared/kernel/ids.ts';
import type { z } from 'zod';
import { type assessmentSchema, triageApi as api, type TriageView } from '#shared/triage/triage.api.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { AuditService } from '../audit/index.ts';
import { byStaff, readContact, type Contacts } from '../contacts/index.ts';
import type { Triage } from './triage.model.ts';
import type { Assessed } from './triage.repository.ts';
import type { TriageService } from './triage.service.ts';

type Deps = { router: GuardedRouter; triage: TriageService; contacts: Contacts; audit: AuditService };
const worker = staffWith('agent', 'supervisor');

/** A triage as the desk shows it. */
export function presentTriage(triage: Triage): TriageView {
  const { _id, version, level, begun, input, versions, submittedAt, submittedBy, lowerRequest, confirmed } = triage;
  return {
    contactId: _id as TriageView['contactId'],
    ...{ version, input, versions, submittedBy, lowerRequest, confirmed },
    status: level.status,
    level: begun ? level.level : null,
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}

/** Serves the weighing of risk. */
export function addTriageRoutes({ router, triage, contacts, audit }: Deps): void {
  router.on(api.triage, worker, async ({ actor, params }) => {
    const contact = await readContact({ contacts: contacts.repository, audit }, actor, params.contactId);
    return presentTriage(await triage.ensure(contact._id, { actor }));
  });
  router.on(api.history, worker, async ({ actor, params }) => {
    const contact = await readContact({ contacts: contacts.repository, audit }, actor, params.contactId);
    return { assessments: (await triage.history(contact._id)).map(presentAssessment) };
  });
  router.on(api.answer, worker, async ({ actor, params, body }) =>
    presentTriage(await triage.answer(params.contactId, body.input, byStaff(actor, body.commandId))),
  );
  router.on(api.submit, worker, async ({ actor, params, body }) =>
    presentTriage(await triage.submit(params.contactId, byStaff(actor, body.commandId))),
  );
  router.on(api.raise, worker, async ({ actor, params, body }) =>
    presentTriage(await triage.raise(params.contactId, body.to, body.reason, byStaff(actor, body.commandId))),
  );
  router.on(api.askLower, worker, async ({ actor, params, body }) =>
    presentTriage(await triage.askLower(params.contactId, body.to, body.reason, byStaff(actor, body.commandId))),
  );
  router.on(api.decideLower, staffWith('supervisor'), async ({ actor, params, body }) =>
    presentTriage(await triage.decideLower(params.contactId, body.agree, byStaff(actor, body.commandId))),
  );
  router.on(api.confirm, worker, async ({ actor, params, body }) =>
    presentTriage(await triage.confirm(params.contactId, body.how, body.reason, byStaff(actor, body.commandId))),
  );
}

type Presented = z.infer<typeof assessmentSchema>;

function presentAssessment({ seq, at, by, kind, level, versions, input, rules, reason, approvedBy }: Assessed): Presented {
  const about = { level: level as Presented['level'], versions, input: input as Presented['input'] };
  return { seq, at: at.toISOString(), by: by as StaffId, kind, ...about, rules, reason, approvedBy: approvedBy as StaffId | null };
}
