import type { Model } from 'mongoose';
import { isDuplicate } from './connect.ts';

/** Adds documents whose id is not there yet, and gives those it added; one that is there stays as it is, so that this may be repeated, also by two nodes at once. */
export async function addMissing<T>(model: Model<T>, rows: readonly T[]): Promise<T[]> {
  // An empty list would be a failed one.
  if (rows.length === 0) return [];
  try {
    await model.collection.insertMany(rows as never, { ordered: false, ignoreUndefined: true });
    return [...rows];
  } catch (error) {
    const there = duplicates(error, rows.length);
    return rows.filter((_, i) => !there.has(i));
  }
}

// The places of those that were there; anything else that went wrong is thrown.
function duplicates(error: unknown, among: number): Set<number> {
  const { writeErrors } = error as { writeErrors?: { index?: number }[] };
  const errors = Array.isArray(writeErrors) ? writeErrors : [];
  const known = (one: unknown): boolean => isDuplicate(one) || (one as { code?: unknown }).code === 11_000;
  if (![...errors, ...(errors.length === 0 ? [error] : [])].every(known)) throw error;
  // An error that does not say which they are: all of them may be.
  return new Set(errors.length === 0 ? Array.from({ length: among }, (_, i) => i) : errors.map(({ index }) => index ?? -1));
}
