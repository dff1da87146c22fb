import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLine } from './command.mjs';
import { startChild } from './child.mjs';
import { firstJsonLine, lastWords, sizeOf, textSince } from './lines.mjs';
import { inRoot } from './places.mjs';
import { freePort, listenProblem } from './ports.mjs';
import { Refusal } from './refusal.mjs';

/** The database of the product, when it runs its own store. */
export const databaseName = 'muhafiz';

const readyMs = 120_000;
const embedded = ['--import', 'tsx', inRoot('server', 'embedded-mongo', 'main.ts')];

/**
 * A document store of our own on 127.0.0.1; `url` holds its credentials.
 * @typedef {import('./child.mjs').Child & {url: string, port: number, password: string}} StoreProcess
 */

/**
 * Starts the embedded store and waits until it listens; refuses with its own sentence when it cannot.
 * @param {{dir: string, logFile: string, port?: number | undefined, password?: string | undefined, command?: string[] | undefined, signal?: AbortSignal | undefined}} options
 *   without `port` a free one is taken; `command` (arguments of node) stands in for the store
 * @returns {Promise<StoreProcess>}
 */
export async function startStoreProcess({
  dir,
  logFile,
  port = 0,
  password = randomBytes(24).toString('hex'),
  command = embedded,
  signal,
}) {
  mkdirSync(dir, { recursive: true });
  mkdirSync(dirname(logFile), { recursive: true });
  const from = sizeOf(logFile);
  const log = openSync(logFile, 'a');
  const args = [...command, '--data', dir, '--port', String(port), '--exit-with-parent'];
  // Its stdin stays open as long as we live: its end tells the store that we are gone.
  const child = await startChild(process.execPath, args, {
    env: { ...process.env, STORE_PASSWORD: password },
    stdio: ['pipe', 'pipe', log],
    signal,
  }).finally(() => closeSync(log));
  const ready = await readyLine(child);
  if (!ready) {
    const exit = await child.stop(1_000);
    // It ends with code 2 after one sentence of its own.
    throw new Refusal(exit.code === 2 ? lastLine(textSince(logFile, from)) : lastWords('The store', exit, { file: logFile, from }));
  }
  const url = withCredentials(ready.url, password);
  return { ...child, url: url.href, port: Number(url.port), password };
}

async function readyLine(child) {
  const late = new AbortController();
  const timer = sleep(readyMs, null, { signal: late.signal }).catch(() => null);
  const ready = await Promise.race([
    firstJsonLine(child.process.stdout, (line) => line.ready === true && typeof line.url === 'string'),
    timer,
  ]);
  late.abort();
  return ready;
}

function withCredentials(text, password) {
  const url = new URL(text);
  url.username = databaseName;
  url.password = password;
  url.pathname = `/${databaseName}`;
  if (!url.searchParams.has('authSource')) url.searchParams.set('authSource', 'admin');
  return url;
}

/**
 * Starts a mongod of the system on a folder and waits until it listens on 127.0.0.1.
 * @param {{binary: string, dir: string, logFile: string, port?: number | undefined, signal?: AbortSignal | undefined}} options
 * @returns {Promise<StoreProcess>}
 */
export async function startMongod({ binary, dir, logFile, port, signal }) {
  mkdirSync(dir, { recursive: true });
  mkdirSync(dirname(logFile), { recursive: true });
  const chosen = port ?? (await freePort());
  const log = openSync(logFile, 'a');
  const args = ['--dbpath', dir, '--port', String(chosen), '--bind_ip', '127.0.0.1'];
  const child = await startChild(binary, args, { stdio: ['ignore', log, log], signal }).finally(() => closeSync(log));
  const started = performance.now();
  while (child.isAlive() && performance.now() - started < readyMs) {
    if ((await listenProblem({ host: '127.0.0.1', port: chosen })) === 'EADDRINUSE' && child.isAlive())
      return { ...child, url: `mongodb://127.0.0.1:${chosen}/${databaseName}`, port: chosen, password: '' };
    await sleep(50);
  }
  await child.stop(5_000);
  throw new Refusal(`mongod (${binary}) did not start on ${dir}: see ${logFile}, or set MONGODB_URL to another server, and start again.`);
}
