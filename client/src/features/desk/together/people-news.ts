import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { StaffId } from '#shared/kernel/ids.ts';

/** What happened among the people of a contact: somebody came, left, or has it now. */
export type PeopleNews = { readonly what: 'joined' | 'consult' | 'left' | 'moved' | 'mine'; readonly who: StaffId };

function peopleNews(known: ContactSummary, next: ContactSummary, me: StaffId): PeopleNews[] {
  const isOpen = next.state === 'active' || next.state === 'wrapUp';
  if (!isOpen) return [];
  if (next.ownerId === me && known.ownerId !== me) return [{ what: 'mine', who: me }];
  if (known.ownerId === me && next.ownerId !== null && next.ownerId !== me) return [{ what: 'moved', who: next.ownerId }];
  const isIn = next.ownerId === me || next.helpers.some(({ staffId }) => staffId === me);
  if (!isIn) return [];
  const before = new Map(known.helpers.map(({ staffId, role }) => [staffId, role]));
  const came = next.helpers.filter(({ staffId, role }) => staffId !== me && before.get(staffId) !== role);
  const left = known.helpers.filter(
    ({ staffId }) => staffId !== me && staffId !== next.ownerId && !next.helpers.some((helper) => helper.staffId === staffId),
  );
  return [
    ...came.map(({ staffId, role }) => ({ what: role, who: staffId })),
    ...left.map(({ staffId }) => ({ what: 'left' as const, who: staffId })),
  ];
}

/** Gives what is worth telling somebody when the people of a contact on their desk have changed: each change once, nothing of their own comings and goings. */
export function createPeopleNews(me: StaffId): (contacts: readonly ContactSummary[], next: ContactSummary) => PeopleNews[] {
  // News can come faster than the screen is drawn: what was told of last counts, not only what is shown.
  const told = new Map<ContactSummary['id'], ContactSummary>();
  return (contacts, next) => {
    const shown = contacts.find(({ id }) => id === next.id);
    if (!shown) {
      told.delete(next.id);
      return [];
    }
    const last = told.get(next.id);
    const known = last && last.version > shown.version ? last : shown;
    if (known.version >= next.version) return [];
    told.set(next.id, next);
    return peopleNews(known, next, me);
  };
}
