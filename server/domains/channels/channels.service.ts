import type { Message, Receipts } from '#shared/channels/message.schema.ts';
import type { Channel } from '#shared/contacts/contact.schema.ts';
import type { Actor, CallerActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type ContactId, type ConversationId, type PlaceId } from '#shared/kernel/ids.ts';
import type { Language, ScreenLanguage } from '#shared/kernel/text.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import { codeFor, codeMark, readCode } from './conversation-code.ts';
import type { ConversationFields } from './conversation.model.ts';
import type { ConversationsRepository } from './conversations.repository.ts';
import type { MessagesRepository } from './messages.repository.ts';

export type Conversation = Aggregate<ConversationFields>;
export type OpenConversation = { commandId: string; channel: Channel; language: Language; screen: ScreenLanguage; areaId: PlaceId | null };
export type Side = 'caller' | 'agent';
type Deps = {
  conversations: ConversationsRepository;
  messages: MessagesRepository;
  cipher: FieldCipher;
  clock: Clock;
  /** Told when receipts moved, to show it live. */
  receiptsMoved: (conversationId: string) => void;
};

export type ChannelsService = ReturnType<typeof createChannelsService>;

/** Keeps conversations whatever channel they come through. */
export function createChannelsService({ conversations, messages, cipher, clock, receiptsMoved }: Deps) {
  /** Opens a conversation and names the contact that will hold it; a repeated command finds the first one. */
  async function open(request: OpenConversation): Promise<{ conversation: Conversation; code: string }> {
    const { commandId, ...about } = request;
    const code = codeFor(cipher, commandId);
    const mark = codeMark(cipher, code);
    const there = await conversations.byMark(mark);
    if (there) return { conversation: there, code };
    const contactId = newId<ContactId>();
    const receipts: Receipts = { caller: { delivered: 0, read: 0 }, agent: { delivered: 0, read: 0 } };
    const fields = { ...about, openedAt: clock.now(), codeMark: mark, contactId, receipts };
    const conversation = await conversations.insert(newId(), fields, [{ type: 'conversation:opened', data: { contactId } }]);
    return { conversation, code };
  }

  /** Who holds this code, or null; codes are compared only as blind marks. */
  async function actorOf(text: string): Promise<CallerActor | null> {
    const code = readCode(text);
    const found = code ? await conversations.byMark(codeMark(cipher, code)) : null;
    return found ? { kind: 'caller', conversationId: found._id as ConversationId, contactId: found.contactId } : null;
  }

  /** Points the conversation to a new contact, when somebody writes again after the last one was closed. */
  async function startAgain(id: string, closed: string): Promise<Conversation> {
    const contactId = newId<ContactId>();
    const by = { actor: { kind: 'system', part: 'channels' } as const };
    const { doc } = await conversations.change(id, by, (conversation) =>
      conversation.contactId === closed
        ? { set: { contactId }, events: [{ type: 'conversation:reopened', data: { contactId, after: closed } }] }
        : null,
    );
    return doc;
  }

  const post = (actor: Actor, from: Message['from'], conversationId: string, commandId: string, text: string): Promise<Message> =>
    messages.post({ conversationId, commandId, from, text, actor });

  /** Moves one side's receipts forward, never back and never past the last message. */
  async function markSeen(conversationId: string, side: Side, seen: { delivered: number; read: number }): Promise<void> {
    const last = await messages.lastSeq(conversationId);
    const moved = await conversations.raiseReceipts(conversationId, side, {
      delivered: Math.min(seen.delivered, last),
      read: Math.min(seen.read, last),
    });
    if (moved) receiptsMoved(conversationId);
  }

  return {
    open,
    actorOf,
    startAgain,
    post,
    markSeen,
    find: conversations.find,
    get: conversations.get,
    messagesAfter: messages.after,
    messageBySeq: messages.bySeq,
    lastSeq: messages.lastSeq,
    agentWrote: messages.agentWrote,
  };
}
