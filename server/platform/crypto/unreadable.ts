import { AppError } from '../errors.ts';
import type { SealPlace } from './field-cipher.ts';

/** What people read in place of words that cannot be unsealed. */
export const unreadableText = 'یہ تحریر کھل نہیں سکی · These words cannot be opened';

/** A sealed value that does not open: changed, moved, or sealed with a key that is not there. Names the place, never the value. */
export class UnreadableError extends AppError {
  readonly place: SealPlace;
  constructor(place: SealPlace, cause?: unknown) {
    super(
      'unreadable',
      500,
      'A part of this record cannot be opened: it was damaged in the store, or its key is missing. Nothing was changed. Tell whoever runs the server; do not type it in anew here.',
    );
    this.place = place;
    this.cause = cause;
  }
}

/** Opens each row and leaves out those that do not open, so that one damaged row does not take the others with it; the cipher has reported it. */
export function openEach<Row, T>(rows: readonly Row[], open: (row: Row) => T): T[] {
  return rows.flatMap((row) => {
    try {
      return [open(row)];
    } catch (error) {
      if (error instanceof UnreadableError) return [];
      throw error;
    }
  });
}

/** What opens, or what stands in its place. */
export function openOr<T>(open: () => T, instead: T): T {
  return openEach([open], (run) => run())[0] ?? instead;
}
