import type { Channel, Topic } from '#shared/contacts/contact.schema.ts';
import type { Receipts } from '#shared/channels/message.schema.ts';
import type { ContactId, PlaceId } from '#shared/kernel/ids.ts';
import type { Language, ScreenLanguage } from '#shared/kernel/text.ts';
import { defineAggregateModel, defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { AggregateBase, OutboxEvent } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** A conversation: what somebody holding its code comes back to; it outlives the contacts it belongs to. */
export type ConversationFields = {
  channel: Channel;
  language: Language;
  screen: ScreenLanguage;
  areaId: PlaceId | null;
  /** What the door was about that it began at; missing in conversations from before there were such doors. */
  topic?: Topic | null;
  openedAt: Date;
  /** Blind mark of the code; the code itself is kept nowhere. */
  codeMark: string;
  /** The contact that new messages belong to now. */
  contactId: ContactId;
  receipts: Receipts;
};

/** A message as stored; its text is sealed. */
export type MessageRow = {
  _id: string;
  conversationId: string;
  seq: number;
  commandId: string;
  from: 'caller' | 'agent' | 'system';
  staffId: string | null;
  text: string;
  at: Date;
  version: number;
  outbox: OutboxEvent[];
};

const conversationFields = {
  ...{ channel: String, language: String, screen: String, areaId: String, topic: String, openedAt: Date },
  ...{ codeMark: String, contactId: String, receipts: Object },
};
const messageFields = {
  ...{ _id: String, conversationId: String, seq: Number, commandId: String, from: String, staffId: String, text: String, at: Date },
  ...{ version: Number, outbox: [{ _id: false, id: String, seq: Number, type: { type: String }, at: Date, actor: Object, data: Object }] },
};

/** Declares the collections of conversations and messages. */
export function defineChannelModels(db: Db) {
  const conversations = defineAggregateModel(db, 'conversations', conversationFields, [[{ codeMark: 1 }, { unique: true }]]);
  const messages = defineModel<MessageRow & AggregateBase>(db, 'messages', messageFields, [
    [{ conversationId: 1, seq: 1 }, { unique: true }],
    [{ conversationId: 1, commandId: 1 }, { unique: true }],
    [{ 'outbox.at': 1 }],
  ]);
  return { conversations, messages };
}
