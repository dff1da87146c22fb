import type { Contact } from './contacts.model.ts';

/** Something that is missing before a contact may close: a code that the screen words, and what it is about. `always` holds for a contact without data too. */
export type CloseGap = { code: string; about?: string; always?: true };

/** What a higher domain says about closing with this outcome: an empty list allows it. `outcome` is the one it is to be closed with. */
export type CloseGuard = (contact: Contact, outcome: string) => Promise<CloseGap[]>;
