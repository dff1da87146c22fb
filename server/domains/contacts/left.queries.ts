import type { AggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { ContactFields } from './contacts.model.ts';

/** What is asked of contacts whose caller left, came back or has fallen silent; each question has an index of its own. */
export function leftQueries(store: AggregateStore<ContactFields>) {
  const silentFields = ['_id', 'conversationId', 'acceptedAt', 'lastCallerSeq', 'silentSince'] as const;
  return {
    /** Those who left before we answered and for whom nobody has decided, the gravest and then the longest gone first. */
    left: (limit: number) => store.list({ leftRank: { $gte: 0 } }, { sort: { leftRank: 1, abandonedAt: 1 }, limit }),
    countLeft: () => store.count({ leftRank: { $gte: 0 } }),
    leftDue: (now: Date) => store.list({ leftDueAt: { $lte: now } }, { sort: { leftDueAt: 1 }, limit: 200 }),
    ofConversation: (conversationId: string) => store.list({ conversationId }, { sort: { arrivedAt: -1 }, limit: 20 }),
    ofConversations: (ids: readonly string[]) =>
      ids.length === 0 ? Promise.resolve([]) : store.list({ conversationId: { $in: [...ids] } }, { sort: { arrivedAt: -1 }, limit: 1000 }),
    /** Conversations that somebody took before a moment and still has, and in which the caller has written nothing since that moment. */
    quietSince: (before: Date) => {
      const quiet = [{ lastCallerAt: null }, { lastCallerAt: { $lte: before } }];
      const filter = { state: 'active', conversationId: { $ne: null }, acceptedAt: { $lte: before }, $or: quiet };
      return store.pick(filter, silentFields, { limit: 1000 });
    },
  };
}
