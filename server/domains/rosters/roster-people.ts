import type { StaffId } from '#shared/kernel/ids.ts';
import { onCallRoles } from '#shared/kernel/actor.ts';
import type { RosterPerson } from '#shared/rosters/rosters.api.ts';
import type { StaffRow } from '../people/index.ts';
import { isAble } from './roster-rules.ts';

/** What rosters ask of the people below them. */
export type PeopleSource = {
  byIds: (ids: readonly string[]) => Promise<StaffRow[]>;
  list: (role: OnCallRole) => Promise<StaffRow[]>;
};
type OnCallRole = (typeof onCallRoles)[number];
export type RosterPeople = ReturnType<typeof createRosterPeople>;

/** Tells who can be called, and shows people as rosters name them. */
export function createRosterPeople(people: PeopleSource) {
  /** Those of some people who cannot be called. */
  async function unableOf(ids: readonly StaffId[]): Promise<StaffId[]> {
    const rows = ids.length === 0 ? [] : await people.byIds(ids);
    const byId = new Map(rows.map((row) => [row._id, row]));
    return ids.filter((id) => !isAble(byId.get(id)));
  }
  /** These people and no others. */
  const these = async (ids: readonly string[]): Promise<RosterPerson[]> => (ids.length === 0 ? [] : (await people.byIds(ids)).map(present));

  /** All who may be on call, and whoever else is named. */
  async function withOfficers(named: readonly string[]): Promise<RosterPerson[]> {
    const officers = await onCallStaff(people);
    const known = new Set(officers.map(({ _id }) => _id));
    return [...officers.map(present), ...(await these([...new Set(named)].filter((id) => !known.has(id))))];
  }
  return { unableOf, these, withOfficers };
}

/** Everybody who may be on call, officers first. */
export async function onCallStaff({ list }: Pick<PeopleSource, 'list'>): Promise<StaffRow[]> {
  const all = (await Promise.all(onCallRoles.map((role) => list(role)))).flat();
  return [...new Map(all.map((row) => [row._id, row])).values()];
}

const present = (row: StaffRow): RosterPerson => ({ id: row._id as StaffId, name: row.name, female: row.female, able: isAble(row) });
