import type { Clock } from '#shared/kernel/clock.ts';
import type { Bilingual } from '#shared/taxonomy/bilingual.ts';
import type { PeopleRepository } from './people.repository.ts';

// Names change once in years; a new one shows everywhere after this time, in milliseconds.
const keptMs = 60_000;

/** Gives the name of a member of staff, read at most once a minute, since every change of an agent shows it; null for nobody. */
export function createStaffNames({ people, clock }: { people: Pick<PeopleRepository, 'byId'>; clock: Clock }) {
  const kept = new Map<string, { at: number; name: Promise<Bilingual | null> }>();
  return function nameOf(id: string): Promise<Bilingual | null> {
    const at = clock.now().getTime();
    const known = kept.get(id);
    if (known && at - known.at < keptMs) return known.name;
    const name = people.byId(id).then((row) => row?.name ?? null);
    kept.set(id, { at, name });
    // What could not be read is not remembered.
    name.catch(() => kept.delete(id));
    return name;
  };
}
