import type { Notes } from '#shared/contacts/record.schema.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { NoteRow } from './notes.model.ts';
import type { NotesRepository } from './notes.repository.ts';

/** One author's saves within this time, in milliseconds, are one kept revision. */
const coalesceMs = 60_000;

type Save = { contactId: string; base: number; after?: string | undefined; text: string; actor: StaffActor; commandId: string };

export type NotesService = ReturnType<typeof createNotesService>;

/** Call notes: saved as typed, never over somebody else's words. */
export function createNotesService({
  notes,
  clock,
  saved,
}: {
  notes: NotesRepository;
  clock: Clock;
  saved: (contactId: string, revision: number) => void;
}) {
  /**
   * Saves the text over the save it was typed on; a repeated command answers as the first time. `after` is a save of the same
   * page that may arrive before, beside or after this one: what that command made may be saved over, and nothing else.
   */
  async function save(what: Save): Promise<Notes> {
    const { contactId, base, after, text, actor, commandId } = what;
    const last = await notes.latest(contactId);
    if (last?.commandId === commandId) return present(last);
    const over = last?.saves ?? 0;
    if (base !== over && !follows(last, after)) throw moved();
    const row =
      last && typesOn(last, actor)
        ? { ...last, text, savedAt: clock.now(), commandId, saves: over + 1 }
        : begin(last, { contactId, base: over, text, actor, commandId });
    const kept = last?._id === row._id ? await notes.typeOn(row._id, over, row) : await notes.add(row);
    // Somebody was first: the same command on its way twice, the one this follows, or another, which is a conflict.
    if (!kept) return save(what);
    saved(contactId, row.saves);
    return present(row);
  }
  const follows = (last: NoteRow | null, after: string | undefined): boolean => after !== undefined && last?.commandId === after;
  const typesOn = (last: NoteRow, actor: StaffActor): boolean =>
    last.by === actor.staffId && clock.now().getTime() - last.startedAt.getTime() < coalesceMs;
  function begin(last: NoteRow | null, { contactId, base, text, actor, commandId }: Save): NoteRow {
    const now = clock.now();
    return {
      _id: newId(),
      contactId,
      part: (last?.part ?? 0) + 1,
      saves: base + 1,
      text,
      by: actor.staffId,
      startedAt: now,
      savedAt: now,
      commandId,
    };
  }
  async function read(contactId: string): Promise<Notes> {
    const last = await notes.latest(contactId);
    return last ? present(last) : { text: '', revision: 0, savedAt: null, by: null };
  }
  async function revisions(contactId: string): Promise<{ revision: number; at: string; by: StaffId; text: string }[]> {
    return (await notes.list(contactId)).map((row) => ({
      revision: row.saves,
      at: row.savedAt.toISOString(),
      by: row.by as StaffId,
      text: row.text,
    }));
  }
  return { save, read, revisions };
}

const present = (row: NoteRow): Notes => ({
  text: row.text,
  revision: row.saves,
  savedAt: row.savedAt.toISOString(),
  by: row.by as StaffId,
});

const moved = (): AppError =>
  new AppError('notesMoved', 409, 'Somebody else saved these notes just now. Both texts are kept: look at theirs and put yours together.');
