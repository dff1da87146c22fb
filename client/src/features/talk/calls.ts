import type { Topic } from '#shared/contacts/contact.schema.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import type { Attempts } from '../../lib/attempts.ts';
import type { AskPublic } from '../../lib/public/public-api.ts';
import type { CallBackAct, Outbox } from './outbox.ts';
import type { TalkStore } from './talk-state.ts';

type Deps = {
  readonly store: TalkStore;
  readonly outbox: Outbox;
  readonly ask: AskPublic;
  readonly attempts: Attempts;
  readonly about: () => { readonly screen: 'ur' | 'en'; readonly topic: Topic | null };
};

/** What a person does about being called. */
export function createCalls({ store, outbox, ask, attempts, about }: Deps) {
  return {
    callMe: (act: CallBackAct): void => {
      outbox.dropRefusedCalls();
      store.set({ asked: act });
      outbox.add(act);
    },
    /** When we could call this person; throws ApiError. */
    callTimes: () => {
      const { screen, topic } = about();
      return ask('callBackTimes', { query: { language: screen, ...(topic === null ? {} : { topic }) } });
    },
    /** Waits here instead of being called; throws ApiError. */
    waitInstead: async (): Promise<void> => {
      const back = (commandId: CommandId) => ask('takeBackCall', { body: { commandId } });
      store.take([], await attempts.run({ target: 'call', words: 'takeBack', send: back }));
      store.set({ asked: null });
    },
  };
}
