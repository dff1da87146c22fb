import { createHash } from 'node:crypto';
import type { TestApp } from './test-app.ts';

// What moves by itself (leases, health) or on purpose (the trail, sessions' last use) says nothing about a refused request.
const restless = new Set(['sessions', 'audit', 'canaries', 'nodes', 'presence', 'floorSamples']);

/** One digest per collection of everything the database holds; outboxes are left out, since the relay empties them in its own time. */
export async function digestOf(app: TestApp): Promise<Record<string, string>> {
  const { db } = app.platform.db;
  if (!db) throw new Error('The store is not connected');
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).filter((name) => !restless.has(name));
  const pairs = await Promise.all(
    names.sort().map(async (name) => {
      const rows = await db.collection(name).find({}).sort({ _id: 1 }).toArray();
      const hash = createHash('sha256');
      for (const { outbox: _, ...row } of rows) hash.update(JSON.stringify(row));
      return [name, `${rows.length} ${hash.digest('hex').slice(0, 16)}`] as const;
    }),
  );
  return Object.fromEntries(pairs.filter(([, digest]) => !digest.startsWith('0 ')));
}
