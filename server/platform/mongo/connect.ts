import mongoose, { type Connection } from 'mongoose';
import type { Logger } from '../logger.ts';

export type Db = Connection;

mongoose.set('strictQuery', 'throw');
mongoose.set('sanitizeFilter', false);

/** Connects to the store; rejects with one clear sentence when it cannot be reached within `waitMs`. */
export async function connectMongo(url: string, logger: Logger, waitMs = 10_000): Promise<Db> {
  const db = mongoose.createConnection(url, {
    serverSelectionTimeoutMS: waitMs,
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 20,
    writeConcern: { w: 'majority', journal: true },
    bufferCommands: false,
  });
  db.on('error', (error: unknown) => logger.error({ err: error }, 'store connection error'));
  db.on('disconnected', () => logger.warn('store connection lost'));
  db.on('reconnected', () => logger.info('store connection back'));
  try {
    await db.asPromise();
  } catch {
    await db.close(true).catch(() => undefined);
    throw new Error(`MongoDB does not answer at ${describeUrl(url)}. Check MONGODB_URL and that it is running.`);
  }
  return db;
}

/** Makes the collections' indexes as the models declare them. */
export async function ensureIndexes(db: Db): Promise<void> {
  for (const model of Object.values(db.models)) await model.createIndexes();
}

/** An address without its user and password. */
export function describeUrl(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//').replace(/\?.*$/, '');
}

/** True for the error of a unique index; `key` narrows it to indexes with that field. */
export function isDuplicate(error: unknown, key?: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, keyPattern } = error as { code?: unknown; keyPattern?: Record<string, unknown> };
  return code === 11_000 && (key === undefined || (keyPattern !== undefined && key in keyPattern));
}
