import type { Channel, Topic } from '#shared/contacts/contact.schema.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/kernel/text.ts';
import type { Contact } from './contacts.model.ts';

/** What decides the line of a contact. */
export type LineWish = { channel: Channel; language: Language; topic: Topic | null };

/** What routing knows about waiting: which line somebody belongs in, and what the person who waits is told. */
export type WaitingPort = {
  /** The line for such a contact; there is always one. */
  lineFor: (wish: LineWish) => Promise<LineId>;
  /** Whether any agent is on duty, and the honest wait in seconds of whoever stands there; null when it cannot be told. */
  outlook: (
    contact: Pick<Contact, 'state' | 'rank' | 'effectiveSince' | 'lineId' | 'language'>,
  ) => Promise<{ anyoneOnDuty: boolean; waitSeconds: number | null }>;
};
