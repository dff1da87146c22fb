import { recordApi } from '#shared/contacts/record.api.ts';
import type { ContactRecord } from '#shared/contacts/record.schema.ts';
import type { CommandId, ContactId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { call } from '../../../lib/api.ts';
import { now } from '../../../lib/clock.ts';
import { runCommand } from '../../../lib/command.ts';
import { ApiError } from '../../../lib/http.ts';
import { createPump, type PumpPhase } from '../state/pump.ts';
import { createStore } from '../state/store.ts';
import {
  emptyRecordState,
  fieldsChanged,
  isUnsaved,
  recordFetched,
  recordRefused,
  recordSaved,
  takeFields,
  type Fields,
  type RecordState,
} from './record-state.ts';

export type RecordView = RecordState & { readonly phase: PumpPhase; readonly savedAt: number | null; readonly error: ApiError | null };
export type RecordStore = ReturnType<typeof createRecordStore>;

const fieldName = /^body\.fields\.(\w+)/;

/** The record of one contact, saved field by field as it is filled in. */
export function createRecordStore(contactId: ContactId) {
  const store = createStore<RecordView>({ ...emptyRecordState, phase: 'idle', savedAt: null, error: null });
  const params = { contactId };
  const update = (step: (state: RecordState) => RecordState) => store.set((old) => ({ ...old, ...step(old) }));

  const pump = createPump<Fields, { record: ContactRecord; version: number }>({
    delayMs: 700,
    take: () => {
      const taken = takeFields(store.get());
      if (!taken) return null;
      update(() => taken.state);
      return taken.fields;
    },
    send: (fields, options) => runCommand(recordApi.saveRecord, { params, body: { fields } }, options),
    done: ({ record, version }) => store.set((old) => ({ ...old, ...recordSaved(old, record, version), savedAt: now(), error: null })),
    refused: (error) => {
      const names = error instanceof ApiError ? error.fields.flatMap(({ path }) => fieldName.exec(path)?.[1] ?? []) : [];
      store.set((old) => ({ ...old, ...recordRefused(old, names), error: error instanceof ApiError ? error : null }));
    },
    onPhase: (phase) => store.set((old) => ({ ...old, phase })),
  });

  function lastWords(): void {
    const { pending } = store.get();
    if (Object.keys(pending).length === 0) return;
    call(recordApi.saveRecord, { params, body: { fields: pending, commandId: newId<CommandId>() } }, { keepalive: true }).catch(
      () => undefined,
    );
  }

  return {
    ...store,
    fetched: (record: ContactRecord, version: number) => update((state) => recordFetched(state, record, version)),
    /** Changes fields; `now` for a choice, which is whole at once, otherwise after a pause in typing. */
    change: (fields: Fields, when: 'soon' | 'now' = 'soon') => {
      update((state) => fieldsChanged(state, fields));
      if (when === 'now') void pump.flush();
      else pump.touch();
    },
    flush: pump.flush,
    lastWords,
    isUnsaved: () => isUnsaved(store.get()),
  };
}
