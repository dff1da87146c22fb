import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { openOr, unreadableText } from '../../platform/crypto/unreadable.ts';
import { isDuplicate, type Db } from '../../platform/mongo/connect.ts';
import { defineNotesModel, type NoteRow } from './notes.model.ts';

export type NotesRepository = ReturnType<typeof createNotesRepository>;

/** Keeps notes as revisions; the text is sealed in each. */
export function createNotesRepository({ db, cipher }: { db: Db; cipher: FieldCipher }) {
  const model = defineNotesModel(db);
  const place = (id: string) => ({ kind: 'note', id, field: 'text' });
  const open = (row: NoteRow): NoteRow => ({ ...row, text: cipher.open(row.text, place(row._id)) });

  /** The newest revision, or null; throws when it does not open, so that nobody writes over what they have not read. */
  async function latest(contactId: string): Promise<NoteRow | null> {
    const row = await model.findOne({ contactId }).sort({ part: -1 }).lean<NoteRow>();
    return row ? open(row) : null;
  }
  /** Every revision, newest first; one that does not open says so in place of its text. */
  async function list(contactId: string): Promise<NoteRow[]> {
    const rows = await model.find({ contactId }).sort({ part: -1 }).limit(200).lean<NoteRow[]>();
    return rows.map((row) => openOr(() => open(row), { ...row, text: unreadableText }));
  }
  /** Adds a revision; false when somebody else added this number first. */
  async function add(row: NoteRow): Promise<boolean> {
    try {
      await model.create({ ...row, text: cipher.seal(row.text, place(row._id)) });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
  /** Types on in a revision; false when it was saved by somebody else since `saves`. */
  async function typeOn(id: string, saves: number, next: Pick<NoteRow, 'text' | 'savedAt' | 'commandId'>): Promise<boolean> {
    const set = { ...next, text: cipher.seal(next.text, place(id)), saves: saves + 1 };
    return (await model.updateOne({ _id: id, saves }, { $set: set })).matchedCount === 1;
  }
  return { latest, list, add, typeOn };
}
