import type { Message } from '#shared/channels/message.schema.ts';
import type { TalkView } from '#shared/channels/talk.api.ts';
import type { CallBack } from '#shared/contacts/contact.schema.ts';
import type { CallerActor } from '#shared/kernel/actor.ts';
import type { ContactId, ConversationId } from '#shared/kernel/ids.ts';
import { refuse } from '../../platform/errors.ts';
import type { ChannelsService, Conversation, OpenConversation } from '../channels/index.ts';
import type { Contact } from './contacts.model.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import type { ContactsService } from './contacts.service.ts';
import type { WaitingPort } from './waiting.port.ts';

export type OpenTalk = OpenConversation & { helpNow: boolean; text: string | null; callBack: CallBack | null };
type Deps = { channels: ChannelsService; contacts: ContactsRepository; service: ContactsService; waiting: WaitingPort };
type Opened = { code: string; contactId: ContactId; view: TalkView; messages: Message[] };

export type TalkService = ReturnType<typeof createTalkService>;

/** The caller's side: opening, writing, waiting, coming back. Every step is durable before it is answered. */
export function createTalkService({ channels, contacts, service, waiting }: Deps) {
  async function open({ helpNow, text, callBack, ...about }: OpenTalk): Promise<Opened> {
    const { conversation, code } = await channels.open(about);
    const actor: CallerActor = { kind: 'caller', conversationId: conversation._id as ConversationId, contactId: conversation.contactId };
    const contact = await ensureContact(conversation, { helpNow, callBack, returning: false });
    await askAgain(contact, { helpNow, callBack }, actor);
    if (text) await write(actor, about.commandId, text);
    const { messages } = await channels.messagesAfter(conversation._id, 0);
    return { code, contactId: conversation.contactId, view: await view(actor), messages };
  }

  // A node may have died after opening, and the sweep made the contact without knowing what was asked for.
  async function askAgain(
    contact: Contact,
    { helpNow, callBack }: Pick<OpenTalk, 'helpNow' | 'callBack'>,
    actor: CallerActor,
  ): Promise<void> {
    if (contact.state === 'closed') return;
    if (helpNow && !contact.helpNow) await service.helpNow(contact._id, { actor });
    if (callBack && !contact.callBack) await service.askCallBack(contact._id, callBack, { actor });
  }

  /** The contact a conversation points to, made when it is not there yet (first opening, or a node that died in between). */
  async function ensureContact(
    conversation: Conversation,
    asked: { helpNow: boolean; callBack: CallBack | null; returning: boolean },
  ): Promise<Contact> {
    const { contactId, channel, language, areaId } = conversation;
    const conversationId = conversation._id as ConversationId;
    return service.open(
      { id: contactId, conversationId, channel, language, areaId, ...asked },
      { kind: 'caller', conversationId, contactId },
    );
  }

  /** Keeps a message, then lets the contact know; a closed contact is followed by a new one in the same conversation. */
  async function write(actor: CallerActor, commandId: string, text: string): Promise<Message> {
    const message = await channels.post(actor, 'caller', actor.conversationId, commandId, text);
    await react(actor.conversationId, message.seq);
    return message;
  }

  /** What a caller's message does to the contact; idempotent, so the relay may repeat it after a crash. */
  async function react(conversationId: string, seq: number): Promise<void> {
    const conversation = await channels.get(conversationId);
    const current = await contacts.find(conversation.contactId);
    if (current && current.state !== 'closed') return void (await service.callerWrote(current._id, seq));
    if (current && current.lastCallerSeq >= seq) return;
    const next = current ? await channels.startAgain(conversationId, current._id) : conversation;
    const contact = await ensureContact(next, { helpNow: false, callBack: null, returning: current !== null });
    await service.callerWrote(contact._id, seq);
  }

  async function current(actor: CallerActor): Promise<{ conversation: Conversation; contact: Contact }> {
    const conversation = await channels.get(actor.conversationId);
    const contact = await contacts.find(conversation.contactId);
    if (!contact) throw refuse('unavailable');
    return { conversation, contact };
  }

  async function view(actor: CallerActor): Promise<TalkView> {
    const { conversation, contact } = await current(actor);
    const waits = contact.state === 'queued' || contact.state === 'offered';
    const place = waits ? (await contacts.countBefore(contact)) + 1 : null;
    const { anyoneOnDuty, waitSeconds } = await waiting.outlook(place ?? 1);
    return {
      conversationId: actor.conversationId,
      phase: phaseOf(contact),
      helpNow: contact.helpNow,
      place,
      waitSeconds: waits ? waitSeconds : null,
      anyoneOnDuty,
      helpLate: contact.marks.includes('helpNowUnanswered') && waits,
      callBackAsked: contact.callBack !== null,
      areaId: contact.areaId,
      receipts: conversation.receipts,
      lastSeq: await channels.lastSeq(conversation._id),
      arrivedAt: contact.arrivedAt.toISOString(),
    };
  }

  async function helpNow(actor: CallerActor, commandId: string): Promise<TalkView> {
    const { contact, conversation } = await current(actor);
    if (contact.state !== 'closed') await service.helpNow(contact._id, { actor, commandId });
    else await ensureContact(await channels.startAgain(conversation._id, contact._id), { helpNow: true, callBack: null, returning: true });
    return view(actor);
  }
  async function askCallBack(actor: CallerActor, commandId: string, callBack: CallBack): Promise<TalkView> {
    const { contact, conversation } = await current(actor);
    if (contact.state !== 'closed') await service.askCallBack(contact._id, callBack, { actor, commandId });
    else await ensureContact(await channels.startAgain(conversation._id, contact._id), { helpNow: false, callBack, returning: true });
    return view(actor);
  }
  async function leave(actor: CallerActor, commandId: string): Promise<void> {
    const { contact } = await current(actor);
    if (contact.state !== 'closed') await service.leave(contact._id, { actor, commandId });
  }

  return { open, write, react, ensureContact, view, helpNow, askCallBack, leave };
}

function phaseOf(contact: Contact): TalkView['phase'] {
  if (contact.state === 'active' || contact.state === 'wrapUp') return 'joined';
  if (contact.state === 'closed' || contact.state === 'abandoned') return 'ended';
  return contact.callBack ? 'callBackAsked' : 'waiting';
}
