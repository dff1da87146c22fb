import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { backInLine } from './back-in-line.ts';
import { step, unlimited } from './contact-rules.ts';
import type { Contact, ContactFields } from './contacts.model.ts';
import { withDropped } from './dropped-call.ts';

/** A close undone: whoever had it has it again. */
export const reopened = (contact: Contact) => ({
  state: step(contact, 'undoClose'),
  closedAt: null,
  handledMs: null,
  outcome: null,
  nonData: null,
});

/** What a contact becomes when triage says another risk of it; null when it says the same. */
export function weighed(contact: Contact, risk: Contact['risk'], by: ChangeBy, now: Date): Decision<ContactFields> | null {
  if (contact.risk.level === risk.level && contact.risk.draft === risk.draft) return null;
  const rank = risk.level === 'P0' || contact.helpNow ? (0 as const) : (1 as const);
  const changed = { type: 'contact:riskChanged', data: { level: risk.level, draft: risk.draft } };
  // Its guards looked before this level was written: the agent who closed it has it back.
  if (contact.state === 'closed' && by.actor.kind === 'staff')
    return { set: { risk, rank, ...reopened(contact) }, events: [changed, { type: 'contact:closeUndone' }] };
  const free = rank === 0 ? unlimited(contact) : {};
  // Nobody in danger waits for the time of a call.
  if (rank === 0 && contact.state === 'promised')
    return {
      set: { risk, rank, ...free, ...backInLine({ ...contact, ...free, rank }, now) },
      events: [changed, { type: 'contact:rejoined' }],
    };
  const { set, events } = withDropped(contact, { risk, rank, ...free });
  return { set, events: [changed, ...events] };
}
