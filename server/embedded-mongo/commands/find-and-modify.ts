import { getField } from '../bson/read.ts';
import { nothing } from '../bson/write.ts';
import { bad, refused } from '../errors.ts';
import { parseFilter } from '../query/filter.ts';
import { parseUpdate } from '../update/parse.ts';
import { collectionName, flagArg, objectArg, type Handler } from './context.ts';
import { updateOneNow } from './write.ts';

/** `findAndModify`: changes or inserts one document and gives it back, as it was or as it is now. */
export const findAndModify: Handler = async (command, services) => {
  const { fields, db } = command;
  if (flagArg(fields, 'remove')) throw refused("'remove' in findAndModify", 40415);
  const query = objectArg(fields, 'query');
  if (!query) throw bad("findAndModify needs its filter 'query'", 40414);
  const statement = { filter: parseFilter(query), update: parseUpdate(fields.get('update')), upsert: flagArg(fields, 'upsert') };
  const namespace = { db, name: collectionName(command) };
  const { before, after } = await services.store.queue.run(() => updateOneNow(services, namespace, statement));
  const inserted = after && !before ? { upserted: getField(after, '_id') } : {};
  return {
    lastErrorObject: { n: after ? 1 : 0, updatedExisting: before !== undefined, ...inserted },
    value: (flagArg(fields, 'new') ? after : before) ?? nothing,
  };
};
