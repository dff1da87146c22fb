import type { CommandId, ContactId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/new-id.ts';
import type { TriageInput } from '#shared/triage/answers.schema.ts';
import { triageApi, type TriageView } from '#shared/triage/triage.api.ts';
import { call } from '../../../lib/api.ts';
import { now } from '../../../lib/clock.ts';
import { runCommand } from '../../../lib/command.ts';
import { ApiError } from '../../../lib/http.ts';
import { createPump, type PumpPhase } from '../state/pump.ts';
import { createStore } from '../state/store.ts';
import { answered, emptyTriage, toSave, triageFetched, triageSaved, type Part, type TriageState } from './triage-state.ts';

export type TriageDesk = TriageState & { readonly phase: PumpPhase; readonly savedAt: number | null; readonly error: ApiError | null };
export type TriageStore = ReturnType<typeof createTriageStore>;

/** The triage of one contact, saved with every answer. */
export function createTriageStore(contactId: ContactId) {
  const store = createStore<TriageDesk>({ ...emptyTriage, phase: 'idle', savedAt: null, error: null });
  const params = { contactId };
  const update = (step: (state: TriageState) => TriageState) => store.set((old) => ({ ...old, ...step(old) }));

  const pump = createPump<TriageInput, TriageView>({
    delayMs: 400,
    take: () => toSave(store.get()),
    send: (input, options) => runCommand(triageApi.answer, { params, body: { input } }, options),
    done: (view, sent) => store.set((old) => ({ ...old, ...triageSaved(old, view, sent), savedAt: now(), error: null })),
    refused: (error) => store.set((old) => ({ ...old, error: error instanceof ApiError ? error : null })),
    onPhase: (phase) => store.set((old) => ({ ...old, phase })),
  });

  return {
    ...store,
    fetched: (view: TriageView) => update((state) => triageFetched(state, view)),
    answer: (part: Part, id: string, value: string) => {
      update((state) => ({ ...state, input: answered(state.input, part, id, value) }));
      pump.touch();
    },
    flush: pump.flush,
    lastWords: () => {
      const input = toSave(store.get());
      if (input)
        call(triageApi.answer, { params, body: { input, commandId: newId<CommandId>() } }, { keepalive: true }).catch(() => undefined);
    },
    isUnsaved: () => toSave(store.get()) !== null,
  };
}
