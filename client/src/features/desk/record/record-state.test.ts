import { describe, expect, it } from 'vitest';
import { emptyRecord } from '#shared/contacts/record.schema.ts';
import {
  emptyRecordState,
  fieldsChanged,
  isUnsaved,
  recordFetched,
  recordRefused,
  recordSaved,
  shownRecord,
  takeFields,
} from './record-state.ts';

const open = recordFetched(emptyRecordState, emptyRecord, 1);
const sent = (state = fieldsChanged(open, { childName: 'A', callerName: 'B' })) => {
  const taken = takeFields(state);
  if (!taken) throw new Error('nothing to send');
  return taken;
};

describe('the record on the desk', () => {
  it('sends only what was changed', () => {
    expect(sent(fieldsChanged(open, { childGender: 'girl' })).fields).toEqual({ childGender: 'girl' });
    expect(takeFields(open)).toBeNull();
  });

  it('sends nothing before it was loaded', () => {
    expect(takeFields(fieldsChanged(emptyRecordState, { childName: 'A' }))).toBeNull();
  });

  it('shows a change at once, and one made during a save stays on top of it', () => {
    const { state } = sent();
    const changed = fieldsChanged(state, { childName: 'A new' });
    expect(shownRecord(changed)).toMatchObject({ childName: 'A new', callerName: 'B' });
    const saved = recordSaved(changed, { ...emptyRecord, childName: 'A', callerName: 'B' }, 2);
    expect(shownRecord(saved).childName).toBe('A new');
    expect(takeFields(saved)?.fields).toEqual({ childName: 'A new' });
  });

  it('is saved when nothing is on its way', () => {
    const { state } = sent();
    expect(isUnsaved(state)).toBe(true);
    expect(isUnsaved(recordSaved(state, emptyRecord, 2))).toBe(false);
  });

  it('takes no answer older than what it has', () => {
    const newer = recordFetched(open, { ...emptyRecord, childName: 'new' }, 5);
    expect(recordFetched(newer, emptyRecord, 4)).toBe(newer);
  });

  it('shows a half-typed number and does not send it', () => {
    const half = fieldsChanged(open, { callerPhone: '0' });
    expect(shownRecord(half).callerPhone).toBe('0');
    expect(takeFields(half)).toBeNull();
    expect(isUnsaved(half)).toBe(true);
    expect(takeFields(fieldsChanged(half, { callerPhone: '0300 1234567' }))?.fields).toEqual({ callerPhone: '0300 1234567' });
  });

  it('after a refusal holds the field named and sends the others again', () => {
    const refused = recordRefused(sent().state, ['childName']);
    expect(takeFields(refused)?.fields).toEqual({ callerName: 'B' });
    expect(shownRecord(refused).childName).toBe('A');
  });

  it('after a refusal without a name holds everything until it is changed again', () => {
    const refused = recordRefused(sent().state, []);
    expect(takeFields(refused)).toBeNull();
    expect(takeFields(fieldsChanged(refused, { childName: 'C' }))?.fields).toEqual({ childName: 'C' });
  });
});
