import { recordApi as api } from '#shared/contacts/record.api.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { AuditService } from '../audit/index.ts';
import { requireTalker } from './contact-rules.ts';
import { byStaff } from './by-staff.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { readContact } from './read-contact.ts';
import type { NotesService } from './notes.service.ts';
import { recordOf, type RecordService } from './record.service.ts';

type Deps = { router: GuardedRouter; contacts: ContactsRepository; record: RecordService; notes: NotesService; audit: AuditService };
const worker = staffWith('agent', 'supervisor');

/** Serves the record and the notes of a contact. */
export function addRecordRoutes({ router, contacts, record, notes, audit }: Deps): void {
  router.on(api.record, worker, async ({ actor, params }) => {
    const contact = await readContact({ contacts, audit }, actor, params.contactId);
    return { record: recordOf(contact), version: contact.version };
  });
  router.on(api.saveRecord, worker, async ({ actor, params, body }) => {
    const contact = await record.save(params.contactId, body.fields, byStaff(actor, body.commandId));
    return { record: recordOf(contact), version: contact.version };
  });
  router.on(api.notes, worker, async ({ actor, params }) => {
    const contact = await readContact({ contacts, audit }, actor, params.contactId);
    return notes.read(contact._id);
  });
  router.on(api.saveNotes, worker, async ({ actor, params, body: { base, after, text, commandId } }) => {
    requireTalker(actor, await contacts.get(params.contactId));
    return notes.save({ contactId: params.contactId, base, after, text, ...byStaff(actor, commandId) });
  });
  router.on(api.noteRevisions, worker, async ({ actor, params }) => {
    const contact = await readContact({ contacts, audit }, actor, params.contactId);
    return { revisions: await notes.revisions(contact._id) };
  });
}
