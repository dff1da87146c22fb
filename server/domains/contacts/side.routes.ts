import { sideApi as api, sideEvents } from '#shared/contacts/side.api.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { GuardedRouter } from '../../platform/http/guarded-router.ts';
import { staffWith } from '../../platform/http/policies.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { staffRoom } from '../../platform/sockets/rooms.ts';
import type { AuditService } from '../audit/index.ts';
import { requireInside } from './contact-rules.ts';
import { byStaff } from './by-staff.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import { readContact } from './read-contact.ts';
import type { SideRepository } from './side.repository.ts';
import { inContact } from './together.ts';

type Deps = { router: GuardedRouter; live: Live; contacts: ContactsRepository; side: SideRepository; audit: AuditService; clock: Clock };
const worker = staffWith('agent', 'supervisor');

/** Serves the talk among staff beside a contact; the caller never sees it. */
export function addSideRoutes({ router, live, contacts, side, audit, clock }: Deps): void {
  router.on(api.list, worker, async ({ actor, params }) => {
    const contact = await readContact({ contacts, audit }, actor, params.contactId);
    return { messages: await side.list(contact._id) };
  });
  router.on(api.write, worker, async ({ actor, params: { contactId }, body: { commandId, text } }) => {
    const { staffId } = byStaff(actor, commandId).actor;
    requireInside(actor, await contacts.get(contactId));
    const message = await side.add({ contactId, commandId, by: staffId, text, at: clock.now() });
    live.spread({ kind: 'side', id: contactId, version: message.seq, type: 'side:posted', data: {} });
    return { message };
  });
}

/** Shows the talk among staff live to everybody in the contact. */
export function addSideLive({ live, contacts, side }: Pick<Deps, 'live' | 'contacts' | 'side'>): void {
  live.onNews('side', async ({ id, version }) => {
    const [contact, message] = await Promise.all([contacts.find(id), side.bySeq(id, version)]);
    if (!contact || !message) return;
    for (const staffId of inContact(contact)) {
      if (!contact.excludedStaff.includes(staffId)) live.emit(staffRoom(staffId), sideEvents.posted, message);
    }
  });
}
