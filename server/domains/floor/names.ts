import type { StaffId } from '#shared/kernel/ids.ts';
import type { Bilingual } from '#shared/taxonomy/bilingual.ts';
import type { PeopleService } from '../people/index.ts';

const nobody: Bilingual = { en: 'Unknown', ur: 'نامعلوم' };
export type Person = { id: StaffId; name: Bilingual };
export type Names = ReturnType<typeof createNames>;

/** Puts names to ids of staff. */
export function createNames(people: Pick<PeopleService, 'byIds'>) {
  /** Loads the names of these people, and gives a function from id to person. */
  async function of(ids: readonly (string | null | undefined)[]): Promise<(id: StaffId) => Person> {
    const known = [...new Set(ids.filter((id) => typeof id === 'string'))];
    const rows = known.length === 0 ? [] : await people.byIds(known);
    const names = new Map(rows.map((row) => [row._id, row.name]));
    return (id) => ({ id, name: names.get(id) ?? nobody });
  }
  return { of };
}
