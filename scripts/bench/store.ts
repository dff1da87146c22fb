import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Collection } from 'mongodb';
import mongoose from 'mongoose';
import { defineContactModel } from '#server/domains/contacts/contacts.model.ts';
import { makeContact } from './contacts.ts';
import { printReport, rateOf, timed, type Line } from './measure.ts';
import { openRawLmdb } from './raw-lmdb.ts';
import { startBenchStore, type BenchStore } from './store-process.ts';

type Contact = ReturnType<typeof makeContact>;
type Contacts = Collection<Contact>;
const seconds = 5;
const per = (rate: number): string => `${Math.round(rate)}/s`;
const times = (a: number, b: number): string => `${(a / b).toFixed(2)} ×`;

/** The heaviest report: a level and channel for every contact there ever was, with how long they waited. */
const report = [
  {
    $group: {
      _id: { channel: '$channel', level: '$risk.level' },
      n: { $sum: 1 },
      mean: { $avg: '$waitedMs' },
      longest: { $max: '$waitedMs' },
    },
  },
];

async function fill(url: string, count: number): Promise<void> {
  const db = await mongoose.createConnection(url, { autoIndex: false, autoCreate: false }).asPromise();
  await defineContactModel(db).createIndexes();
  await db.close();
  const client = await MongoClient.connect(url);
  const contacts = client.db().collection<Contact>('contacts');
  for (let i = 0; i < count; i += 500) {
    await contacts.insertMany(Array.from({ length: Math.min(500, count - i) }, (_, n) => makeContact(i + n)));
    if (i % 20_000 === 0) process.stderr.write(`\r  ${i} of ${count} contacts`);
  }
  process.stderr.write('\r');
  await client.close();
}

async function measureReads(contacts: Contacts, count: number): Promise<Line[]> {
  const any = (): string => makeContact(Math.floor(Math.random() * count))._id;
  const point = await rateOf(() => contacts.findOne({ _id: any() }), { atOnce: 10, seconds });
  const waiting = (limit: number) => (): Promise<unknown> =>
    contacts.find({ state: 'waiting', rank: 0 }).sort({ effectiveSince: 1 }).limit(limit).toArray();
  const first = await rateOf(waiting(1), { atOnce: 10, seconds });
  const twenty = await rateOf(waiting(20), { atOnce: 10, seconds });
  return [
    { what: 'point read', figure: per(point), aim: '≥ 3000/s', met: point >= 3000 },
    { what: 'first of the line (range, sorted)', figure: per(first), aim: '≥ 3000/s', met: first >= 3000 },
    { what: 'first twenty of the line', figure: per(twenty), beside: `${per(twenty * 20)} documents` },
  ];
}

async function measureWrites(contacts: Contacts, count: number, raw: ReturnType<typeof openRawLmdb>): Promise<Line[]> {
  let next = count;
  const insert = (): Promise<unknown> => contacts.insertOne(makeContact((next += 1)));
  const update = (): Promise<unknown> =>
    contacts.updateOne({ _id: makeContact(Math.floor(Math.random() * count))._id, version: 9 }, { $set: { waitedMs: (next += 1) } });
  const rawOne = raw.commits(1, seconds);
  const one = await rateOf(insert, { seconds });
  const rawFifty = raw.commits(50, seconds);
  const fifty = await rateOf(insert, { atOnce: 50, seconds });
  const changed = await rateOf(update, { atOnce: 50, seconds });
  return [
    {
      what: 'insert, awaited',
      figure: per(one),
      beside: `${times(rawOne, one)} one bare commit (${per(rawOne)})`,
      aim: '≤ 2 ×',
      met: rawOne / one <= 2,
    },
    {
      what: 'insert, 50 at once',
      figure: per(fifty),
      beside: `${times(fifty, rawFifty)} bare commits of 50 (${per(rawFifty)})`,
      aim: '≥ 0.5 ×',
      met: fifty / rawFifty >= 0.5,
    },
    { what: 'update, 50 at once', figure: per(changed) },
  ];
}

async function measureReport(contacts: Contacts, count: number): Promise<Line[]> {
  const run = () => timed(() => contacts.aggregate(report).toArray());
  const [first, again] = [await run(), await run()];
  const aim = (4 * count) / 1_000_000;
  const shown = ({ seconds: took }: { seconds: number }): string => `${took.toFixed(2)} s`;
  return [
    { what: 'report over all contacts, first after the start', figure: shown(first), beside: `${first.result.length} groups` },
    { what: 'report over all contacts, again', figure: shown(again), aim: `< ${aim} s`, met: again.seconds < aim },
  ];
}

async function measureAll(store: BenchStore, count: number, dir: string): Promise<Line[]> {
  const raw = openRawLmdb(dir, count);
  const client = await MongoClient.connect(store.url);
  const contacts = client.db().collection<Contact>('contacts');
  const start = { what: 'start-up', figure: `${store.startSeconds.toFixed(2)} s`, aim: '< 1 s', met: store.startSeconds < 1 };
  // The report comes first: it brings the file into the system's cache, as a helpline's day does.
  const lines = [start, ...(await measureReport(contacts, count)), ...(await measureReads(contacts, count))];
  lines.push(...(await measureWrites(contacts, count, raw)));
  await client.close();
  await raw.close();
  const { peakOwn, withFile } = store.memory();
  const beside = `${Math.round(withFile)} MB with the pages of the file that the system caches`;
  return [...lines, { what: 'memory at most', figure: `${Math.round(peakOwn)} MB`, beside, aim: '< 512 MB', met: peakOwn < 512 }];
}

async function withStore<R>(dir: string, work: (store: BenchStore) => Promise<R>): Promise<R> {
  const store = await startBenchStore(join(dir, 'store'));
  try {
    return await work(store);
  } finally {
    await store.stop();
  }
}

/** Measures the embedded store with the product's contacts and indexes, beside bare LMDB in the same run. */
export async function benchStore(count: number): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-store-'));
  try {
    const filled = await timed(() => withStore(dir, ({ url }) => fill(url, count)));
    const lines = await withStore(dir, (store) => measureAll(store, count, dir));
    printReport(`The embedded store with ${count} contacts (filled in ${Math.round(filled.seconds)} s)`, lines);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
