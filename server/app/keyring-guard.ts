import { keyringMark, type Keyring } from '../platform/crypto/keyring.ts';
import { recall, rememberOnce } from '../platform/mongo/settings.ts';
import type { Db } from '../platform/mongo/connect.ts';

/** Refuses to run a database that was sealed with another keyring: everything in it would be unreadable. */
export async function guardKeyring(db: Db, ring: Keyring): Promise<void> {
  const mark = keyringMark(ring);
  if ((await rememberOnce(db, 'keyring', mark)) !== mark) {
    throw new Error(
      'This database was encrypted with another keyring. Put the keyring that belongs to it back (keyring.json in the data folder, or KEYRING_FILE).',
    );
  }
}

/** Whether a database was sealed with a keyring before: then a missing one must come back from its backup, and never be made anew. */
export const isSealed = async (db: Db): Promise<boolean> => (await recall(db, 'keyring')) !== null;
