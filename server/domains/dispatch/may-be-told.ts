import { isExcluded } from './dispatch-rules.ts';
import { isSelfTest, testOfficer } from './self-test.rules.ts';
import type { WaveDeps } from './waves.ts';

/** Gives those of some people who may be told of a contact at this moment: they are with us, and not alleged to have done harm in it. */
export type MayBeTold = ReturnType<typeof createMayBeTold>;

/** The last question before anybody is told anything, whatever was planned or written before. */
export function createMayBeTold({ contacts, people }: Pick<WaveDeps, 'contacts' | 'people'>) {
  return async function mayBeTold(contactId: string, staffIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (isSelfTest(contactId)) return new Set(staffIds.filter((id) => id === testOfficer.staffId));
    const [contact, rows] = await Promise.all([contacts.find(contactId), people.byIds([...new Set(staffIds)])]);
    if (!contact) return new Set();
    return new Set(rows.filter((row) => !row.disabled && !isExcluded(contact, row)).map((row) => row._id));
  };
}
