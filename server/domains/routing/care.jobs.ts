import type { Bus } from '../../platform/outbox/bus.ts';
import type { Contacts } from '../contacts/index.ts';
import type { AgentCareService } from './agent-care.ts';

type Deps = { bus: Bus; care: AgentCareService; contacts: Contacts };

// Whatever weighs a contact, or puts one that was weighed into somebody's hands.
const weighing = ['contact:riskChanged', 'contact:accepted', 'contact:reassigned', 'contact:transferred'];

/** Counts heavy contacts as they are weighed and taken, and offers a pause after each. */
export function addCareJobs({ bus, care, contacts }: Deps): void {
  const note = async (id: string): Promise<void> => {
    const contact = await contacts.repository.find(id);
    if (contact?.ownerId) await care.note(contact.ownerId, contact);
  };
  for (const type of weighing) bus.subscribe(type, ({ id }) => note(id));
  bus.subscribe('contact:closed', async ({ id }) => {
    const contact = await contacts.repository.find(id);
    // Closed by the time this is told, and not opened again since: its close was undone otherwise.
    if (!contact?.ownerId || contact.state !== 'closed') return;
    await care.note(contact.ownerId, contact);
    await care.closed(contact.ownerId, id);
  });
}
