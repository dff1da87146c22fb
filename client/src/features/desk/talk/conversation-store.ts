import type { Receipts, StaffMessage } from '#shared/channels/message.schema.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { CommandId, ContactId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { call } from '../../../lib/api.ts';
import { now } from '../../../lib/clock.ts';
import { runCommand } from '../../../lib/command.ts';
import { ApiError } from '../../../lib/http.ts';
import { knownUpTo, mergeMessages } from '../../../lib/messages.ts';
import { createPump } from '../state/pump.ts';
import { createStore, type Store } from '../state/store.ts';
import { furtherReceipts, isLeftBehind, noReceipts, type Outgoing } from './messages.ts';

export type ConversationState = {
  readonly loaded: boolean;
  readonly messages: readonly StaffMessage[];
  readonly outgoing: readonly Outgoing[];
  readonly receipts: Receipts;
  /** When the caller was last heard typing, in epoch milliseconds. */
  readonly typedAt: number;
  /** The reply begun and not sent. */
  readonly draft: string;
  /** The reply as it went along when this contact was last passed on. */
  readonly along: string;
  /** The hand-over whose reply was put into the box; empty for none. */
  readonly goneOn: string;
  /** The number of the last message this desk has shown to its agent. */
  readonly read: number;
};
export type ConversationStore = ReturnType<typeof createConversationStore>;

const empty: ConversationState = {
  loaded: false,
  messages: [],
  outgoing: [],
  receipts: noReceipts,
  typedAt: 0,
  draft: '',
  along: '',
  goneOn: '',
  read: 0,
};

/** What is known after messages and receipts came, by whatever way. */
function withMessages(old: ConversationState, messages: readonly StaffMessage[], receipts?: Receipts): Partial<ConversationState> {
  const arrived = new Set(messages.map(({ commandId }) => commandId));
  const outgoing = old.outgoing.some(({ commandId }) => arrived.has(commandId))
    ? old.outgoing.filter(({ commandId }) => !arrived.has(commandId))
    : old.outgoing;
  const further = receipts ? furtherReceipts(old.receipts, receipts) : old.receipts;
  // Whoever has sent it is no longer typing it.
  const typedAt = messages.some(({ from }) => from === 'caller') ? 0 : old.typedAt;
  return {
    messages: mergeMessages(old.messages, messages),
    outgoing,
    receipts: further,
    read: Math.max(old.read, further.agent.read),
    typedAt,
  };
}

const newReply = (text: string): Outgoing => ({ commandId: newId<CommandId>(), text, at: now(), state: 'sending', code: null });

function withReplyBack({ outgoing, draft }: ConversationState, id: CommandId): Partial<ConversationState> {
  const text = outgoing.find(({ commandId }) => commandId === id)?.text ?? '';
  return { outgoing: outgoing.filter(({ commandId }) => commandId !== id), draft: draft === '' ? text : `${draft}\n${text}` };
}

/** Goes on with a reply that somebody else had begun; false when that was done already or something is in the box. */
export function goOnWith({ get, set }: Store<ConversationState>, goneOn: string, draft: string): boolean {
  const { goneOn: last, draft: mine } = get();
  if (last === goneOn) return false;
  const isFree = mine.trim() === '';
  set((old) => ({ ...old, goneOn, ...(isFree ? { draft } : {}) }));
  return isFree;
}

/** The box of the reply that is begun. */
function createBox({ get, set }: Store<ConversationState>) {
  return {
    draft: (draft: string) => set((old) => ({ ...old, draft })),
    /** The reply begun, remembered as what goes along with the contact. */
    goesAlong: (): string => {
      set((old) => ({ ...old, along: old.draft }));
      return get().draft;
    },
    /** Somebody else goes on with the contact: empties the box, and gives the words in it that did not go along. */
    handedOver: (): string => {
      const left = isLeftBehind(get()) ? get().draft : '';
      set((old) => ({ ...old, draft: '', along: '' }));
      return left;
    },
  };
}

/** One conversation on the desk: its messages, the replies on their way (one after the other, in order), the draft. */
export function createConversationStore(contactId: ContactId) {
  const store = createStore<ConversationState>(empty);
  const params = { contactId };
  const patch = (part: (old: ConversationState) => Partial<ConversationState>) => store.set((old) => ({ ...old, ...part(old) }));
  const mark = (id: CommandId, state: Outgoing['state'], code: string | null = null) =>
    patch(({ outgoing }) => ({ outgoing: outgoing.map((one) => (one.commandId === id ? { ...one, state, code } : one)) }));

  const pump = createPump<Outgoing, { message: StaffMessage }>({
    delayMs: 0,
    take: () => store.get().outgoing.find(({ state }) => state !== 'refused') ?? null,
    // The reply's own id, not the pump's: a reply tried again by hand must not be written twice either.
    send: ({ commandId, text }) =>
      runCommand(contactsApi.reply, { params, body: { text } }, { commandId, onRetry: () => mark(commandId, 'retrying') }).catch(
        (error: unknown) => {
          mark(commandId, 'retrying');
          throw error;
        },
      ),
    done: ({ message }) => take([message]),
    refused: (error, { commandId }) => mark(commandId, 'refused', error instanceof ApiError ? error.code : 'other'),
    onPhase: () => undefined,
  });
  /** Sends what is on its way; one refused reply does not hold up the next. */
  const send = (): void => void pump.flush().then(() => (pump.phase() === 'stopped' ? pump.flush() : undefined));

  const take = (messages: readonly StaffMessage[], receipts?: Receipts): void => patch((old) => withMessages(old, messages, receipts));

  /** Fetches what is not known yet; also after every reconnect, since news missed while away do not come after. */
  async function fetchNewer(signal?: AbortSignal): Promise<true> {
    for (;;) {
      const after = knownUpTo(store.get().messages);
      const { messages, more, receipts } = await call(contactsApi.messages, { params, query: { after } }, { signal });
      take(messages, receipts);
      if (!more || messages.length === 0) break;
    }
    patch(() => ({ loaded: true }));
    return true;
  }

  return {
    ...store,
    posted: (message: StaffMessage) => take([message]),
    fetchNewer,
    /** Sends a reply; `beside` leaves the one begun in the box as it is. */
    write: (text: string, beside = false) => {
      patch(({ outgoing, draft }) => ({ outgoing: [...outgoing, newReply(text)], draft: beside ? draft : '' }));
      send();
    },
    tryAgain: (id: CommandId) => {
      mark(id, 'sending');
      send();
    },
    /** Puts a refused reply back into the box. */
    takeBack: (id: CommandId) => patch((old) => withReplyBack(old, id)),
    receipts: (receipts: Receipts) => take([], receipts),
    typed: () => patch(() => ({ typedAt: now() })),
    ...createBox(store),
    /** The agent has seen the messages up to this number. */
    saw: (seq: number) => patch((old) => (seq > old.read ? { read: seq } : {})),
    isUnsaved: () => store.get().outgoing.length > 0 || store.get().draft.trim() !== '',
  };
}
