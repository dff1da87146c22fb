import { dutyApi } from '#shared/dispatch/duty.api.ts';
import type { DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { call } from '../../lib/api.ts';
import { now } from '../../lib/clock.ts';
import { putDutyTask, useDutyTasks } from '../../lib/duty-tasks.ts';
import type { ApiError } from '../../lib/http.ts';
import { useConnection } from '../../lib/socket.tsx';
import { createOutbox, type Outbox } from './outbox.ts';
import { endingOf, inOrder, withSteps, type DutyStep, type ShownTask } from './steps.ts';

/** Something that happened to a task and must be read: it ended, or a step was refused. */
export type Note = {
  readonly id: string;
  readonly number: number;
  readonly kind: 'ended' | 'closed' | 'refused';
  readonly error?: ApiError;
};

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
    case 'claim':
      return call(dutyApi.claim, { params, body: { ...body, outcome: step.outcome, report: step.report } });
  }
}

/** The officer's steps, kept on this device under their own name until they are sent. */
function useOutbox(staffId: string, onRefused: (step: DutyStep, error: ApiError) => void): Outbox {
  const queries = useQueryClient();
  const refused = useRef(onRefused);
  useEffect(() => {
    refused.current = onRefused;
  });
  const [outbox] = useState(() => {
    const key = `muhafiz.duty.${staffId}`;
    const box: Outbox = createOutbox<DutyTask | undefined>({
      store: {
        read: () => window.localStorage.getItem(key),
        write: (text) => (text === null ? window.localStorage.removeItem(key) : window.localStorage.setItem(key, text)),
      },
      send: sendStep,
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

/** Notes what becomes of the tasks this officer had to do with, when they are gone. */
function useEndings(tasks: readonly DutyTask[] | undefined, outbox: Outbox, add: (note: Note) => void): void {
  const before = useRef<readonly DutyTask[]>([]);
  useEffect(() => {
    if (!tasks) return;
    for (const gone of before.current.filter((one) => !tasks.some((task) => task.id === one.id))) {
      const kind = endingOf(gone);
      const declined = outbox.list().some((step) => step.dispatchId === gone.id && step.act === 'decline') || declinedHere.has(gone.id);
      if (kind && !declined) add({ id: gone.id, number: gone.contactNumber, kind });
    }
    before.current = tasks;
  }, [tasks, outbox, add]);
}
const declinedHere = new Set<string>();

const nothing: readonly DutyTask[] = [];

/** Everything the duty page shows and does. */
export function useDuty(staffId: string) {
  const [notes, setNotes] = useState<readonly Note[]>([]);
  const addNote = useCallback((note: Note) => setNotes((all) => [...all.filter((one) => one.id !== note.id), note]), []);
  const duty = useDutyTasks();
  const tasks = duty.data?.tasks ?? nothing;
  const outbox = useOutbox(staffId, (step, error) => {
    const number = tasks.find((task) => task.id === step.dispatchId)?.contactNumber;
    if (number !== undefined) addNote({ id: step.dispatchId, number, kind: 'refused', error });
  });
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.list);
  useEndings(duty.data?.tasks, outbox, addNote);
  const press = useCallback(
    (step: DutyStep) => {
      if (step.act === 'decline') declinedHere.add(step.dispatchId);
      outbox.add(step);
    },
    [outbox],
  );
  const shown = useMemo(
    () => inOrder(tasks.map((task) => withSteps(task, waiting)).filter((task): task is ShownTask => task !== null)),
    [tasks, waiting],
  );
  const dismiss = useCallback((id: string) => setNotes((all) => all.filter((note) => note.id !== id)), []);
  return { duty, shown, waiting, notes, dismiss, press };
}
export type Duty = ReturnType<typeof useDuty>;
