import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { isDuplicate, type Db } from '../../platform/mongo/connect.ts';
import { definePhotosModel, type PhotoRow } from './photos.model.ts';

const place = (id: string) => ({ kind: 'dispatchPhoto', id, field: 'jpeg' });

export type PhotosRepository = ReturnType<typeof createPhotosRepository>;

/** Keeps pictures, sealed. */
export function createPhotosRepository({ db, cipher }: { db: Db; cipher: FieldCipher }) {
  const model = definePhotosModel(db);
  /** Keeps a picture once; a repeat leaves the one that is there. */
  async function put(row: PhotoRow): Promise<void> {
    try {
      await model.create({ ...row, jpeg: cipher.seal(row.jpeg, place(row._id)) });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }
  /** The picture of a dispatch, or null. */
  async function find(id: string, dispatchId: string): Promise<string | null> {
    const row = await model.findOne({ _id: id, dispatchId }).lean<PhotoRow>();
    return row ? cipher.open(row.jpeg, place(id)) : null;
  }
  return { put, find };
}
