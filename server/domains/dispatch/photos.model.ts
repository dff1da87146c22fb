import { defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** A picture of an officer; its id is the command that sent it. */
export type PhotoRow = {
  _id: string;
  dispatchId: string;
  at: Date;
  /** The JPEG in base64, sealed. */
  jpeg: string;
};

/** Declares the collection of pictures: apart from the dispatches, which stay small. */
export function definePhotosModel(db: Db) {
  return defineModel<PhotoRow>(db, 'dispatchPhotos', { _id: String, dispatchId: String, at: Date, jpeg: String }, [[{ dispatchId: 1 }]]);
}
