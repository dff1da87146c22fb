import type { Message } from '#shared/channels/message.schema.ts';
import type { TalkView } from '#shared/channels/talk.api.ts';
import type { Topic } from '#shared/contacts/contact.schema.ts';
import type { CommandId, PlaceId } from '#shared/kernel/ids.ts';
import { createAttempts } from '../../lib/attempts.ts';
import type { Link } from '../../lib/link.ts';
import { knownUpTo } from '../../lib/messages.ts';
import { typingRequest } from '../../lib/public/channel-names.ts';
import type { AskPublic } from '../../lib/public/public-api.ts';
import { createCalls } from './calls.ts';
import { createKeepUp } from './keep-up.ts';
import { createOutbox, type Act, type CallBackAct, type Outgoing } from './outbox.ts';
import { createTalkStore } from './talk-state.ts';

export type Deps = {
  readonly ask: AskPublic;
  readonly connect: (code: () => string | null) => Promise<Link>;
  readonly codes: { readonly read: () => string | null; readonly keep: (code: string) => void };
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
  /** The language on screen, the area chosen, and what it is about when that was said, for opening. */
  readonly about: () => { readonly screen: 'ur' | 'en'; readonly areaId: PlaceId | null; readonly topic: Topic | null };
};

export type Conversation = ReturnType<typeof createConversation>;

function openingBody(commandId: string, act: Act, { screen, areaId, topic }: ReturnType<Deps['about']>) {
  return {
    commandId,
    language: screen,
    screen,
    areaId,
    ...(topic === null ? {} : { topic }),
    helpNow: act.kind === 'help',
    text: act.kind === 'text' ? act.text : null,
    callBack: act.kind === 'callBack' ? callBackOf(act) : null,
  };
}
// The server keeps the opening words under the conversation's own id; here they stay the line that stands there already.
const underItsCommand = ({ messages, view }: { messages: readonly Message[]; view: TalkView }, commandId: CommandId): Message[] =>
  messages.map((message) => ((message.commandId as string) === view.conversationId ? { ...message, commandId } : message));
const callBackOf = ({ kind: _, ...wish }: CallBackAct) => wish;

/** Makes the conversation of this tab: everything about it is in memory, but its code. */
export function createConversation({ ask, connect, codes, wait, now, about }: Deps) {
  const store = createTalkStore(codes.read());
  const outbox = createOutbox({ send, wait, now, changed: outboxChanged });
  const keepUp = createKeepUp({ store, ask, connect, now, reached: () => outbox.wake() });
  const attempts = createAttempts({ now });
  let seen = { delivered: 0, read: 0 };

  function outboxChanged(): void {
    const items = outbox.items();
    const has = (status: Outgoing['status']) => items.some((item) => item.status === status);
    // Whoever is asked to wait a moment has reached us.
    store.set({ outbox: items, ...(has('kept') ? { offline: true } : has('slow') ? { offline: false } : {}) });
  }
  async function send({ commandId, act }: Outgoing): Promise<void> {
    if (store.get().code === null) return open(commandId, act);
    if (act.kind === 'text') return store.take([(await ask('post', { body: { commandId, text: act.text } })).message]);
    if (act.kind === 'help') return store.take([], await ask('helpNow', { body: { commandId } }));
    return store.take([], await ask('callBack', { body: { commandId, ...callBackOf(act) } }));
  }
  async function open(commandId: CommandId, act: Act): Promise<void> {
    const opened = await ask('open', { body: openingBody(commandId, act, about()) }, { code: null });
    adopt(opened.code);
    store.take(underItsCommand(opened, commandId), opened.view);
    keepUp.begin();
  }
  function adopt(code: string): void {
    // Left in a hurry while the answer was on its way: nothing may be stored any more.
    if (store.ended()) return;
    codes.keep(code);
    store.set({ code, unknown: false });
  }
  function saw(read: boolean): void {
    const delivered = knownUpTo(store.get().messages);
    const next = { delivered, read: read ? delivered : seen.read };
    if (store.get().code === null || (next.delivered <= seen.delivered && next.read <= seen.read)) return;
    const before = seen;
    seen = next;
    ask('seen', { body: next }).catch(() => {
      seen = before;
    });
  }
  async function resume(): Promise<void> {
    if (store.get().code === null) return;
    keepUp.begin();
    await keepUp.sync();
  }

  return {
    state: store.get,
    subscribe: store.subscribe,
    /** Continues the conversation of this tab, if there is one. */
    resume,
    /** Comes back by a code that was typed; throws ApiError (401 when nobody knows it). */
    comeBack: async (code: string) => {
      const view = await ask('view', {}, { code });
      adopt(code);
      store.take([], view);
      await resume();
    },
    /** Says how far messages have reached this phone, and whether they are on the screen. */
    saw,
    /** Takes back that the code was not known: somebody starts anew. */
    startAnew: () => store.set({ unknown: false }),
    say: (text: string) => void outbox.add({ kind: 'text', text }),
    again: outbox.again,
    /** Goes on in a new conversation with what the full one did not take. */
    startNew: () => {
      keepUp.stop();
      seen = { delivered: 0, read: 0 };
      store.set({ code: null, view: null, messages: [], asked: null, typingUntil: 0 });
      outbox.renew();
    },
    needHelp: () => {
      const asked = store.get().view?.helpNow === true || outbox.items().some(({ act }) => act.kind === 'help');
      if (!asked) outbox.add({ kind: 'help' }, true);
    },
    ...createCalls({ store, outbox, ask, attempts, about }),
    leaveLine: async () => {
      await attempts.run({ target: 'line', words: 'leave', send: (commandId) => ask('leave', { body: { commandId } }) });
      await keepUp.sync();
    },
    /** Tells the other side that somebody is typing here, where the live connection holds. */
    type: () => {
      const { view } = store.get();
      const link = keepUp.link();
      if (view && link?.state().kind === 'connected')
        link.request(typingRequest, { conversationId: view.conversationId }).catch(() => undefined);
    },
    /** Empties everything, for good. */
    end: () => {
      store.end();
      outbox.clear();
      keepUp.end();
    },
  };
}
