import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import type { AgentView } from '#shared/routing/routing.schema.ts';
import { AgentDialog } from './acts/agent-dialog.tsx';
import { ReassignDialog } from './acts/reassign-dialog.tsx';
import { ContactSheet } from './look/contact-sheet.tsx';

/** What is open over the floor: a look into a contact, an agent, a contact to be given away, or nothing. */
export type Act =
  { readonly kind: 'look' | 'agent'; readonly id: string } | { readonly kind: 'reassign'; readonly contact: ContactSummary } | null;

type Props = {
  readonly act: Act;
  readonly setAct: (act: Act) => void;
  readonly contacts: readonly ContactSummary[];
  readonly agents: readonly AgentView[];
  readonly standing: (contact: ContactSummary) => string;
};

/** The sheets of the floor, one at a time. */
export function FloorSheets({ act, setAct, contacts, agents, standing }: Props) {
  const close = () => setAct(null);
  if (act === null) return null;
  if (act.kind === 'look') {
    return (
      <ContactSheet
        contactId={act.id as ContactId}
        standing={standing}
        onReassign={(contact) => setAct({ kind: 'reassign', contact })}
        onClose={close}
      />
    );
  }
  if (act.kind === 'reassign') {
    const contact = contacts.find(({ id }) => id === act.contact.id) ?? act.contact;
    return <ReassignDialog contact={contact} agents={agents} standing={standing(contact)} onClose={close} />;
  }
  const agent = agents.find(({ staffId }) => staffId === act.id);
  if (!agent) return null;
  const hands = contacts.filter(({ id }) => agent.holds.some((hold) => hold.contactId === id));
  return <AgentDialog agent={agent} hands={hands} onLook={(id) => setAct({ kind: 'look', id })} onClose={close} />;
}
