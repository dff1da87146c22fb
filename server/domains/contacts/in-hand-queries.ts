import type { AggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { ContactFields } from './contacts.model.ts';

const state = { $in: ['active', 'wrapUp'] };

/** The questions asked about contacts that somebody has in hand. */
export const inHandQueries = ({ list }: Pick<AggregateStore<ContactFields>, 'list'>) => ({
  ofOwner: (ownerId: string) => list({ ownerId, state }, { sort: { acceptedAt: 1 }, limit: 100 }),
  /** Contacts that somebody is in beside the owner. */
  helpedBy: (staffId: string) => list({ 'helpers.staffId': staffId, state }, { limit: 100 }),
  /** Contacts with a question to one of these. */
  asking: (to: readonly string[]) => list({ 'transfer.to': { $in: [...to] } }, { limit: 50 }),
  inHand: () => list({ state, ownerId: { $ne: null } }),
  /** Contacts in agents' hands, oldest first. */
  working: (limit: number) => list({ state }, { sort: { acceptedAt: 1 }, limit }),
});
