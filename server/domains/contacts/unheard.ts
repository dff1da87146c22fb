import { AppError } from '../../platform/errors.ts';
import type { ChannelsService } from '../channels/index.ts';
import type { Contact } from './contacts.model.ts';

/** Refuses with `unheard` while the caller's last message has reached no desk. */
export type RequireHeard = (contact: Pick<Contact, 'lastCallerSeq'>) => void;
export type Hearing = (conversationId: string | null) => Promise<RequireHeard>;

/** Knows what has reached a desk of a conversation: nobody ends a talk over words that they cannot have seen. */
export function createHearing(channels: Pick<ChannelsService, 'get'>): Hearing {
  return async (conversationId) => {
    // Receipts only grow: read before the write, they are at worst too small.
    const heard = conversationId ? (await channels.get(conversationId)).receipts.agent.delivered : Infinity;
    return ({ lastCallerSeq }) => {
      if (lastCallerSeq > heard)
        throw new AppError('unheard', 409, 'The caller wrote just now. Read it first, then do this once more. Nothing was changed.');
    };
  };
}
