import type { SideMessage } from '#shared/contacts/side.api.ts';
import type { CommandId, ContactId, StaffId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/ids.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { openOr, unreadableText } from '../../platform/crypto/unreadable.ts';
import { refuse } from '../../platform/errors.ts';
import { isDuplicate, type Db } from '../../platform/mongo/connect.ts';
import { defineSideModel, type SideRow } from './side.model.ts';

const shown = 200;
type Line = Omit<SideRow, '_id' | 'seq'>;

export type SideRepository = ReturnType<typeof createSideRepository>;

/** Keeps the talk among staff: in order, without gaps, each command once. */
export function createSideRepository({ db, cipher }: { db: Db; cipher: FieldCipher }) {
  const model = defineSideModel(db);
  const place = (id: string) => ({ kind: 'sideMessage', id, field: 'text' });

  const open = ({ _id, contactId, seq, commandId, by, text, at }: SideRow): SideMessage => ({
    contactId: contactId as ContactId,
    seq,
    commandId: commandId as CommandId,
    by: by as StaffId,
    text: openOr(() => cipher.open(text, place(_id)), unreadableText),
    at: at.toISOString(),
  });

  /** Keeps a line under the next number; a repeated command gives the one there is. */
  async function add(line: Line): Promise<SideMessage> {
    const { contactId, commandId } = line;
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const there = await model.findOne({ contactId, commandId }).lean<SideRow>();
      if (there) return open(there);
      const last = await model.findOne({ contactId }, { seq: 1 }).sort({ seq: -1 }).lean<{ seq: number }>();
      const _id: string = newId();
      const row = { ...line, _id, seq: (last?.seq ?? 0) + 1, text: cipher.seal(line.text, place(_id)) };
      try {
        await model.create(row);
        return open(row);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
    throw refuse('conflict');
  }

  /** The last lines, oldest first. */
  async function list(contactId: string): Promise<SideMessage[]> {
    const rows = await model.find({ contactId }).sort({ seq: -1 }).limit(shown).lean<SideRow[]>();
    return rows.map(open).reverse();
  }

  async function bySeq(contactId: string, seq: number): Promise<SideMessage | null> {
    const row = await model.findOne({ contactId, seq }).lean<SideRow>();
    return row ? open(row) : null;
  }

  return { add, list, bySeq };
}
