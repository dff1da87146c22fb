import { defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** One line of the talk among staff beside a contact. */
export type SideRow = {
  _id: string;
  contactId: string;
  /** Counts from 1 without gaps. */
  seq: number;
  commandId: string;
  by: string;
  /** Sealed. */
  text: string;
  at: Date;
};

/** Declares the collection of the talk among staff. */
export function defineSideModel(db: Db) {
  const fields = { _id: String, contactId: String, seq: Number, commandId: String, by: String, text: String, at: Date };
  return defineModel<SideRow>(db, 'sideMessages', fields, [
    [{ contactId: 1, seq: 1 }, { unique: true }],
    [{ contactId: 1, commandId: 1 }, { unique: true }],
  ]);
}
