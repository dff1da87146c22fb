import { keyringMark, type Keyring } from '../platform/crypto/keyring.ts';
import { rememberOnce } from '../platform/mongo/settings.ts';
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
