import { defineModel } from './aggregate-model.ts';
import type { Db } from './connect.ts';

type Setting = { _id: string; value: string };

/** Keeps a value under a name the first time, and returns the one that is kept. */
export async function rememberOnce(db: Db, name: string, value: string): Promise<string> {
  const model = defineModel<Setting>(db, 'settings', { _id: String, value: String });
  const row = await model
    .findOneAndUpdate({ _id: name }, { $setOnInsert: { value } }, { upsert: true, returnDocument: 'after' })
    .lean<Setting>();
  return row?.value ?? value;
}
