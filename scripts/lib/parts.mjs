import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAppProcess } from './app-process.mjs';
import { findProgram } from './command.mjs';
import { logFileOf } from './data-dir.mjs';
import { getRedis } from './redis-finder.mjs';
import { startRedisProcess } from './redis-process.mjs';
import { startMongod, startStoreProcess } from './store-process.mjs';

// Together under the ten seconds within which everything must be gone.
const graceMs = { Redis: 1_200, 'The store': 1_800, 'The server': 6_000 };

/**
 * The parts of one installation in the order they start: Redis and the store unless the environment names others, then the server.
 * @param {{dir: string, host: string, port: number, commands?: {store?: string[], server?: string[]} | undefined, patient?: boolean}} options
 *   `commands` (arguments of node) stand in for the real programs; `patient` as in the supervisor, for the server
 * @returns {import('./supervisor.mjs').Part[]}
 */
export function createParts({ dir, host, port, commands = {}, patient = false }) {
  const urls = { REDIS_URL: process.env.REDIS_URL, MONGODB_URL: process.env.MONGODB_URL };
  const keepUrl = (name) => (handle) => {
    urls[name] = handle.url;
    return handle;
  };
  const part = (name, start, more = {}) => ({ name, graceMs: graceMs[name], start, ...more });
  const parts = [];
  if (!urls.REDIS_URL) parts.push(part('Redis', (previous, signal) => startRedis({ dir, previous, signal }).then(keepUrl('REDIS_URL'))));
  if (!urls.MONGODB_URL)
    parts.push(
      part('The store', (previous, signal) => startStore({ dir, previous, signal, command: commands.store }).then(keepUrl('MONGODB_URL'))),
    );
  const startServer = (_, signal) =>
    startAppProcess({
      env: { ...urls, DATA_DIR: dir, HOST: host, PORT: String(port) },
      logFile: logFileOf(dir, 'server'),
      toTerminal: process.env.LOG_TO_TERMINAL === '1',
      command: commands.server,
      signal,
    });
  return [...parts, part('The server', startServer, { patient })];
}

async function startRedis({ dir, previous, signal }) {
  const program = await getRedis({ signal });
  return startRedisProcess({
    program,
    dir: join(dir, 'redis'),
    logFile: logFileOf(dir, 'redis'),
    port: previous?.port,
    password: previous?.password,
    signal,
  });
}

/**
 * Starts the store of a data folder, a mongod of the system or our own, and notes its address in the folder for the commands that look into it.
 * @param {{dir: string, previous?: import('./store-process.mjs').StoreProcess | undefined, signal?: AbortSignal | undefined, command?: string[] | undefined}} options
 */
export async function startStore({ dir, previous, signal, command }) {
  const again = { logFile: logFileOf(dir, 'store'), port: previous?.port, signal };
  const mongod = command ? null : findProgram('mongod');
  const store = mongod
    ? await startMongod({ binary: mongod, dir: join(dir, 'mongo'), ...again })
    : await startStoreProcess({ dir: join(dir, 'store'), password: previous?.password, command, ...again });
  writeFileSync(storeAddressFile(dir), `${store.url}\n`, { mode: 0o600 });
  return store;
}

/** The address of the store that `npm start` runs on a data folder, or that it ran last; null when none was started there. */
export function storeAddress(dir) {
  const file = storeAddressFile(dir);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

const storeAddressFile = (dir) => join(dir, 'store-address');
