import type { Message } from '#shared/channels/message.schema.ts';
import type { TalkView } from '#shared/channels/talk.api.ts';
import type { CallBackTimes as Times, CallBackWhen } from '#shared/contacts/call-back.schema.ts';
import type { CallBack } from '#shared/contacts/contact.schema.ts';
import { AppError } from '../../platform/errors.ts';
import type { CallBackAsk } from './call-back-rules.ts';
import type { CallBacks } from './call-backs.ts';
import type { CallBackTimes } from './call-back-times.ts';
import { hintsIn } from '#shared/triage/danger-words.ts';
import type { Actor, CallerActor } from '#shared/kernel/actor.ts';
import type { ContactId, ConversationId } from '#shared/kernel/ids.ts';
import { forCaller, type ChannelsService, type Conversation, type OpenConversation } from '../channels/index.ts';
import type { Contact } from './contacts.model.ts';
import type { LineLook } from './line-look.ts';
import type { ContactsRepository } from './contacts.repository.ts';
import type { ContactsService } from './contacts.service.ts';
import { createTalkView } from './talk.view.ts';
import type { FirstWords } from './hints.ts';
import type { LineWish, WaitingPort } from './waiting.port.ts';
import type { WaitingLine } from './waiting-line.ts';

/** What somebody asks for besides being heard. */
type Asked = { helpNow: boolean; callBack: CallBackAsk | null };
type CallWish = Omit<CallBack, 'window'> & { when: CallBackWhen };
export type OpenTalk = OpenConversation & { helpNow: boolean; callBack: CallWish | null; text: string | null };
type Deps = {
  channels: ChannelsService;
  contacts: ContactsRepository;
  service: ContactsService;
  line: Pick<WaitingLine, 'last' | 'soon'>;
  callBacks: CallBacks;
  times: CallBackTimes;
  outlook: WaitingPort['outlook'];
};
type FirstMessage = Parameters<ChannelsService['begin']>;
const system: Actor = { kind: 'system', part: 'contacts' };
const nothing: Asked = { helpNow: false, callBack: null };
type Opened = { code: string; contactId: ContactId; view: TalkView; messages: Message[] };

export type TalkService = ReturnType<typeof createTalkService>;

/** The caller's side: opening, writing, waiting, coming back. Every step is durable before it is answered. */
export function createTalkService({ channels, contacts, service, line, callBacks, times, outlook }: Deps) {
  const present = createTalkView(outlook);

  async function open({ helpNow, text, callBack: wish, ...about }: OpenTalk): Promise<Opened> {
    const asked = { helpNow, callBack: wish && (await openingWish(about, wish, text)) };
    const { conversation, code, fresh } = await channels.open(about);
    const { _id, contactId } = conversation;
    if (fresh) return { code, contactId, ...(await begin(conversation, asked, text)) };
    const actor = callerOf(conversation);
    await askAgain(await ensureContact(conversation, asked), asked, actor);
    // Not under the opening command: whoever sees that id in a message could ask for the code with it. The conversation's own serves as well.
    if (text) await write(actor, _id, text);
    else if (!wish) await channels.post(...takeYourTime(conversation));
    const { messages } = await channels.messagesForCaller(_id, 0);
    return { code, contactId, view: await viewNow(actor), messages };
  }

  /** What was written first, then the contact that knows of it: whoever is offered it finds the words there. */
  async function begin(conversation: Conversation, asked: Asked, text: string | null): Promise<Pick<Opened, 'view' | 'messages'>> {
    const actor = callerOf(conversation);
    const silent = !text && asked.callBack !== null;
    const first: FirstMessage = text ? [actor, 'caller', conversation._id, conversation._id, text] : takeYourTime(conversation);
    const messages = silent ? [] : [await channels.begin(...first)];
    const words: FirstWords = text ? { seq: 1, codes: hintsIn(text) } : { seq: 0, codes: [] };
    const contact = await ensureContact(conversation, asked, words);
    // Somebody was faster with the contact, for instance the sweep after this process had stood still for seconds.
    await askAgain(contact, asked, actor);
    if (contact.lastCallerSeq < words.seq) await react(conversation._id, words.seq, text ?? '');
    return { messages, view: await present(conversation, contact, messages.length, line.last) };
  }

  // Refused before anything is kept; the repeat of an opening that was kept is answered, also when the time it named has passed.
  async function openingWish(about: OpenConversation, { when, ...facts }: CallWish, text: string | null): Promise<CallBackAsk | null> {
    const window = await times.windowForNew(about, when);
    if (window) return { facts, window, seq: text ? 1 : 0 };
    if (await channels.isOpened(about.commandId)) return null;
    throw timeGone();
  }

  // Whoever came without a word may not know what to write: said once, as a code that the page words in the child's language.
  const takeYourTime = ({ _id, contactId }: Conversation): FirstMessage => [system, 'system', _id, contactId, 'takeYourTime'];

  // The sweep after a crash, or a message on its way beside, may have made the contact without knowing what was asked for.
  async function askAgain(contact: Contact, { helpNow, callBack }: Asked, actor: CallerActor): Promise<void> {
    if (contact.state === 'closed') return;
    if (helpNow && !contact.helpNow) await service.helpNow(contact._id, { actor });
    if (callBack && !contact.callBack) await callBacks.ask(contact._id, callBack, { actor });
  }

  /** The contact a conversation points to, made when it is not there yet (first opening, or a node that died in between). */
  async function ensureContact(conversation: Conversation, asked: Asked = nothing, first?: FirstWords): Promise<Contact> {
    const { contactId, channel, language, areaId, topic = null } = conversation;
    const conversationId = conversation._id as ConversationId;
    return service.open(
      { id: contactId, conversationId, channel, language, areaId, topic, ...asked, ...(first ? { first } : {}) },
      { kind: 'caller', conversationId },
    );
  }

  /** Keeps a message, then lets the contact know; a closed contact is followed by a new one in the same conversation. */
  async function write(actor: CallerActor, commandId: string, text: string): Promise<Message> {
    const message = await channels.post(actor, 'caller', actor.conversationId, commandId, text);
    await react(actor.conversationId, message.seq, message.text);
    return forCaller(message);
  }

  /** What a caller's message does to the contact; idempotent, so the relay may repeat it after a crash. */
  async function react(conversationId: string, seq: number, text?: string): Promise<void> {
    const { conversation, contact } = await currentOf(conversationId);
    const words = text ?? (await channels.messageBySeq(conversationId, seq))?.text ?? '';
    const told = await service.callerWrote(contact._id, seq, hintsIn(words));
    // Closed before, or while the message was on its way: nobody looks into that contact again.
    if (told.state !== 'closed' || told.lastCallerSeq >= seq) return;
    await ensureContact(await channels.startAgain(conversation, told._id));
    await react(conversationId, seq, words);
  }

  async function currentOf(conversationId: string): Promise<{ conversation: Conversation; contact: Contact }> {
    const conversation = await channels.get(conversationId);
    return { conversation, contact: await contactIn(conversation) };
  }
  const contactIn = async (conversation: Conversation): Promise<Contact> =>
    (await contacts.find(conversation.contactId)) ?? (await ensureContact(conversation));

  /** Where the caller's conversation stands. */
  const view = async (actor: CallerActor): Promise<TalkView> => viewOf(await channels.get(actor.conversationId), line.soon);
  /** The same for whoever has just asked for something and must not wait for a look at the others: their own place is right in any case. */
  const viewNow = async (actor: CallerActor): Promise<TalkView> => viewOf(await channels.get(actor.conversationId), line.last);

  async function viewOf(conversation: Conversation, look: () => Promise<LineLook>): Promise<TalkView> {
    const [contact, lastSeq] = await Promise.all([contactIn(conversation), channels.lastSeq(conversation._id)]);
    return present(conversation, contact, lastSeq, look);
  }

  /** Asks something of the contact the caller has now; one that is closed is followed by a new one that is asked instead. */
  async function ask(actor: CallerActor, asked: Asked, tell: (id: string) => Promise<Contact>): Promise<TalkView> {
    const { conversation, contact } = await currentOf(actor.conversationId);
    const told = await tell(contact._id);
    if (told.state === 'closed') {
      const next = await channels.startAgain(conversation, told._id);
      // Its close was undone just now: it is asked once more.
      if (next.contactId === told._id) return ask(actor, asked, tell);
      await askAgain(await ensureContact(next, asked), asked, actor);
    }
    return viewNow(actor);
  }
  const helpNow = (actor: CallerActor, commandId: string): Promise<TalkView> =>
    ask(actor, { helpNow: true, callBack: null }, (id) => service.helpNow(id, { actor, commandId }));
  async function askCallBack(actor: CallerActor, commandId: string, { when, ...facts }: CallWish): Promise<TalkView> {
    const { contact } = await currentOf(actor.conversationId);
    const window = await times.windowFor(contact, when);
    if (!window && contact.commands.includes(commandId)) return viewNow(actor);
    if (!window) throw timeGone();
    const callBack = { facts, window };
    return ask(actor, { helpNow: false, callBack }, (id) => callBacks.ask(id, callBack, { actor, commandId }));
  }
  async function takeBackCall(actor: CallerActor, commandId: string): Promise<TalkView> {
    await callBacks.takeBack((await currentOf(actor.conversationId)).contact._id, { actor, commandId });
    return viewNow(actor);
  }
  /** When somebody could be called: whoever has a conversation by the line they are in. */
  const timesOf = async (actor: CallerActor | null, wish: LineWish): Promise<Times> =>
    actor ? times.timesFor((await currentOf(actor.conversationId)).contact) : times.timesForNew(wish);
  async function leave(actor: CallerActor, commandId: string): Promise<void> {
    await service.leave((await currentOf(actor.conversationId)).contact._id, { actor, commandId });
  }

  return { open, write, react, ensureContact, view, helpNow, askCallBack, takeBackCall, timesOf, leave };
}

const callerOf = ({ _id }: Conversation): CallerActor => ({ kind: 'caller', conversationId: _id as ConversationId });

const timeGone = (): AppError =>
  new AppError('callBackTimeGone', 422, 'This time cannot be chosen any more. Choose another one; nothing was changed.');
