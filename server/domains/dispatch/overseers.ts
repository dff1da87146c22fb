import type { Actor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { briefly } from '../../platform/briefly.ts';
import { staffRoom } from '../../platform/sockets/rooms.ts';
import { maySee, type Contacts } from '../contacts/index.ts';
import type { StaffRow } from '../people/index.ts';
import type { WaveDeps } from './waves.ts';

type Deps = { contacts: Pick<Contacts['repository'], 'find'>; people: Pick<WaveDeps['people'], 'list'>; clock: Clock };

/** Gives the rooms of those who follow a contact: its owner and the supervisors who may see it. */
export type Overseers = ReturnType<typeof createOverseers>;

/** Finds them person by person: a supervisor who is alleged to have done harm must not hear of it with the others. */
export function createOverseers({ contacts, people, clock }: Deps) {
  // Asked at each change of each dispatch.
  const list = briefly(clock, 500, (role: 'supervisor') => people.list(role));
  return async function overseers(contactId: string): Promise<string[]> {
    const [contact, supervisors] = await Promise.all([contacts.find(contactId), list('supervisor')]);
    if (!contact) return [];
    const owner = contact.ownerId && !contact.excludedStaff.includes(contact.ownerId) ? [contact.ownerId] : [];
    const others = supervisors.filter((row) => maySee(asActor(row), contact)).map((row) => row._id);
    return [...new Set<string>([...owner, ...others])].map(staffRoom);
  };
}

const asActor = (row: StaffRow): Actor => ({
  kind: 'staff',
  staffId: row._id as never,
  sessionId: '',
  roles: row.roles,
  districts: [],
  bodyId: null,
});
