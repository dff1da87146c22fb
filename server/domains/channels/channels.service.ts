import type { Message, Receipts, StaffMessage } from '#shared/channels/message.schema.ts';
import type { Channel, Topic } from '#shared/contacts/contact.schema.ts';
import type { Actor, CallerActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type ContactId, type ConversationId, type PlaceId } from '#shared/kernel/ids.ts';
import type { Language, ScreenLanguage } from '#shared/kernel/text.ts';
import { LRUCache } from 'lru-cache';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import { codeFor, codeMark, readCode } from './conversation-code.ts';
import type { ConversationFields } from './conversation.model.ts';
import type { ConversationsRepository } from './conversations.repository.ts';
import type { MessagesRepository } from './messages.repository.ts';

export type Conversation = Aggregate<ConversationFields>;
export type OpenConversation = {
  commandId: string;
  channel: Channel;
  language: Language;
  screen: ScreenLanguage;
  areaId: PlaceId | null;
  topic: Topic | null;
};
const system = { actor: { kind: 'system', part: 'channels' } as const };
// A conversation that is taken out of the store can be written to for so many milliseconds at most.
const holderMs = 60_000;
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
  // Whose code it is never changes; only that is remembered, and what is known of the conversation is read.
  const holders = new LRUCache<string, ConversationId>({ max: 5_000, ttl: holderMs });

  /** Opens a conversation and names the contact that will hold it; a repeated command finds the first one, which is not `fresh`. */
  async function open(request: OpenConversation): Promise<{ conversation: Conversation; code: string; fresh: boolean }> {
    const { commandId, ...about } = request;
    const code = codeFor(cipher, commandId);
    const mark = codeMark(cipher, code);
    const id: string = newId();
    const contactId = newId<ContactId>();
    const receipts: Receipts = { caller: { delivered: 0, read: 0 }, agent: { delivered: 0, read: 0 } };
    const fields = { ...about, openedAt: clock.now(), codeMark: mark, contactId, receipts };
    const conversation = await conversations.insert(id, fields, [{ type: 'conversation:opened', data: { contactId } }]);
    return { conversation, code, fresh: conversation._id === id };
  }

  /** Whether a conversation was opened by this command. */
  const isOpened = async (commandId: string): Promise<boolean> =>
    (await conversations.byMark(codeMark(cipher, codeFor(cipher, commandId)))) !== null;

  /** Who holds this code, or null; codes are compared only as blind marks. */
  async function actorOf(text: string): Promise<CallerActor | null> {
    const code = readCode(text);
    if (!code) return null;
    const mark = codeMark(cipher, code);
    const conversationId = holders.get(mark) ?? (await holderOf(mark));
    return conversationId ? { kind: 'caller', conversationId } : null;
  }

  async function holderOf(mark: string): Promise<ConversationId | null> {
    const found = await conversations.byMark(mark);
    if (!found) return null;
    const id = found._id as ConversationId;
    holders.set(mark, id);
    return id;
  }

  /**
   * Points the conversation to a new contact, when somebody writes again after the last one was closed. `before` is the
   * conversation as it was when that contact was not yet looked at: nothing when it has been kept for its contact since.
   */
  async function startAgain(before: Conversation, closed: string): Promise<Conversation> {
    const contactId = newId<ContactId>();
    const { doc } = await conversations.change(before._id, system, (conversation) =>
      conversation.contactId === closed && conversation.version === before.version
        ? { set: { contactId }, events: [{ type: 'conversation:reopened', data: { contactId, after: closed } }] }
        : null,
    );
    return doc;
  }

  /** Keeps the conversation for a contact that is open again: whoever found it closed must look again. False when it belongs to a new one already. */
  async function keepFor(id: string, contactId: string): Promise<boolean> {
    const { changed } = await conversations.change(id, system, (conversation) =>
      conversation.contactId === contactId
        ? { set: { contactId: conversation.contactId }, events: [{ type: 'conversation:kept', data: { contactId } }] }
        : null,
    );
    return changed;
  }

  const post = (actor: Actor, from: Message['from'], conversationId: string, commandId: string, text: string): Promise<StaffMessage> =>
    messages.post({ conversationId, commandId, from, text, actor });
  /** Posts what a fresh conversation begins with, and gives it as its caller may have it. */
  const begin = async (actor: Actor, from: Message['from'], conversationId: string, commandId: string, text: string): Promise<Message> =>
    forCaller(await messages.postFirst({ conversationId, commandId, from, text, actor }));

  /** The caller's messages after a number, in order. */
  async function messagesForCaller(conversationId: string, seq: number): Promise<{ messages: Message[]; more: boolean }> {
    const { messages: found, more } = await messages.after(conversationId, seq);
    return { messages: found.map(forCaller), more };
  }

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
    isOpened,
    actorOf,
    startAgain,
    keepFor,
    post,
    begin,
    markSeen,
    ...{ find: conversations.find, get: conversations.get },
    messagesForCaller,
    messagesAfter: messages.after,
    messageBySeq: messages.bySeq,
    lastSeq: messages.lastSeq,
    agentWrote: messages.agentWrote,
  };
}

/** A message as callers may have it: who of the staff wrote it is left out. */
export function forCaller({ conversationId, seq, commandId, from, text, at }: StaffMessage): Message {
  return { conversationId, seq, commandId, from, text, at };
}
