import type { Message, Receipts } from '#shared/channels/message.schema.ts';
import { talkNews } from '../../lib/public/channel-names.ts';
import type { AskPublic } from '../../lib/public/public-api.ts';
import { ApiError, isTransient } from '../../lib/http.ts';
import type { Link } from '../../lib/link.ts';
import { knownUpTo } from '../../lib/messages.ts';
import type { TalkStore } from './talk-state.ts';

type Deps = {
  readonly store: TalkStore;
  readonly ask: AskPublic;
  /** Makes the live connection; when it cannot be loaded, asking every few seconds does. */
  readonly connect: (code: () => string | null) => Promise<Link>;
  readonly now: () => number;
  /** Told whenever the server was reached. */
  readonly reached: () => void;
};

/** Milliseconds between questions to the server: without and with a live connection. */
const polling = { alone: 4_000, live: 20_000 };
/** How long "is typing" is shown after the last sign of it, in milliseconds. */
const typingShown = 5_000;

export type KeepUp = ReturnType<typeof createKeepUp>;

/** Keeps the page up with its conversation: by news where the live connection holds, by asking where it does not. */
export function createKeepUp({ store, ask, connect, now, reached }: Deps) {
  let link: Link | null = null;
  let connecting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let syncing: Promise<void> | null = null;
  let again = false;

  async function fetchAll(): Promise<void> {
    const { code } = store.get();
    const view = await ask('view', {});
    for (let more = true; more;) {
      const page = await ask('messages', { query: { after: knownUpTo(store.get().messages) } });
      // Begun anew meanwhile: this is of the conversation before.
      if (store.get().code !== code) return;
      store.take(page.messages, view);
      more = page.more && page.messages.length > 0;
    }
  }
  async function syncOnce(): Promise<void> {
    try {
      await fetchAll();
      reached();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) store.lose();
      else if (isTransient(error)) store.set({ offline: true });
    }
  }
  /** Fetches where the conversation stands and what is not known yet; asked meanwhile, it runs once more. */
  function sync(): Promise<void> {
    again = syncing !== null;
    syncing ??= syncOnce().finally(() => {
      syncing = null;
      if (again && !store.ended()) void sync();
    });
    return syncing;
  }
  function poll(): void {
    clearTimeout(timer);
    if (store.ended() || store.get().code === null) return;
    const live = link?.state().kind === 'connected';
    timer = setTimeout(() => void sync().finally(poll), live ? polling.live : polling.alone);
  }

  function listen(made: Link): void {
    made.on(talkNews.posted, (news) => {
      const message = news as Message;
      store.take([message]);
      if (message.from === 'agent') store.set({ typingUntil: 0 });
      if (message.seq > knownUpTo(store.get().messages)) void sync();
    });
    made.on(talkNews.receipts, (news) => {
      const { view } = store.get();
      if (view) store.set({ view: { ...view, receipts: (news as { receipts: Receipts }).receipts } });
    });
    made.on(talkNews.typing, (news) => {
      if ((news as { from: string }).from === 'agent') store.set({ typingUntil: now() + typingShown });
    });
    made.on(talkNews.changed, () => void sync());
    made.subscribe(() => {
      if (made.state().kind === 'connected') void sync();
      poll();
    });
  }
  function begin(): void {
    poll();
    if (connecting) return;
    connecting = true;
    connect(() => store.get().code).then(
      (made) => {
        if (store.ended()) return made.close();
        link = made;
        listen(made);
        made.open();
      },
      () => {
        connecting = false;
      },
    );
  }

  return {
    begin,
    sync,
    link: () => link,
    /** Lets go of the conversation, so that another one may begin. */
    stop: () => {
      clearTimeout(timer);
      link?.close();
      link = null;
      connecting = false;
    },
    end: () => {
      clearTimeout(timer);
      link?.close();
    },
  };
}
