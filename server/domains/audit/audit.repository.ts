import { isDuplicate, type Db } from '../../platform/mongo/connect.ts';
import { defineAuditModel, type AuditRow } from './audit.model.ts';

/** Adds entries to the trail; an entry that is there already stays as it is. */
export function createAuditRepository(db: Db) {
  const model = defineAuditModel(db);
  async function add(rows: AuditRow[]): Promise<void> {
    try {
      await model.insertMany(rows, { ordered: false, throwOnValidationError: true });
    } catch (error) {
      if (!onlyDuplicates(error)) throw error;
    }
  }
  return { add, of: (recordId: string) => model.find({ recordId }).sort({ seq: 1 }).lean<AuditRow[]>() };
}

function onlyDuplicates(error: unknown): boolean {
  const { writeErrors } = error as { writeErrors?: unknown[] };
  const errors = Array.isArray(writeErrors) && writeErrors.length > 0 ? writeErrors : [error];
  return errors.every((one) => isDuplicate(one) || (one as { code?: unknown }).code === 11_000);
}
