import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { CloseGap, CloseGuard } from '../contacts/index.ts';
import type { DispatchRepository } from './dispatch.repository.ts';

/** A contact stays open while somebody is on the way for it; the outcome "dispatched" needs somebody who was sent. */
export function createDispatchGuard(dispatches: Pick<DispatchRepository, 'ofContact'>): CloseGuard {
  return async (contact, outcome) => {
    const all = await dispatches.ofContact(contact._id);
    const open: CloseGap[] = all
      .filter(({ state }) => isOpen(state))
      .map(({ _id }) => ({ code: 'dispatchOpen', about: _id, always: true }));
    const sent = all.some(({ kind, state }) => kind === 'urgent' && state !== 'stoodDown');
    return outcome === 'dispatched' && !sent ? [...open, { code: 'dispatchMissing' }] : open;
  };
}
