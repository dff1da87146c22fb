import type { BodyId, StaffId } from '#shared/kernel/ids.ts';
import { referralEvents } from '#shared/referrals/referrals.events.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Live } from '../../platform/sockets/live.ts';
import { staffRoom } from '../../platform/sockets/rooms.ts';
import type { Contact, Contacts } from '../contacts/index.ts';
import type { PeopleService, StaffRow } from '../people/index.ts';
import { deskMaySee } from './desk.service.ts';
import type { Referrals } from './index.ts';
import type { Referral } from './referrals.model.ts';

type Deps = { bus: Bus; live: Live; referrals: Referrals; contacts: Contacts; people: PeopleService };

/** Shows referrals live: to the contact's owner and supervisors, and to the body's desk, each their own view. */
export function addReferralsLive({ bus, live, referrals, contacts, people }: Deps): void {
  const { repository, helpline, present } = referrals;

  // Whoever names a body as the alleged person's own takes back what it was sent, at once and again after a crash.
  bus.subscribe('contact:recordSaved', async ({ id }) => void (await helpline.recheck(id)));

  bus.subscribe('referral:*', ({ kind, id, version, event }) => live.spread({ kind, id, version, type: event.type, data: {} }));
  live.onNews('referral', async ({ id }) => {
    const referral = await repository.find(id);
    const contact = referral ? await contacts.repository.find(referral.contactId) : null;
    if (!referral || !contact) return;
    tellHelpline(referral, contact, await people.list('supervisor'));
    tellDesk(referral, contact, await people.list('desk'));
  });

  function tellHelpline(referral: Referral, contact: Contact, supervisors: StaffRow[]): void {
    const told = new Set([contact.ownerId, ...supervisors.map((row) => row._id as StaffId)]);
    for (const staffId of told) {
      if (staffId === null || contact.excludedStaff.includes(staffId) || !live.watched(staffRoom(staffId))) continue;
      live.emit(staffRoom(staffId), referralEvents.changed, { side: 'helpline', referral: present.helplineSummary(referral) });
    }
  }

  // By person and not by a room of the body: somebody at that desk may be the one who is alleged to have done harm.
  function tellDesk(referral: Referral, contact: Contact, desks: StaffRow[]): void {
    for (const row of desks) {
      const desk = { staffId: row._id as StaffId, bodyId: row.bodyId as BodyId | null };
      if (!mayHear(desk, referral, contact) || !live.watched(staffRoom(desk.staffId))) continue;
      live.emit(staffRoom(desk.staffId), referralEvents.changed, { side: 'desk', referral: present.deskSummary(referral) });
    }
  }
}

// A body that was excluded after it was told learns that the entry is gone, as of any other that was taken back.
function mayHear(desk: { staffId: StaffId; bodyId: BodyId | null }, referral: Referral, contact: Contact): boolean {
  if (deskMaySee(desk, referral, contact)) return true;
  return referral.revokedWhy === 'bodyExcluded' && referral.bodyId === desk.bodyId && !contact.excludedStaff.includes(desk.staffId);
}
