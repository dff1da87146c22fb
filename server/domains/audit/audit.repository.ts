import { addMissing } from '../../platform/mongo/add-missing.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import { defineAuditModel, type AuditRow } from './audit.model.ts';

/** Adds entries to the trail; an entry that is there already stays as it is. */
export function createAuditRepository(db: Db) {
  const model = defineAuditModel(db);
  const add = async (rows: AuditRow[]): Promise<void> => void (await addMissing(model, rows));
  return { add, of: (recordId: string) => model.find({ recordId }).sort({ seq: 1 }).lean<AuditRow[]>() };
}
