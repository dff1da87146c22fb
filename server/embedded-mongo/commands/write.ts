import { getField } from '../bson/read.ts';
import { wholeOf } from '../bson/scalar.ts';
import type { Val } from '../bson/value.ts';
import { bad } from '../errors.ts';
import { parseFilter } from '../query/filter-parse.ts';
import { recheck, findOneNow, findRecordsNow } from '../query/stream.ts';
import type { Filter } from '../query/filter-types.ts';
import type { Collection } from '../store/catalog-types.ts';
import { applyUpdate, prepareInsert, upsertDocument } from '../update/apply.ts';
import { parseUpdate, type Update } from '../update/parse.ts';
import { collectionName, flagArg, listArg, objectArg, specFields, type Handler, type Services } from './context.ts';
import { writeError, type WriteError } from './write-errors.ts';

/** Documents changed per commit by one statement. */
const chunk = 500;

const requiredFilter = (fields: ReadonlyMap<string, Val>): Filter => {
  const q = objectArg(fields, 'q');
  if (!q) throw bad("a statement needs its filter 'q'", 40414);
  return parseFilter(q);
};

/** Runs statements one after the other; ordered ones end at the first error. */
const runStatements = async (count: number, ordered: boolean, run: (index: number) => Promise<void>): Promise<WriteError[]> => {
  const errors: WriteError[] = [];
  for (let i = 0; i < count && (!ordered || errors.length === 0); i += 1)
    await run(i).catch((error: unknown) => errors.push(writeError(i, error)));
  return errors;
};

const withErrors = (reply: Record<string, unknown>, errors: readonly WriteError[]): Record<string, unknown> =>
  errors.length > 0 ? { ...reply, writeErrors: errors } : reply;

/** `insert`: in chunks, each one commit. */
export const insert: Handler = async (command, services) => {
  const name = collectionName(command);
  const docs = listArg(command.fields, 'documents');
  const ordered = flagArg(command.fields, 'ordered', true);
  const { store } = services;
  const errors: WriteError[] = [];
  let n = 0;
  for (let start = 0; start < docs.length && (!ordered || errors.length === 0); start += chunk) {
    const part = docs.slice(start, start + chunk);
    await store.queue.run(() => {
      const c = store.catalog.ensure(command.db, name);
      for (const [i, doc] of part.entries()) {
        if (ordered && errors.length > 0) return;
        try {
          store.writes.insert(c, prepareInsert(doc, services.nowMs()));
          n += 1;
        } catch (error) {
          errors.push(writeError(start + i, error));
        }
      }
    }, part.length);
  }
  return withErrors({ n }, errors);
};

interface Tally {
  n: number;
  nModified: number;
  readonly upserted: { index: number; _id: Val | undefined }[];
}

const changeOne = (services: Services, c: Collection, found: ReturnType<typeof findOneNow>, update: Update, tally: Tally): void => {
  if (!found) return;
  const next = applyUpdate(found.doc, update, found.places);
  tally.n += 1;
  if (!next) return;
  services.store.writes.replace(c, found, next);
  tally.nModified += 1;
};

const updateMany = async (services: Services, c: Collection, filter: Filter, update: Update, tally: Tally): Promise<void> => {
  const { store } = services;
  const records = await store.queue.run(() => findRecordsNow(store.tables, c, filter));
  for (let start = 0; start < records.length; start += chunk) {
    const part = records.slice(start, start + chunk);
    await store.queue.run(() => {
      for (const record of part) changeOne(services, c, recheck(store.tables, c, record, filter), update, tally);
    }, part.length);
  }
};

const updateStatement = async (
  services: Services,
  db: string,
  name: string,
  statement: Val,
  index: number,
  tally: Tally,
): Promise<void> => {
  const { store } = services;
  const fields = specFields(statement, 'update', ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint']);
  const filter = requiredFilter(fields);
  const update = parseUpdate(fields.get('u'), fields.get('arrayFilters'));
  const upsert = flagArg(fields, 'upsert');
  const many = flagArg(fields, 'multi');
  if (many && update.kind === 'replacement') throw bad('multi update is not supported for replacement-style update', 9);
  const before = tally.n;
  const known = store.catalog.find(db, name);
  if (many && known) await updateMany(services, known, filter, update, tally);
  if (tally.n > before || (many && !upsert)) return;
  await store.queue.run(() => {
    const c = upsert ? store.catalog.ensure(db, name) : store.catalog.find(db, name);
    if (!c) return;
    const found = findOneNow(store.tables, c, filter, []);
    if (found || !upsert) return changeOne(services, c, found, update, tally);
    const doc = upsertDocument(filter, update, services.nowMs());
    store.writes.insert(c, doc);
    tally.n += 1;
    tally.upserted.push({ index, _id: getField(doc, '_id') });
  });
};

/** `update`: one or many documents per statement, each changed atomically with its filter. */
export const update: Handler = async (command, services) => {
  const name = collectionName(command);
  const statements = listArg(command.fields, 'updates');
  const tally: Tally = { n: 0, nModified: 0, upserted: [] };
  const errors = await runStatements(statements.length, flagArg(command.fields, 'ordered', true), (i) =>
    updateStatement(services, command.db, name, statements[i] as Val, i, tally),
  );
  const { upserted, ...counts } = tally;
  return withErrors(upserted.length > 0 ? { ...counts, upserted } : counts, errors);
};

const deleteStatement = async (services: Services, db: string, name: string, statement: Val): Promise<number> => {
  const { store } = services;
  const fields = specFields(statement, 'delete', ['q', 'limit', 'hint']);
  const filter = requiredFilter(fields);
  const limit = wholeOf(fields.get('limit'));
  if (limit !== 0 && limit !== 1) throw bad("'limit' of a delete must be 0 or 1", 9);
  const c = store.catalog.find(db, name);
  if (!c) return 0;
  const remove = (found: ReturnType<typeof findOneNow>): number => {
    if (!found || c.dropped) return 0;
    store.writes.remove(c, found);
    return 1;
  };
  if (limit === 1) return store.queue.run(() => remove(findOneNow(store.tables, c, filter, [])));
  const records = await store.queue.run(() => findRecordsNow(store.tables, c, filter));
  let n = 0;
  for (let start = 0; start < records.length; start += chunk) {
    const part = records.slice(start, start + chunk);
    await store.queue.run(() => {
      for (const record of part) n += remove(recheck(store.tables, c, record, filter));
    }, part.length);
  }
  return n;
};

/** `delete`: one or all matches per statement. */
export const remove: Handler = async (command, services) => {
  const name = collectionName(command);
  const statements = listArg(command.fields, 'deletes');
  let n = 0;
  const errors = await runStatements(statements.length, flagArg(command.fields, 'ordered', true), async (i) => {
    n += await deleteStatement(services, command.db, name, statements[i] as Val);
  });
  return withErrors({ n }, errors);
};
