import type { ContactState } from '#shared/contacts/contact.lifecycle.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** Documents looked at in one portion: memory does not grow with the collection. */
const portion = 500;

/** What of a contact says where it is; nothing in it identifies anybody. */
export type ContactFacts = {
  _id: string;
  number: number;
  state: ContactState;
  conversationId: string | null;
  ownerId: string | null;
  offer: { id: string; agentId: string } | null;
  /** People beside the owner; absent in contacts from before there were any. */
  helpers?: { staffId: string; role: string }[];
  transfer?: { id: string } | null;
  lastCallerSeq: number;
  nextActionAt: Date | null;
  /** Absent in contacts from before calls were promised. */
  callBackPlan?: { from: Date } | null;
};
export type AgentFacts = {
  _id: string;
  load: number;
  capacity: number;
  holds: { contactId: string; offerId: string | null; units: number }[];
};
export type ConversationFacts = { _id: string; contactId: string };
export type MessageFacts = { conversationId: string; seq: number; from: string };
export type RecordFacts = { _id: string; eventSeq: number; outbox: { seq: number; at: Date }[] };
export type TrailFacts = { recordId: string; seq: number };

const contactFacts = {
  number: 1,
  state: 1,
  conversationId: 1,
  ownerId: 1,
  offer: 1,
  helpers: 1,
  transfer: 1,
  lastCallerSeq: 1,
  nextActionAt: 1,
  callBackPlan: 1,
};

export type ReconcileRepository = ReturnType<typeof createReconcileRepository>;

/** Reads the stored facts of every domain as they are, past the domains' own code, which is what they are held against. */
export function createReconcileRepository(db: Db) {
  const rows = <T extends { _id?: unknown }>(name: string) => db.collection<T & { _id: string }>(name);

  /** A collection in portions, in the order of the store. */
  async function* portions<T extends { _id: string }>(name: string, projection: object): AsyncGenerator<T[]> {
    let kept: T[] = [];
    for await (const row of rows<T>(name).find({}, { projection, batchSize: portion })) {
      kept.push(row as unknown as T);
      if (kept.length < portion) continue;
      yield kept;
      kept = [];
    }
    if (kept.length > 0) yield kept;
  }
  const found = <T>(name: string, filter: object, projection: object, sort: Record<string, 1> = {}): Promise<T[]> =>
    rows(name).find(filter, { projection }).sort(sort).toArray() as unknown as Promise<T[]>;

  return {
    contacts: () => portions<ContactFacts>('contacts', contactFacts),
    conversations: () => portions<ConversationFacts>('conversations', { contactId: 1 }),
    records: (collection: string) => portions<RecordFacts>(collection, { eventSeq: 1, 'outbox.seq': 1, 'outbox.at': 1 }),
    about: (collection: string) => portions<{ _id: string; contactId: string }>(collection, { contactId: 1 }),
    agents: () => found<AgentFacts>('agents', {}, { load: 1, capacity: 1, holds: 1 }),
    contactsOf: (conversationIds: readonly string[]) =>
      found<ContactFacts>('contacts', { conversationId: { $in: [...conversationIds] } }, contactFacts),
    contactsBy: (ids: readonly string[]) => found<ContactFacts>('contacts', { _id: { $in: [...ids] } }, contactFacts),
    conversationsBy: (ids: readonly string[]) => found<ConversationFacts>('conversations', { _id: { $in: [...ids] } }, { contactId: 1 }),
    /** Messages in the order of their conversations and numbers. */
    messagesOf: (conversationIds: readonly string[]) =>
      found<MessageFacts>(
        'messages',
        { conversationId: { $in: [...conversationIds] } },
        { conversationId: 1, seq: 1, from: 1 },
        { conversationId: 1, seq: 1 },
      ),
    /** Messages whose event has waited in its outbox since before a moment. */
    untoldMessages: (before: Date) => found<{ _id: string }>('messages', { 'outbox.at': { $lte: before } }, { _id: 1 }),
    trailOf: (kind: string, ids: readonly string[]) =>
      found<TrailFacts>('audit', { recordId: { $in: [...ids] }, kind, seq: { $gt: 0 } }, { recordId: 1, seq: 1 }),
  };
}
