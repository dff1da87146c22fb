import type { HandOver, HandOverId, ItemAbout } from '#shared/floor/hand-over.schema.ts';
import type { ContactId, StaffId } from '#shared/kernel/ids.ts';
import type { HandOverDoc, KeptAbout } from './floor.model.ts';
import { contactOf } from './hand-over-items.ts';
import type { Person } from './names.ts';

type NameOf = (id: StaffId) => Person;

/** A hand-over as one supervisor sees it; items about contacts they must not see say so and no more. */
export function presentHandOver(doc: HandOverDoc, nameOf: NameOf, sees: (contactId: ContactId) => boolean): HandOver {
  const mark = (by: StaffId | null, at: Date | null) => (by && at ? { by: nameOf(by), at: at.toISOString() } : null);
  const shown = (about: KeptAbout): ItemAbout => {
    const contactId = contactOf(about);
    return contactId && !sees(contactId) ? { kind: 'restricted' } : withNames(about, nameOf);
  };
  return {
    id: doc._id as HandOverId,
    version: doc.version,
    state: doc.state,
    openedBy: nameOf(doc.openedBy),
    openedAt: doc.openedAt.toISOString(),
    note: doc.note,
    items: doc.items.map(({ id, about, acceptedBy, acceptedAt }) => ({ id, about: shown(about), accepted: mark(acceptedBy, acceptedAt) })),
    ended: mark(doc.endedBy, doc.endedAt),
  };
}

function withNames({ staffId, ...about }: KeptAbout, nameOf: NameOf): ItemAbout {
  const person = staffId ? nameOf(staffId) : null;
  if (about.kind === 'contact') return { ...about, owner: person };
  if (about.kind === 'followUp') return person ? { ...about, assignee: person } : { kind: 'restricted' };
  return about;
}
