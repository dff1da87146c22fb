import { recordApi } from '#shared/contacts/record.api.ts';
import type { Notes } from '#shared/contacts/record.schema.ts';
import type { CommandId, ContactId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { call } from '../../../lib/api.ts';
import { runCommand } from '../../../lib/command.ts';
import { ApiError } from '../../../lib/http.ts';
import { createPump, type PumpPhase } from '../state/pump.ts';
import { createStore } from '../state/store.ts';
import {
  emptyNotes,
  isUnsaved,
  lastSave,
  notesFetched,
  notesMoved,
  notesResolved,
  notesSaved,
  notesTyped,
  onNotesNews,
  toSave,
  type NotesState,
} from './notes-state.ts';

export type NotesView = NotesState & { readonly phase: PumpPhase; readonly error: ApiError | null };
export type NotesStore = ReturnType<typeof createNotesStore>;

/** The notes of one contact, saved as they are typed; they live as long as the page, not only as long as their tab is in front. */
export function createNotesStore(contactId: ContactId) {
  const store = createStore<NotesView>({ ...emptyNotes, phase: 'idle', error: null });
  const params = { contactId };
  const update = (step: (state: NotesState) => NotesState) => store.set((old) => ({ ...old, ...step(old) }));
  let newest = 0;
  let underway: CommandId | null = null;

  const pump = createPump<{ base: number; text: string }, Notes>({
    delayMs: 800,
    take: () => toSave(store.get()),
    send: (body, options) => {
      underway = options.commandId;
      return runCommand(recordApi.saveNotes, { params, body }, options);
    },
    done: (notes) => {
      underway = null;
      store.set((old) => ({ ...old, ...notesSaved(old, notes), error: null }));
      // News that came while this was on its way, and were not of it.
      if (newest > notes.revision) setTimeout(() => void catchUp(), 0);
    },
    refused: async (error) => {
      underway = null;
      if (error instanceof ApiError && error.code === 'notesMoved') {
        const theirs = await call(recordApi.notes, { params }).catch(() => null);
        if (theirs) return update((state) => notesMoved(state, theirs));
      }
      store.set((old) => ({ ...old, error: error instanceof ApiError ? error : null }));
    },
    onPhase: (phase) => store.set((old) => ({ ...old, phase })),
  });

  const isSending = (): boolean => pump.phase() === 'sending' || pump.phase() === 'retrying';

  async function catchUp(): Promise<void> {
    const step = onNotesNews(store.get(), isSending(), newest);
    if (step === 'save') return pump.flush();
    if (step !== 'fetch') return;
    const theirs = await call(recordApi.notes, { params }).catch(() => null);
    if (theirs) update((state) => notesFetched(state, theirs));
  }

  /** What goes with the page when it is left. */
  function lastWords(): void {
    const body = lastSave(store.get(), underway);
    if (!body) return;
    const commandId = newId<CommandId>();
    call(recordApi.saveNotes, { params, body: { ...body, commandId } }, { keepalive: true }).catch(() => undefined);
  }

  return {
    ...store,
    fetched: (notes: Notes) => update((state) => notesFetched(state, notes)),
    /** The server has this revision, saved here or at another desk of the same agent. */
    heard: (revision: number) => {
      newest = Math.max(newest, revision);
      void catchUp();
    },
    type: (text: string) => {
      update((state) => notesTyped(state, text));
      pump.touch();
    },
    resolve: (text: string) => {
      update((state) => notesResolved(state, text));
      void pump.flush();
    },
    flush: pump.flush,
    lastWords,
    isUnsaved: () => isUnsaved(store.get()),
  };
}
