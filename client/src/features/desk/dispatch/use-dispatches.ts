import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dispatchEvents } from '#shared/dispatch/dispatch.events.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { patchRoute, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';

// Receipts do not raise the version: news of the same version may tell of a page that was seen.
const put = (all: readonly DispatchView[], next: DispatchView): DispatchView[] => {
  const known = all.find(({ id }) => id === next.id);
  if (!known) return [next, ...all];
  return known.version > next.version ? [...all] : all.map((one) => (one.id === next.id ? next : one));
};

/** Puts a dispatch as the server just told it into what is shown of its contact. */
export function useDispatchNews(): (dispatch: DispatchView) => void {
  const queries = useQueryClient();
  return useCallback(
    (dispatch) =>
      patchRoute(queries, dispatchApi.ofContact, { params: { contactId: dispatch.contactId } }, (answer) => ({
        dispatches: put(answer.dispatches, dispatch),
      })),
    [queries],
  );
}

/** The dispatches of a contact, newest first, kept fresh by news and, while a ladder runs, by asking. */
export function useDispatches(contactId: ContactId) {
  const tell = useDispatchNews();
  useLive(dispatchEvents.changed, tell);
  return useRoute(dispatchApi.ofContact, { params: { contactId } }, { refetchInterval: 30_000 });
}
