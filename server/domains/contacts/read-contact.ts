import type { Actor } from '#shared/kernel/actor.ts';
import type { AuditService } from '../audit/index.ts';
import { requireReading } from './contact-rules.ts';
import type { Contact } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';

/** A contact for somebody who may read in it; a look into somebody else's is put on record before the answer goes out. */
export async function readContact(deps: { contacts: ContactsRepository; audit: AuditService }, actor: Actor, id: string): Promise<Contact> {
  const contact = await deps.contacts.get(id);
  requireReading(actor, contact);
  if (actor.kind === 'staff' && contact.ownerId !== actor.staffId) await deps.audit.record(actor, 'contact:read', { kind: 'contact', id });
  return contact;
}
