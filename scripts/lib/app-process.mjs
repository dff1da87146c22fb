import { closeSync, createWriteStream, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './child.mjs';
import { lastWords, sizeOf } from './lines.mjs';
import { inRoot } from './places.mjs';
import { Refusal } from './refusal.mjs';

const readyMs = 120_000;
/** Runs the server; `--services=web` or `--services=worker` may follow. */
export const appCommand = ['--import', 'tsx', inRoot('server', 'main.ts')];

/**
 * What the server tells its starter once it serves.
 * @typedef {{url: string, signIns: {role: string, username: string, password: string}[]}} Ready
 * @typedef {import('./child.mjs').Child & Ready} AppProcess
 */

/**
 * Starts the server and waits until it says that it serves; refuses with its own sentence when it cannot.
 * @param {{env: NodeJS.ProcessEnv, logFile: string, toTerminal?: boolean, command?: string[] | undefined, signal?: AbortSignal | undefined}} options
 *   `env` is laid over the environment; `command` (arguments of node) stands in for the server
 * @returns {Promise<AppProcess>}
 */
export async function startAppProcess({ env, logFile, toTerminal = false, command = appCommand, signal }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const from = sizeOf(logFile);
  const log = openSync(logFile, 'a');
  const child = await startChild(process.execPath, command, {
    env: { ...process.env, ...env },
    stdio: toTerminal ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', log, log, 'ipc'],
    signal,
  }).finally(() => closeSync(log));
  if (toTerminal) copyOutput(child.process, logFile);
  const { ready, failed } = await firstWord(child);
  // A node that only works has no address.
  if (ready) return { ...child, url: ready.url ?? '', signIns: ready.signIns ?? [] };
  const exit = await child.stop(2_000);
  throw new Refusal(failed ?? lastWords('The server', exit, { file: logFile, from }));
}

/** The first message that decides: ready, or failed with a sentence; neither when it ends or says nothing in time. */
function firstWord(child) {
  const late = new AbortController();
  const said = new Promise((done) => {
    child.process.on('message', (message) => {
      if (message?.ready === true) done({ ready: message });
      else if (typeof message?.failed === 'string') done({ failed: message.failed });
    });
  });
  // An ended process may have a last message still on its way.
  const ended = child.exited.then(() => sleep(50, {}));
  const timer = sleep(readyMs, {}, { signal: late.signal }).catch(() => ({}));
  return Promise.race([said, ended, timer]).finally(() => late.abort());
}

function copyOutput({ stdout, stderr }, logFile) {
  const file = createWriteStream(logFile, { flags: 'a' });
  for (const stream of [stdout, stderr]) {
    stream.on('data', (chunk) => file.write(chunk));
    stream.pipe(process.stdout, { end: false });
  }
}
