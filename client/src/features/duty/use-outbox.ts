import { dutyApi } from '#shared/dispatch/duty.api.ts';
import type { DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import type { SessionView } from '#shared/people/people.schema.ts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../lib/api.ts';
import { now } from '../../lib/clock.ts';
import { putDutyTask } from '../../lib/duty-tasks.ts';
import { ApiError } from '../../lib/http.ts';
import { sessionKey } from '../../lib/session.tsx';
import { useConnection } from '../../lib/socket.tsx';
import { own, type Kept } from './device/kept.ts';
import { useKept } from './device/kept-context.tsx';
import { createOutbox, type Outbox, type StepStore } from './outbox.ts';
import type { DutyStep } from './steps.ts';

// A phone that was offline sends later than the button was pressed; a moment's delay is not worth telling.
const late = (pressedAt: string): string | null => (now() - Date.parse(pressedAt) > 3_000 ? pressedAt : null);

function sendStep(step: DutyStep): Promise<DutyTask | undefined> {
  const params = { dispatchId: step.dispatchId };
  const body = { commandId: step.id, pressedAt: late(step.pressedAt) };
  switch (step.act) {
    case 'acknowledge':
      return call(dutyApi.acknowledge, { params, body: { ...body, round: step.round } });
    case 'decline':
      return call(dutyApi.decline, { params, body: { commandId: step.id, reason: step.reason } });
    case 'enRoute':
      return call(dutyApi.enRoute, { params, body });
    case 'onScene':
      return call(dutyApi.onScene, { params, body });
    case 'checkIn':
      return call(dutyApi.checkIn, { params, body });
    case 'claim':
      return call(dutyApi.claim, { params, body: { ...body, outcome: step.outcome, report: step.report, handOver: step.handOver } });
  }
}

const notYet = () => new ApiError({ code: 'offline', status: 0, message: 'It is not known yet who is signed in.' });

/** Does something as this officer: not before the server has said that it is still they, and once more when the session was renewed elsewhere. */
export async function asOfficer<Answer>(queries: QueryClient, staffId: string, act: () => Promise<Answer>): Promise<Answer> {
  const isThey = () => {
    const state = queries.getQueryState<SessionView | null>(sessionKey);
    return state?.data?.staff.id === staffId && state.dataUpdatedAt > 0;
  };
  if (!isThey()) throw notYet();
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'notAllowed') throw error;
    await queries.refetchQueries({ queryKey: sessionKey });
    if (!isThey()) throw notYet();
    return act();
  }
}

const prefix = `${own}step:`;

/** The steps on this device, numbered in the order of pressing; the id in the key keeps two open pages apart. */
function storeOf(kept: Kept): StepStore {
  const keyOf = (id: string) => kept.list(prefix).find(([key]) => key.endsWith(id))?.[0];
  return {
    list: () => kept.list(prefix).map(([, step]) => step),
    put: (step) => {
      const last = Number(kept.list(prefix).at(-1)?.[0].slice(prefix.length).split(':')[0] ?? 0);
      void kept.set(`${prefix}${String(last + 1).padStart(8, '0')}:${step.id}`, step);
    },
    remove: (id) => {
      const key = keyOf(id);
      if (key) void kept.remove(key);
    },
  };
}

/** The officer's steps, kept on this device until they are sent. */
export function useOutbox(staffId: string, onRefused: (step: DutyStep, error: ApiError) => void): Outbox {
  const queries = useQueryClient();
  const kept = useKept();
  const refused = useRef(onRefused);
  useEffect(() => {
    refused.current = onRefused;
  });
  const [outbox] = useState(() => {
    const box: Outbox = createOutbox<DutyTask | undefined>({
      store: storeOf(kept),
      send: (step) => asOfficer(queries, staffId, () => sendStep(step)),
      onSent: (step, task) => {
        putDutyTask(queries, step.dispatchId, task ?? null);
        if (task && task.mine !== 'leading') box.drop(step.dispatchId);
      },
      onRefused: (step, error) => {
        refused.current(step, error);
        void queries.invalidateQueries();
      },
    });
    return box;
  });
  const connection = useConnection();
  useEffect(() => {
    void outbox.flush();
    const again = () => void outbox.flush();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [outbox, connection.kind]);
  return outbox;
}
