import type { Model } from 'mongoose';
import { isDuplicate } from './connect.ts';

/** Adds documents whose id is not there yet; one that is there stays as it is, so that this may be repeated, also by two nodes at once. */
export async function addMissing<T>(model: Model<T>, rows: readonly T[]): Promise<void> {
  // An empty list would be a failed one.
  if (rows.length === 0) return;
  try {
    await model.collection.insertMany(rows as never, { ordered: false, ignoreUndefined: true });
  } catch (error) {
    if (!onlyDuplicates(error)) throw error;
  }
}

function onlyDuplicates(error: unknown): boolean {
  const { writeErrors } = error as { writeErrors?: unknown[] };
  const errors = Array.isArray(writeErrors) && writeErrors.length > 0 ? writeErrors : [error];
  return errors.every((one) => isDuplicate(one) || (one as { code?: unknown }).code === 11_000);
}
