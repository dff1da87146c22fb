import { dutyApi } from '#shared/dispatch/duty.api.ts';
import { dispatchEvents, dispatchRequests } from '#shared/dispatch/dispatch.events.ts';
import type { DutyTask, DutyView } from '#shared/dispatch/dispatch.schema.ts';
import type { DispatchId } from '#shared/kernel/ids.ts';
import { useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { ApiError } from './http.ts';
import { patchRoute, useRoute } from './query.ts';
import { useConnection, useLive, useRequest } from './socket.tsx';

/** Puts a task in, over, or (null) out of what a page holds; an older version never replaces a newer one. */
function place(tasks: readonly DutyTask[], id: DispatchId, task: DutyTask | null): DutyTask[] {
  if (task === null) return tasks.filter((one) => one.id !== id);
  const known = tasks.find((one) => one.id === id);
  if (!known) return [...tasks, task];
  return known.version > task.version ? [...tasks] : tasks.map((one) => (one.id === id ? task : one));
}

/** Shows a task as the server just told it; null takes it away. */
export const putDutyTask = (queries: QueryClient, id: DispatchId, task: DutyTask | null): void =>
  patchRoute(queries, dutyApi.duty, {}, (answer) => ({ ...answer, tasks: place(answer.tasks, id, task) }));

/** Tells the server that a page is on this device, and that it is on the screen; once each, again when it could not be told. */
function useReceipts(tasks: readonly DutyTask[], isVisible: boolean): void {
  const ask = useRequest();
  const { kind } = useConnection();
  const told = useRef(new Set<string>());
  useEffect(() => {
    if (kind !== 'connected') return;
    for (const { id, round, mine } of tasks) {
      if (mine === 'other') continue;
      for (const what of isVisible ? (['received', 'seen'] as const) : (['received'] as const)) {
        const key = `${id} ${round} ${what}`;
        if (told.current.has(key)) continue;
        told.current.add(key);
        ask(dispatchRequests.receipt, { dispatchId: id, round, what }).catch(() => told.current.delete(key));
      }
    }
  }, [ask, kind, tasks, isVisible]);
}

const visibility = {
  subscribe: (listener: () => void) => {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
  read: () => document.visibilityState === 'visible',
};
const nothing: readonly DutyTask[] = [];

/** What the ladder asks of the signed-in person, live; the page that shows it gives the receipts. */
export function useDutyTasks(): UseQueryResult<DutyView, ApiError> {
  const queries = useQueryClient();
  // Broadcasts may be missed on a poor network: the page also asks by itself.
  const duty = useRoute(dutyApi.duty, {}, { refetchInterval: 20_000, staleTime: 0 });
  useLive(dispatchEvents.task, ({ dispatchId, task }) => putDutyTask(queries, dispatchId, task));
  useReceipts(duty.data?.tasks ?? nothing, useSyncExternalStore(visibility.subscribe, visibility.read));
  return duty;
}
