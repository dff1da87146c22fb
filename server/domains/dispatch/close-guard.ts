import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { CloseGap, CloseGuard, Contact } from '../contacts/index.ts';
import type { TriageService } from '../triage/index.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { EmergencyCallDoc } from './emergency-calls.model.ts';

type Deps = {
  dispatches: Pick<DispatchRepository, 'ofContact'>;
  calls: { ofContact: (contactId: string) => Promise<EmergencyCallDoc[]> };
  triage: Pick<TriageService, 'find'>;
};

/**
 * A contact stays open while somebody is on the way for it. The outcome "dispatched" needs an officer who was sent, or
 * an emergency service that was called: for a P0 either is the help that is owed (domain reference §4).
 */
export function createDispatchGuard({ dispatches, calls, triage }: Deps): CloseGuard {
  return async (contact, outcome) => {
    const [all, made] = await Promise.all([dispatches.ofContact(contact._id), calls.ofContact(contact._id)]);
    const open: CloseGap[] = all
      .filter(({ state }) => isOpen(state))
      .map(({ _id }) => ({ code: 'dispatchOpen', about: _id, always: true }));
    const sent = made.length > 0 || all.some(({ kind, state }) => kind === 'urgent' && state !== 'stoodDown');
    const missing: CloseGap[] = outcome === 'dispatched' && !sent ? [{ code: 'dispatchMissing' }] : [];
    return [...open, ...missing, ...(await unconfirmedCalls(contact, made))];
  };

  /**
   * For a P0 or P1: calls of which nobody knows yet whether the service reached the child (988 asks for the same).
   * Settled by the service's word, or by what was made sure of after the call; speaking to the child before it does not count.
   */
  async function unconfirmedCalls({ _id, risk }: Contact, made: readonly EmergencyCallDoc[]): Promise<CloseGap[]> {
    const unsure = made.filter((call) => !call.confirmed);
    if ((risk.level !== 'P0' && risk.level !== 'P1') || unsure.length === 0) return [];
    const confirmed = (await triage.find(_id))?.confirmed;
    const sureAt = confirmed ? new Date(confirmed.at) : null;
    return unsure.filter(({ at }) => !sureAt || sureAt < at).map((call) => ({ code: 'callUnconfirmed', about: call._id }));
  }
}
