import { rowsOf } from '../../platform/mongo/writes.ts';
import { groupBy } from '#shared/kernel/group-by.ts';
import { keyOfRow, layersOfRows, type OldRow } from './old-rows.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Layer, AreaKey } from '#shared/rosters/roster.schema.ts';

/** Turns the rows of an installation from before layers into rosters; may be repeated, also by two nodes at once. */
export async function convertOldRows(db: Db, make: (area: AreaKey, layers: Layer[]) => Promise<void>): Promise<void> {
  const rows = rowsOf({ collection: db.collection('rosters') });
  const old = await rows.find({ row: { $exists: true } }).toArray();
  const byArea = groupBy(
    old.map((doc) => doc['row'] as OldRow),
    keyOfRow,
  );
  for (const [area, ofArea] of byArea) await make(area as AreaKey, layersOfRows(ofArea));
  if (old.length > 0) await rows.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } });
}
