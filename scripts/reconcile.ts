import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '#shared/kernel/clock.ts';
import { createReconcile, type Checked } from '#server/domains/reconcile/index.ts';
import { createLogger } from '#server/platform/logger.ts';
import { connectMongo, type Db } from '#server/platform/mongo/connect.ts';
import { dataDir, prepareDataDir } from './lib/data-dir.mjs';
import { lockDataDir } from './lib/lock.mjs';
import { startStore, storeAddress } from './lib/parts.mjs';
import { Refusal, runMain } from './lib/refusal.mjs';

const shownFindings = 50;
const logger = createLogger('silent');

type Opened = { db: Db; close: () => Promise<void> };
const closing = (db: Db): Opened => ({ db, close: () => db.close() });

/** The store that MONGODB_URL names, else the one that runs on the data folder, else that folder's store, started for this look only. */
async function openStore(): Promise<Opened> {
  const url = process.env['MONGODB_URL'];
  if (url) return closing(await connectMongo(url, logger));
  const dir = dataDir();
  const address = storeAddress(dir);
  if (!address) throw new Refusal(`There is no store in ${dir}: start Muhafiz once with npm start, or name the store with MONGODB_URL.`);
  const running = await connectMongo(address, logger, 2_000).catch(() => null);
  if (running) return closing(running);
  prepareDataDir(dir);
  const unlock = await lockDataDir(dir);
  const store = await startStore({ dir });
  const db = await connectMongo(store.url, logger);
  const close = async (): Promise<void> => {
    await db.close();
    await store.stop(5_000);
    unlock();
  };
  return { db, close };
}

function tell({ counts, findings }: Checked): void {
  const sum = Object.entries(counts).reduce((all, [what, n]) => (what.startsWith('contacts ') ? all + n : all), 0);
  const rows = [['contacts', sum], ...Object.entries(counts).map(([what, n]) => [what.replace(/^contacts /, '  '), n])] as [
    string,
    number,
  ][];
  for (const [what, n] of rows) console.log(`${what.padEnd(16)}${n.toLocaleString('en').padStart(12)}`);
  console.log('');
  if (findings.length === 0) return console.log('Every contact is in exactly one place, and every message and event is accounted for.');
  for (const { sentence } of findings.slice(0, shownFindings)) console.log(sentence);
  console.log(`${findings.length} ${findings.length === 1 ? 'thing is' : 'things are'} not as they must be.`);
}

// Accounts for every contact, message and event; exit code 1 when something is not as it must be.
await runMain(async () => {
  const { db, close } = await openStore();
  try {
    const wait = (ms: number): Promise<void> => {
      process.stderr.write('Some things are under way; they are looked at again in a moment.\n');
      return sleep(ms);
    };
    const result = await createReconcile({ db, clock: systemClock, wait }).run();
    tell(result);
    return result.findings.length > 0 ? 1 : 0;
  } finally {
    await close();
  }
});
