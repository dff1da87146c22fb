import { defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** A kept revision of a contact's notes; the newest one is still being typed into. */
export type NoteRow = {
  _id: string;
  contactId: string;
  /** Number of the kept revision, from 1. */
  part: number;
  /** Counts every save; what the next save must have been typed on. */
  saves: number;
  /** Sealed. */
  text: string;
  by: string;
  startedAt: Date;
  savedAt: Date;
  commandId: string;
};

/** Declares the collection of notes. */
export function defineNotesModel(db: Db) {
  return defineModel<NoteRow>(
    db,
    'notes',
    {
      _id: String,
      contactId: String,
      part: Number,
      saves: Number,
      text: String,
      by: String,
      startedAt: Date,
      savedAt: Date,
      commandId: String,
    },
    [[{ contactId: 1, part: 1 }, { unique: true }]],
  );
}
