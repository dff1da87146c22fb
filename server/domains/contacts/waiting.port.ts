import type { Channel, Topic } from '#shared/contacts/contact.schema.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/kernel/text.ts';
import type { Served } from '#shared/contacts/call-back.ts';
import type { Contact } from './contacts.model.ts';

/** What decides the line of a contact. */
export type LineWish = { channel: Channel; language: Language; topic: Topic | null };

/** That nobody serves a line now, and from when on somebody will; null when that is not known. */
export type Closed = { opensAt: Date | null };
/** What the public page says of the lines: whether they are closed for whoever names no topic, and the topics with a line of their own. */
export type LinesFront = { closed: Closed | null; topics: Topic[] };

/** What somebody who waits can be told: whether any agent is on duty, the honest wait in seconds (null when it cannot be told), and that the line is closed. */
export type Outlook = { anyoneOnDuty: boolean; waitSeconds: number | null; closed: Closed | null };

/** What routing knows about waiting: which line somebody belongs in, and what the person who waits is told. */
export type WaitingPort = {
  /** The line for such a contact, and whether it is closed now; there is always one. */
  lineFor: (wish: LineWish) => Promise<{ lineId: LineId; closed: Closed | null }>;
  /** When a line is served, also by the one it overflows to. */
  served: (lineId: LineId) => Promise<Served>;
  outlook: (contact: Pick<Contact, 'state' | 'rank' | 'effectiveSince' | 'lineId' | 'language'>) => Promise<Outlook>;
};
