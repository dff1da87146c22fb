import { getField } from '../bson/read.ts';
import { wholeOf } from '../bson/scalar.ts';
import type { Val } from '../bson/value.ts';
import { bad, StoreError } from '../errors.ts';
import { parseFilter, type Filter } from '../query/filter.ts';
import { findOneNow, matching } from '../query/stream.ts';
import type { Collection } from '../store/collection.ts';
import { applyUpdate, prepareInsert, upsertDocument } from '../update/apply.ts';
import { parseUpdate, type Update } from '../update/parse.ts';
import { collectionName, flagArg, listArg, objectArg, specFields, type Command, type Handler, type Services } from './context.ts';

/** Statements that share one commit. */
const chunk = 500;

/** The error of one statement, in the place where drivers look for it. */
interface WriteError {
  readonly index: number;
  readonly code: number;
  readonly errmsg: string;
}

/** Runs statements in commits of many; ordered ones end at the first error. Gives the errors as a part of the reply. */
const runAll = async <S>(
  { fields }: Command,
  { store }: Services,
  statements: readonly S[],
  run: (statement: S, index: number) => void,
): Promise<{ writeErrors?: WriteError[] }> => {
  const ordered = flagArg(fields, 'ordered', true);
  const errors: WriteError[] = [];
  const runOne = (statement: S, index: number): void => {
    if (ordered && errors.length > 0) return;
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      errors.push({ index, code: error.code, errmsg: error.message, ...error.details });
    }
  };
  for (let start = 0; start < statements.length; start += chunk) {
    const part = statements.slice(start, start + chunk);
    await store.queue.run(() => part.forEach((statement, i) => runOne(statement, start + i)), part.length);
  }
  return errors.length > 0 ? { writeErrors: errors } : {};
};

/** `insert`: in chunks, each one commit. */
export const insert: Handler = async (command, services) => {
  const name = collectionName(command);
  const { store } = services;
  let n = 0;
  const errors = await runAll(command, services, listArg(command.fields, 'documents'), (doc) => {
    store.writes.insert(store.catalog.ensure(command.db, name), prepareInsert(doc, services.nowMs()));
    n += 1;
  });
  return { n, ...errors };
};

const requiredFilter = (fields: ReadonlyMap<string, Val>): Filter => {
  const q = objectArg(fields, 'q');
  if (!q) throw bad("a statement needs its filter 'q'", 40414);
  return parseFilter(q);
};

/** What one update did: the document before and after (the same when it changed nothing), or neither when nothing matched. */
export interface Updated {
  readonly before: Val | undefined;
  readonly after: Val | undefined;
}

/** Changes the first match, or inserts a document when there is none and `upsert` is set; for use inside a commit. */
export const updateOneNow = (
  services: Services,
  { db, name }: Pick<Collection, 'db' | 'name'>,
  { filter, update, upsert }: { filter: Filter; update: Update; upsert: boolean },
): Updated => {
  const { store } = services;
  const c = upsert ? store.catalog.ensure(db, name) : store.catalog.find(db, name);
  const found = c && findOneNow(store.tables, c, filter);
  if (found) {
    const after = applyUpdate(found.doc, update);
    if (after) store.writes.replace(c, found, after);
    return { before: found.doc, after: after ?? found.doc };
  }
  if (!c || !upsert) return { before: undefined, after: undefined };
  const after = upsertDocument(filter, update, services.nowMs());
  store.writes.insert(c, after);
  return { before: undefined, after };
};

/** `update`: one document per statement, changed atomically with its filter. */
export const update: Handler = async (command, services) => {
  const namespace = { db: command.db, name: collectionName(command) };
  const statements = listArg(command.fields, 'updates').map((statement) => {
    const fields = specFields(statement, 'update', ['q', 'u', 'upsert']);
    return { filter: requiredFilter(fields), update: parseUpdate(fields.get('u')), upsert: flagArg(fields, 'upsert') };
  });
  const counts = { n: 0, nModified: 0 };
  const upserted: { index: number; _id: Val | undefined }[] = [];
  const errors = await runAll(command, services, statements, (statement, index) => {
    const { before, after } = updateOneNow(services, namespace, statement);
    if (after) counts.n += 1;
    if (before && after !== before) counts.nModified += 1;
    if (after && !before) upserted.push({ index, _id: getField(after, '_id') });
  });
  return { ...counts, ...(upserted.length > 0 ? { upserted } : {}), ...errors };
};

/** Removes the matches, or only the first one, a portion per commit. */
const removeMatches = async ({ store }: Services, c: Collection, filter: Filter, onlyOne: boolean): Promise<number> => {
  const portions = matching(store.tables, c, filter);
  let n = 0;
  const removeSome = (): boolean => {
    const { value: found = [], done } = c.dropped ? { done: true } : portions.next();
    for (const one of onlyOne ? found.slice(0, 1) : found) {
      store.writes.remove(c, one);
      n += 1;
    }
    return done === true || (onlyOne && n > 0);
  };
  while (!(await store.queue.run(removeSome, onlyOne ? 1 : chunk)));
  return n;
};

/** `delete`: one or all matches per statement. */
export const remove: Handler = async (command, services) => {
  const name = collectionName(command);
  const statements = listArg(command.fields, 'deletes').map((statement) => {
    const fields = specFields(statement, 'delete', ['q', 'limit']);
    const limit = wholeOf(fields.get('limit'));
    if (limit !== 0 && limit !== 1) throw bad("'limit' of a delete must be 0 or 1", 9);
    return { filter: requiredFilter(fields), onlyOne: limit === 1 };
  });
  const c = services.store.catalog.find(command.db, name);
  let n = 0;
  for (const { filter, onlyOne } of c ? statements : []) n += await removeMatches(services, c as Collection, filter, onlyOne);
  return { n };
};
