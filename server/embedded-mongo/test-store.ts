import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { startStore, type RunningStore } from './start-store.ts';

/** A new empty folder for the data of one test. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'store-'));

/** Takes a test's folder away. */
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** A store in the test's own process with a client that is signed in. */
export interface TestStore {
  readonly store: RunningStore;
  readonly url: string;
  readonly client: MongoClient;
  readonly db: Db;
  readonly folder: string;
  /** Defects that the store reported. */
  readonly defects: unknown[];
  stop(): Promise<void>;
}

/** The address with user and password. */
export const signedIn = (url: string, password: string): string => url.replace('mongodb://', `mongodb://muhafiz:${password}@`);

/** Starts a store for tests. */
export const startTestStore = async (folder = newFolder()): Promise<TestStore> => {
  const defects: unknown[] = [];
  const note = (error: unknown): void => void defects.push(error);
  const nowMs = (): number => 1_700_000_000_000;
  const store = await startStore({ dataDir: folder, port: 0, password: 'secret', nowMs, onFatal: note, report: note });
  const url = signedIn(store.url, 'secret');
  const client = await new MongoClient(url, { serverSelectionTimeoutMS: 5000 }).connect();
  const stop = async (): Promise<void> => {
    await client.close();
    await store.stop();
    removeFolder(folder);
  };
  return { store, url, client, db: client.db('test'), folder, defects, stop };
};

/** A store in a process of its own. */
export interface StoreProcess {
  readonly child: ChildProcess;
  /** The address once it listens, or what it said and its exit code when it did not. */
  readonly outcome: Promise<{ url: string } | { code: number | null; message: string }>;
  readonly exited: Promise<number | null>;
}

/** Starts `main.ts` as the product does. */
export const spawnStore = (folder: string, ...more: string[]): StoreProcess => spawnWith({ STORE_PASSWORD: 'secret' }, folder, ...more);

/** Starts `main.ts` with these environment variables. */
export const spawnWith = (env: Record<string, string>, folder: string, ...more: string[]): StoreProcess => {
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--data', folder, ...more], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env,
  });
  let [out, err] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => void child.once('close', (code) => resolve(code)));
  const outcome = new Promise<{ url: string } | { code: number | null; message: string }>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('\n')) resolve({ url: signedIn((JSON.parse(out) as { url: string }).url, 'secret') });
    });
    void exited.then((code) => resolve({ code, message: err.trim() }));
  });
  return { child, outcome, exited };
};

/** The address of a store process that must have started. */
export const urlOf = async (process: StoreProcess): Promise<string> => {
  const outcome = await process.outcome;
  if (!('url' in outcome)) throw new Error(`the store did not start: ${outcome.message}`);
  return outcome.url;
};
