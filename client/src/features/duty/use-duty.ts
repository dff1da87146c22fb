import type { DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useDutyTasks } from '../../lib/duty-tasks.ts';
import type { ApiError } from '../../lib/http.ts';
import { keepView } from './device/kept.ts';
import { useKept } from './device/kept-context.tsx';
import { lookForNewer } from './device/shell.ts';
import { forgetDrafts } from './drafts.ts';
import type { Outbox } from './outbox.ts';
import { endingOf, inOrder, withSteps, type DutyStep, type ShownTask } from './steps.ts';
import { usePictures } from './photo/pictures.ts';
import { useOutbox } from './use-outbox.ts';

/** Something that happened to a task and must be read: it ended, or a step was refused. */
export type Note = {
  readonly id: string;
  readonly number: number;
  readonly kind: 'ended' | 'closed' | 'refused' | 'picture';
  readonly error?: ApiError;
};

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

/** Keeps on this device what must be readable without a network; what is over goes with it. */
function useKeeping({ data, dataUpdatedAt, error }: ReturnType<typeof useDutyTasks>, waiting: readonly DutyStep[]): void {
  const kept = useKept();
  useEffect(() => {
    if (!data) return;
    void keepView(kept, dataUpdatedAt, data, new Set(waiting.map((step) => step.dispatchId)));
    forgetDrafts(kept, new Set(data.tasks.map((task) => task.id)));
  }, [kept, data, dataUpdatedAt, waiting]);
  useEffect(() => {
    if (error?.code === 'outdated') lookForNewer();
  }, [error]);
}

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
  const pictures = usePictures(staffId, (error) => addNote({ id: 'picture', number: 0, kind: 'picture', error }));
  useEndings(duty.data?.tasks, outbox, addNote);
  useKeeping(duty, waiting);
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
  return { duty, shown, waiting, pictures, notes, dismiss, press };
}
export type Duty = ReturnType<typeof useDuty>;
