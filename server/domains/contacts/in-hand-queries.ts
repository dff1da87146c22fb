import type { AggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { ContactFields } from './contacts.model.ts';

const state = { $in: ['active', 'wrapUp'] };

/** The questions asked about contacts that somebody has in hand. */
const handFields = ['_id', 'state', 'ownerId', 'acceptedAt', 'helpers', 'offer', 'risk', 'helpNow', 'channel'] as const;

export const inHandQueries = ({ list, pick }: Pick<AggregateStore<ContactFields>, 'list' | 'pick'>) => ({
  ofOwner: (ownerId: string) => list({ ownerId, state }, { sort: { acceptedAt: 1 }, limit: 100 }),
  /** Contacts that somebody is in beside the owner. */
  helpedBy: (staffId: string) => list({ 'helpers.staffId': staffId, state }, { limit: 100 }),
  /** Contacts with a question to one of these. */
  asking: (to: readonly string[]) => list({ 'transfer.to': { $in: [...to] } }, { limit: 50 }),
  /** All that somebody has in hand, and contacts by id, as far as hands go. */
  inHand: () => pick({ state, ownerId: { $ne: null } }, handFields),
  heldOf: (ids: readonly string[]) => pick({ _id: { $in: [...ids] } }, handFields),
  /** Contacts in agents' hands, oldest first. */
  working: (limit: number) => list({ state }, { sort: { acceptedAt: 1 }, limit }),
});
