import { emptyRecord, recordSchema, type ContactRecord, type RecordField } from '#shared/contacts/record.schema.ts';

export type Fields = Partial<ContactRecord>;

/** The record of one contact as this desk holds it: what the server has, and the changes on their way, field by field. */
export type RecordState = {
  readonly loaded: boolean;
  readonly version: number;
  readonly server: ContactRecord;
  /** Changed here and not sent yet. */
  readonly pending: Fields;
  /** On their way. */
  readonly sending: Fields;
  /** Cannot be kept as they are (a half-typed number, a refusal): shown, never sent, until changed again. */
  readonly refused: Fields;
};

export const emptyRecordState: RecordState = { loaded: false, version: 0, server: emptyRecord, pending: {}, sending: {}, refused: {} };

/** The record as shown: every change stands at once. */
export const shownRecord = ({ server, sending, refused, pending }: RecordState): ContactRecord => ({
  ...server,
  ...sending,
  ...refused,
  ...pending,
});

export const isUnsaved = ({ pending, sending, refused }: RecordState): boolean =>
  [pending, sending, refused].some((fields) => Object.keys(fields).length > 0);

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** Splits fields into those the record can hold and those it cannot. */
function sorted(fields: Fields): { good: Fields; bad: Fields } {
  const bad = Object.keys(fields).filter((name) => !recordSchema.shape[name as RecordField].safeParse(fields[name as RecordField]).success);
  return { good: without(fields, bad), bad: Object.fromEntries(bad.map((name) => [name, fields[name as RecordField]])) };
}

/** Somebody changed fields here. */
export function fieldsChanged(state: RecordState, fields: Fields): RecordState {
  const names = Object.keys(fields);
  const { good, bad } = sorted(fields);
  return { ...state, pending: { ...without(state.pending, names), ...good }, refused: { ...without(state.refused, names), ...bad } };
}

/** Takes the changes to be sent; null when there are none. */
export function takeFields(state: RecordState): { state: RecordState; fields: Fields } | null {
  if (!state.loaded || Object.keys(state.pending).length === 0) return null;
  return { state: { ...state, sending: state.pending, pending: {} }, fields: state.pending };
}

/** The server has the record at a version; an older answer changes nothing. */
export function recordFetched(state: RecordState, record: ContactRecord, version: number): RecordState {
  return state.loaded && version < state.version ? state : { ...state, loaded: true, server: record, version };
}

/** A save arrived. */
export const recordSaved = (state: RecordState, record: ContactRecord, version: number): RecordState =>
  recordFetched({ ...state, sending: {} }, record, version);

/** A save was refused: the named fields wait for a change, the others go again; without names all of them wait. */
export function recordRefused(state: RecordState, names: readonly string[]): RecordState {
  const { sending } = state;
  const bad = names.length > 0 ? names : Object.keys(sending);
  const held = Object.fromEntries(Object.entries(sending).filter(([name]) => bad.includes(name)));
  return { ...state, sending: {}, refused: { ...held, ...state.refused }, pending: { ...without(sending, bad), ...state.pending } };
}
