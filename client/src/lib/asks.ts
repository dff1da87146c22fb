import { transferApi } from '#shared/routing/transfer.api.ts';
import { transferEvents } from '#shared/routing/transfer.events.ts';
import type { AskView } from '#shared/routing/transfer.schema.ts';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { now } from './clock.ts';
import { useCommand } from './command.ts';
import type { ApiError } from './http.ts';
import { patchRoute, useRoute } from './query.ts';
import { useLive } from './socket.tsx';

const none: readonly AskView[] = [];

/** Takes a question out of what the page shows. */
function useDrop(): (id: string) => void {
  const queries = useQueryClient();
  return useCallback(
    (id) => patchRoute(queries, transferApi.asks, {}, ({ asks }) => ({ asks: asks.filter((ask) => ask.id !== id) })),
    [queries],
  );
}

/** What colleagues ask of the signed-in person now, the oldest first; those put aside here are left out. */
export function useAsks(): { readonly asks: readonly AskView[]; readonly putAside: (id: string) => void } {
  const queries = useQueryClient();
  const drop = useDrop();
  const [aside, setAside] = useState<readonly string[]>([]);
  const { data } = useRoute(transferApi.asks, {}, { refetchInterval: 20_000 });
  useLive(transferEvents.asked, (ask) =>
    patchRoute(queries, transferApi.asks, {}, ({ asks }) => ({ asks: [...asks.filter(({ id }) => id !== ask.id), ask] })),
  );
  useLive(transferEvents.ended, ({ transferId }) => drop(transferId));
  const asks = (data?.asks ?? none).filter(({ id, deadline }) => !aside.includes(id) && Date.parse(deadline) > now());
  return { asks, putAside: useCallback((id) => setAside((known) => [...known, id]), []) };
}

type Handlers = {
  readonly onCame: (contact: ContactSummary, ask: AskView) => void;
  readonly onError: (error: ApiError) => void;
  /** A supervisor's "not now" hides the question here, and stands for nobody else. */
  readonly putAside: (id: string) => void;
};

/** Coming, or not, when a colleague asks. */
export function useAskActs(ask: AskView, { onCame, onError, putAside }: Handlers) {
  const drop = useDrop();
  const params = { contactId: ask.contactId, transferId: ask.id };
  const accepting = useCommand(transferApi.accept, {
    onDone: (contact) => {
      drop(ask.id);
      onCame(contact, ask);
    },
    onError: (error) => {
      if (error.code === 'askGone') drop(ask.id);
      onError(error);
    },
  });
  const declining = useCommand(transferApi.decline, { onDone: () => drop(ask.id), onError });
  const isPending = accepting.isPending || declining.isPending;
  return {
    isPending,
    accept: () => !isPending && accepting.run({ params }),
    decline: () => (ask.toSupervisors ? putAside(ask.id) : !isPending && declining.run({ params })),
  };
}
