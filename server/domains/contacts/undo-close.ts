import type { StaffActor } from '#shared/kernel/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { ChannelsService } from '../channels/index.ts';
import { over, requireOwner, step } from './contact-rules.ts';
import type { ContactWork } from './contact-work.ts';
import type { Contact } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';

type By = ChangeBy & { actor: StaffActor; commandId: string };
/** How a contact without data had been closed. */
type Closed = Pick<Contact, 'closedAt' | 'nonData'>;
type Deps = { contacts: ContactsRepository; work: Pick<ContactWork, 'undoClose'>; channels: ChannelsService };
const system: ChangeBy = { actor: { kind: 'system', part: 'contacts' } };

export type UndoClose = ReturnType<typeof createUndoClose>;

/** Undoes a close without data, unless the child has come back in a new contact: two of them would mean two people answering one child. */
export function createUndoClose({ contacts, work, channels }: Deps) {
  /** Opens the contact again; refused with `tooLateToUndo` when the conversation belongs to another one, also when it does so only now. */
  async function undo(id: string, by: By): Promise<Contact> {
    const before = await contacts.get(id);
    requireOwner(by.actor, before);
    const { conversationId } = before;
    if (conversationId && (await channels.get(conversationId)).contactId !== id) throw tooLate();
    const doc = await work.undoClose(id, by);
    if (before.state === 'closed' && !(await settle(doc, before))) throw tooLate();
    return doc;
  }

  /** Makes conversation and contact agree after the undo, and closes the contact as it was when the child was quicker; safe to repeat. */
  async function settle({ _id, conversationId }: Contact, { closedAt, nonData }: Closed): Promise<boolean> {
    if (!conversationId || (await channels.keepFor(conversationId, _id))) return true;
    await contacts.change(_id, system, (contact) => {
      if (contact.state !== 'active') return null;
      const set = { state: step(contact, 'closeNonData'), ...over(contact, closedAt), nonData };
      return { set, events: [{ type: 'contact:closed', data: { nonData } }] };
    });
    return false;
  }

  /** What a node that died between the two writes left undone. */
  async function repair(id: string, data: Record<string, unknown>): Promise<void> {
    const { nonData, closedAt } = data;
    const contact = await contacts.get(id);
    // Opened again for another reason: what was found in it must be seen.
    if (typeof nonData !== 'string' || typeof closedAt !== 'string' || contact.state !== 'active') return;
    await settle(contact, { nonData, closedAt: new Date(closedAt) });
  }

  return { undo, repair };
}

const tooLate = (): AppError =>
  new AppError('tooLateToUndo', 409, 'The child has written again and waits in the line as a new contact. This one stays closed.');
