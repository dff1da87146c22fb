import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import type { Work } from './workspace.ts';

/** A contact that is open on the screen, as its panels are given it. */
export type Open = {
  readonly contact: ContactDetail;
  readonly work: Work;
  /** False for whoever is in somebody else's contact: nothing can be changed but what is theirs to decide. */
  readonly isMine: boolean;
  /** Whether one may write to the caller and into the notes: the owner, and who has joined. */
  readonly canTalk: boolean;
};
