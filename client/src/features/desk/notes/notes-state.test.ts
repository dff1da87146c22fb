import { describe, expect, it } from 'vitest';
import type { Notes } from '#shared/contacts/record.schema.ts';
import { newId, type CommandId } from '#shared/kernel/ids.ts';
import {
  emptyNotes,
  isUnsaved,
  lastSave,
  mergeNotes,
  notesFetched,
  notesMoved,
  notesResolved,
  notesSaved,
  notesTyped,
  onNotesNews,
  toSave,
} from './notes-state.ts';

const server = (text: string, revision: number): Notes => ({ text, revision, savedAt: '2026-03-01T10:00:00Z', by: null });
const open = (text = 'one', revision = 1) => notesFetched(emptyNotes, server(text, revision));

describe('notes on the desk', () => {
  it('are not saved before they were loaded, so that nothing is written over unseen', () => {
    expect(toSave(notesTyped(emptyNotes, 'early'))).toBeNull();
  });

  it('are saved over the revision they were typed on', () => {
    expect(toSave(notesTyped(open(), 'one two'))).toEqual({ base: 1, text: 'one two' });
  });

  it('need no save for a blank at the end', () => {
    expect(isUnsaved(notesTyped(open(), 'one \n'))).toBe(false);
  });

  it('keep in the field what was typed while a save was under way', () => {
    const state = notesSaved(notesTyped(open(), 'one two three'), server('one two', 2));
    expect(state.text).toBe('one two three');
    expect(toSave(state)).toEqual({ base: 2, text: 'one two three' });
  });

  it('take newer notes of somebody else only when nothing unsaved is in the field', () => {
    expect(notesFetched(open(), server('theirs', 2)).text).toBe('theirs');
    const typed = notesTyped(open(), 'mine');
    expect(notesFetched(typed, server('theirs', 2))).toBe(typed);
  });

  it('ignore an answer older than what is known', () => {
    const state = open('new', 5);
    expect(notesFetched(state, server('old', 4))).toBe(state);
    expect(notesSaved(state, server('old', 4))).toBe(state);
  });
});

describe('what goes with a page that is left', () => {
  const typed = notesTyped(open('one', 3), 'one two');

  it('is saved over the revision known here, and names the save still on its way instead of guessing its revision', () => {
    const underway = newId<CommandId>();
    expect(lastSave(typed, underway)).toEqual({ base: 3, text: 'one two', after: underway });
    expect(lastSave(typed, null)).toEqual({ base: 3, text: 'one two' });
  });

  it('is nothing when all is saved, or two versions wait for a decision', () => {
    expect(lastSave(open(), newId<CommandId>())).toBeNull();
    expect(lastSave(notesMoved(typed, server('theirs', 4)), null)).toBeNull();
  });
});

describe('news of a saved revision', () => {
  it('of this desk itself, or older, change nothing', () => {
    expect(onNotesNews(open('one', 3), false, 3)).toBe('nothing');
    expect(onNotesNews(open('one', 3), true, 2)).toBe('nothing');
    expect(onNotesNews(emptyNotes, false, 1)).toBe('nothing');
  });

  it('wait while a save of this desk is under way, since they may be of that one', () => {
    expect(onNotesNews(notesTyped(open('one', 3), 'one two'), true, 4)).toBe('later');
  });

  it('of another desk are fetched, or shown beside what is typed here', () => {
    expect(onNotesNews(open('one', 3), false, 4)).toBe('fetch');
    expect(onNotesNews(notesTyped(open('one', 3), 'one two'), false, 4)).toBe('save');
  });

  it('wait for the decision when two versions stand already', () => {
    expect(onNotesNews(notesMoved(notesTyped(open(), 'mine'), server('theirs', 2)), false, 3)).toBe('nothing');
  });
});

describe('when somebody else saved in between', () => {
  const moved = notesMoved(notesTyped(open(), 'one mine'), server('one theirs', 2));

  it('both versions are kept and nothing is saved until a decision', () => {
    expect(moved.text).toBe('one mine');
    expect(moved.theirs?.text).toBe('one theirs');
    expect(toSave(moved)).toBeNull();
    expect(isUnsaved(moved)).toBe(true);
  });

  it('the decision goes over their revision', () => {
    expect(toSave(notesResolved(moved, 'one both'))).toEqual({ base: 2, text: 'one both' });
  });

  it('taking theirs leaves nothing to save', () => {
    expect(toSave(notesResolved(moved, 'one theirs'))).toBeNull();
  });

  it('the same words are no conflict', () => {
    const state = notesMoved(notesTyped(open(), 'same'), server('same', 2));
    expect(state.theirs).toBeNull();
    expect(isUnsaved(state)).toBe(false);
  });
});

describe('the proposal for two versions', () => {
  it('keeps both when both wrote on below', () => {
    expect(mergeNotes('a', 'a\nmine', 'a\ntheirs')).toBe('a\ntheirs\nmine');
  });

  it('keeps what was written in between in its place', () => {
    expect(mergeNotes('a\nb', 'a\nmine\nb', 'a\nb\ntheirs')).toBe('a\nmine\nb\ntheirs');
  });

  it('loses no paragraph of either', () => {
    const merged = mergeNotes('a\nb\nc', 'x\na\nb changed\nc\ny', 'a\nb\nc\nz').split('\n');
    expect(merged).toEqual(expect.arrayContaining(['x', 'b changed', 'y', 'z', 'a', 'c']));
  });

  it('does not repeat a paragraph that both have', () => {
    expect(mergeNotes('', 'same\nmine', 'same')).toBe('same\nmine');
  });
});
