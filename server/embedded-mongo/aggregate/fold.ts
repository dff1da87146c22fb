import { createPicker } from '../bson/read.ts';
import { choosePlan } from '../index/plan.ts';
import { matches } from '../query/filter-match.ts';
import { breathe, checkThere, streamQuery, type Query, type Stream } from '../query/stream.ts';
import type { Collection } from '../store/catalog-types.ts';
import type { Tables } from '../store/environment.ts';
import { visitRecords } from '../store/records.ts';
import { wholeDocument } from './expression.ts';
import type { Grouping } from './group.ts';

/** Documents visited before other clients get their turn. */
const portion = 500;

/** Groups what a query finds; without an index for it, the whole collection passes by without being copied. */
export async function* foldQuery(tables: Tables, c: Collection, query: Query, grouping: Grouping): Stream {
  if (choosePlan(c, query.filter, []).index) {
    for await (const docs of streamQuery(tables, c, query)) for (const doc of docs) grouping.add(doc);
  } else {
    const pick = grouping.uses.has(wholeDocument) ? undefined : createPicker(grouping.uses);
    let place: number | undefined = 0;
    while (place !== undefined) {
      checkThere(c);
      place = visitRecords(tables, c, place, portion, (doc) => {
        if (matches(query.filter, doc)) grouping.add(pick ? pick(doc) : doc);
      });
      await breathe();
    }
  }
  yield grouping.result();
}
