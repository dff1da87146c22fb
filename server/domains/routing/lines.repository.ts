import type { Line } from '#shared/routing/line.schema.ts';
import type { Model } from 'mongoose';
import { addMissing } from '../../platform/mongo/add-missing.ts';
import type { LineRow } from './agents.model.ts';

export type LinesRepository = ReturnType<typeof createLinesRepository>;

/** Keeps the lines. */
export function createLinesRepository(rows: Model<LineRow>) {
  const rowOf = (entry: Line): LineRow => ({ _id: entry.id, entry });
  return {
    all: async (): Promise<Line[]> => (await rows.find({}).lean<LineRow[]>()).map(({ entry }) => entry),
    /** Adds lines that are not there yet, and leaves those that are as somebody has made them. */
    add: (lines: readonly Line[]) => addMissing(rows, lines.map(rowOf)),
  };
}
