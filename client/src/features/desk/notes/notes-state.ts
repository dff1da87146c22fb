import type { Notes } from '#shared/contacts/record.schema.ts';
import type { CommandId } from '#shared/kernel/ids.ts';

/** The notes of one contact as this desk holds them: what stands in the field, and what the server has. */
export type NotesState = {
  readonly loaded: boolean;
  /** What is in the field. */
  readonly text: string;
  /** What the server has of it, and the revision that is. */
  readonly saved: string;
  readonly revision: number;
  /** When the server last kept it, in epoch milliseconds. */
  readonly savedAt: number | null;
  /** Somebody else saved in between: their notes, until the person here has decided. */
  readonly theirs: Notes | null;
};

export const emptyNotes: NotesState = { loaded: false, text: '', saved: '', revision: 0, savedAt: null, theirs: null };

// The server trims; a blank at the end is no difference worth a save.
const same = (a: string, b: string): boolean => a.trim() === b.trim();

/** Whether the field holds words that the server has not. */
export const isUnsaved = ({ loaded, text, saved }: NotesState): boolean => loaded && !same(text, saved);

/** What to save now, on the revision it was typed over; null when nothing is to be saved or two versions wait for a decision. */
export function toSave(state: NotesState): { base: number; text: string } | null {
  return isUnsaved(state) && state.theirs === null ? { base: state.revision, text: state.text } : null;
}

/** What goes with the page when it is left: over the revision known, or over what the save still on its way makes of it. */
export function lastSave(state: NotesState, underway: CommandId | null): { base: number; text: string; after?: CommandId } | null {
  const body = toSave(state);
  return body && underway !== null ? { ...body, after: underway } : body;
}

const kept = ({ text, revision, savedAt }: Notes) => ({
  loaded: true,
  saved: text,
  revision,
  savedAt: savedAt === null ? null : Date.parse(savedAt),
  theirs: null,
});

/** Takes what the server has now; words not saved yet stay in the field. */
export function notesFetched(state: NotesState, notes: Notes): NotesState {
  if (!state.loaded) return { ...state, ...kept(notes), text: notes.text };
  if (state.theirs !== null || notes.revision <= state.revision || isUnsaved(state)) return state;
  return { ...state, ...kept(notes), text: notes.text };
}

/**
 * What to do on the news that the server has a revision: nothing when it is known or two versions wait for a decision, `later` while a save
 * of this desk is under way (it may be that one), `save` what is typed here, so that two versions are shown at once, else `fetch` it.
 */
export function onNotesNews(state: NotesState, isSending: boolean, revision: number): 'nothing' | 'later' | 'save' | 'fetch' {
  if (!state.loaded || state.theirs !== null || revision <= state.revision) return 'nothing';
  if (isSending) return 'later';
  return isUnsaved(state) ? 'save' : 'fetch';
}

export const notesTyped = (state: NotesState, text: string): NotesState => ({ ...state, text });

/** A save arrived; the field keeps what was typed since. */
export const notesSaved = (state: NotesState, notes: Notes): NotesState =>
  notes.revision < state.revision ? state : { ...state, ...kept(notes) };

/** Somebody else saved in between: with the same words all is well, otherwise both versions wait for a decision. */
export function notesMoved(state: NotesState, theirs: Notes): NotesState {
  return same(theirs.text, state.text) ? { ...state, ...kept(theirs) } : { ...state, theirs };
}

/** The person decided: their text goes over the other's revision. */
export function notesResolved(state: NotesState, text: string): NotesState {
  return state.theirs === null ? state : { ...state, ...kept(state.theirs), text };
}

const paragraphs = (text: string): string[] => text.split(/\n/).map((line) => line.trimEnd());

/** A proposal that loses nothing: their text, with the paragraphs of mine that are new put after the one they followed. */
export function mergeNotes(base: string, mine: string, theirs: string): string {
  const merged = paragraphs(theirs);
  const known = new Set([...paragraphs(base), ...merged]);
  let after = merged.length;
  let place = -1;
  for (const line of paragraphs(mine)) {
    const there = merged.indexOf(line, place + 1);
    if (there >= 0) {
      place = there;
      continue;
    }
    if (line === '' || known.has(line)) continue;
    // What was written below the last shared paragraph goes below theirs; what was written in between stays in between.
    after = place < 0 || place === lastShared(merged, base) ? merged.length : place + 1;
    merged.splice(after, 0, line);
    place = after;
  }
  return merged.join('\n');
}

function lastShared(merged: readonly string[], base: string): number {
  const shared = new Set(paragraphs(base));
  return merged.findLastIndex((line) => line !== '' && shared.has(line));
}
