import { getField } from '../bson/read.ts';
import { nothing } from '../bson/write.ts';
import type { Val } from '../bson/value.ts';
import { bad } from '../errors.ts';
import { parseFilter } from '../query/filter-parse.ts';
import { everything } from '../query/filter-types.ts';
import { parseProjection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import { findOneNow } from '../query/stream.ts';
import { applyUpdate, upsertDocument } from '../update/apply.ts';
import { parseUpdate } from '../update/parse.ts';
import { collectionName, flagArg, objectArg, type Command, type Handler, type Reply, type Services } from './context.ts';

const answer = (value: Val | undefined, details: Record<string, unknown>): Reply => ({ lastErrorObject: details, value: value ?? nothing });

interface Request {
  readonly filter: ReturnType<typeof parseFilter>;
  readonly sort: ReturnType<typeof parseSort>;
  readonly project: ReturnType<typeof parseProjection>;
}

const read = ({ fields }: Command): Request => {
  const query = objectArg(fields, 'query');
  return {
    filter: query ? parseFilter(query) : everything,
    sort: parseSort(objectArg(fields, 'sort')),
    project: parseProjection(objectArg(fields, 'fields')),
  };
};

const removeOne = (command: Command, services: Services, { filter, sort, project }: Request): Promise<Reply> => {
  const { store } = services;
  return store.queue.run(() => {
    const c = store.catalog.find(command.db, collectionName(command));
    const found = c && findOneNow(store.tables, c, filter, sort);
    if (!found) return answer(undefined, { n: 0 });
    store.writes.remove(c, found);
    return answer(project(found.doc), { n: 1 });
  });
};

const updateOne = (command: Command, services: Services, { filter, sort, project }: Request): Promise<Reply> => {
  const { store } = services;
  const update = parseUpdate(command.fields.get('update'), command.fields.get('arrayFilters'));
  const upsert = flagArg(command.fields, 'upsert');
  const wantsNew = flagArg(command.fields, 'new');
  return store.queue.run(() => {
    const name = collectionName(command);
    const c = upsert ? store.catalog.ensure(command.db, name) : store.catalog.find(command.db, name);
    const found = c && findOneNow(store.tables, c, filter, sort);
    if (found) {
      const next = applyUpdate(found.doc, update, found.places);
      if (next) store.writes.replace(c, found, next);
      return answer(project(wantsNew && next ? next : found.doc), { n: 1, updatedExisting: true });
    }
    if (!c || !upsert) return answer(undefined, { n: 0, updatedExisting: false });
    const doc = upsertDocument(filter, update, services.nowMs());
    store.writes.insert(c, doc);
    return answer(wantsNew ? project(doc) : undefined, { n: 1, updatedExisting: false, upserted: getField(doc, '_id') });
  });
};

/** `findAndModify`: changes, inserts or removes one document and gives it back, before or after. */
export const findAndModify: Handler = (command, services) => {
  const removing = flagArg(command.fields, 'remove');
  const updating = command.fields.has('update');
  if (removing === updating) throw bad("either 'update' or 'remove' must be given, and not both", 9);
  if (removing && flagArg(command.fields, 'new')) throw bad("'new' has no meaning with 'remove'", 9);
  const request = read(command);
  return removing ? removeOne(command, services, request) : updateOne(command, services, request);
};
