import type { Message, Receipts } from '#shared/channels/message.schema.ts';
import type { TalkView } from '#shared/channels/talk.api.ts';
import { mergeMessages } from '../../lib/messages.ts';
import type { CallBackAct, Outgoing } from './outbox.ts';

export type TalkState = {
  readonly code: string | null;
  readonly view: TalkView | null;
  readonly messages: readonly Message[];
  readonly outbox: readonly Outgoing[];
  /** What was written when a call was asked for, so that whoever only changes the time writes nothing again. */
  readonly asked: CallBackAct | null;
  /** The other side is typing, until this moment (epoch ms). */
  readonly typingUntil: number;
  /** The server cannot be reached at the moment. */
  readonly offline: boolean;
  /** The server does not know the code. */
  readonly unknown: boolean;
};

export type TalkStore = ReturnType<typeof createTalkStore>;

const nothing = { code: null, view: null, messages: [], outbox: [], asked: null };
const empty: TalkState = { ...nothing, typingUntil: 0, offline: false, unknown: false };
const nothingSeen: Receipts = { caller: { delivered: 0, read: 0 }, agent: { delivered: 0, read: 0 } };

/** The receipts to show, also before the first answer. */
export const receiptsOf = ({ view }: TalkState): Receipts => view?.receipts ?? nothingSeen;

/** Holds what the page knows of its conversation; in memory only. */
export function createTalkStore(code: string | null) {
  const listeners = new Set<() => void>();
  let state: TalkState = { ...empty, code };
  let ended = false;

  const set = (change: Partial<TalkState>) => {
    if (ended) return;
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };
  return {
    get: () => state,
    set,
    /** Takes messages and the view of an answer: the server was reached. */
    take: (incoming: readonly Message[], view?: TalkView) =>
      set({ messages: mergeMessages(state.messages, incoming), ...(view ? { view } : {}), offline: false }),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Forgets a conversation whose code nobody knows. */
    lose: () => set({ ...empty, unknown: true }),
    ended: () => ended,
    /** Empties everything, for good. */
    end: () => {
      ended = true;
      state = empty;
    },
  };
}
