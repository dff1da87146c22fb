import type { Model } from 'mongoose';
import { defineModel } from './aggregate-model.ts';
import type { Db } from './connect.ts';

type Setting = { _id: string; value: string };

const settings = (db: Db): Model<Setting> =>
  (db.models['settings'] as Model<Setting> | undefined) ?? defineModel<Setting>(db, 'settings', { _id: String, value: String });

/** The value kept under a name, or null. */
export async function recall(db: Db, name: string): Promise<string | null> {
  return (await settings(db).findById(name).lean<Setting>())?.value ?? null;
}

/** Keeps a value under a name the first time, and returns the one that is kept. */
export async function rememberOnce(db: Db, name: string, value: string): Promise<string> {
  const row = await settings(db)
    .findOneAndUpdate({ _id: name }, { $setOnInsert: { value } }, { upsert: true, returnDocument: 'after' })
    .lean<Setting>();
  return row?.value ?? value;
}
