import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot, root } from './places.mjs';

// What is still starting has little to bring to an end.
const startingGraceMs = 2_000;

/** @type {import('node:child_process').ChildProcess | null} */
let guard = null;
/** @type {Set<number>} */
const living = new Set();

/**
 * A process that we started. `exited` resolves once, with how it ended; `stop` asks it to end, waits, then makes it.
 * @typedef {{code: number | null, signal: NodeJS.Signals | null}} Exit
 * @typedef {{pid: number, process: import('node:child_process').ChildProcess, exited: Promise<Exit>, isAlive: () => boolean,
 *   signal: (name: NodeJS.Signals) => void, stop: (graceMs: number) => Promise<Exit>}} Child
 */

/**
 * Starts a process in a group of its own, so that Ctrl-C in the terminal reaches only us and we end the parts in
 * order; should we be killed ourselves, the guard ends it.
 * @param {string} file
 * @param {string[]} args
 * @param {{env?: NodeJS.ProcessEnv, cwd?: string, stdio?: import('node:child_process').StdioOptions, signal?: AbortSignal | undefined}} [options]
 *   `signal` asks it to end when aborted
 * @returns {Promise<Child>} rejects when the program cannot be run at all
 */
export async function startChild(file, args, { env = process.env, cwd = root, stdio = 'ignore', signal: abort } = {}) {
  abort?.throwIfAborted();
  const child = spawn(file, args, { cwd, env, stdio, detached: true });
  await new Promise((started, failed) => child.once('spawn', started).once('error', failed));
  const pid = /** @type {number} */ (child.pid);
  child.on('error', () => {}); // a signal that could not be delivered: `exited` tells what matters
  watch(pid);
  const exited = new Promise((done) => {
    child.once('exit', (code, signal) => {
      unwatch(pid);
      killGroup(pid); // helpers it left behind
      done({ code, signal });
    });
  });
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const signal = (name) => isAlive() && child.kill(name);
  const end = (graceMs) => stop({ exited, signal, graceMs });
  const endNow = () => void end(startingGraceMs);
  abort?.addEventListener('abort', endNow);
  if (abort?.aborted) endNow();
  return { pid, process: child, exited, isAlive, signal, stop: end };
}

async function stop({ exited, signal, graceMs }) {
  signal('SIGCONT');
  signal('SIGTERM');
  const late = new AbortController();
  const timer = sleep(graceMs, null, { signal: late.signal }).catch(() => null);
  const ended = await Promise.race([exited, timer]);
  late.abort();
  if (ended) return ended;
  signal('SIGKILL');
  return exited;
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody was left.
  }
}

function watch(pid) {
  living.add(pid);
  if (guard) tell(`+${pid}`);
  else startGuard();
}

function unwatch(pid) {
  living.delete(pid);
  tell(`-${pid}`);
}

function tell(line) {
  guard?.stdin?.write(`${line}\n`);
}

function startGuard() {
  guard = spawn(process.execPath, [inRoot('scripts', 'lib', 'guard.mjs')], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: {},
  });
  guard.once('exit', () => {
    guard = null;
    if (living.size > 0) startGuard();
  });
  guard.once('error', () => {});
  guard.stdin?.on('error', () => {});
  // It must not keep us running.
  guard.unref();
  /** @type {import('node:net').Socket} */ (guard.stdin).unref();
  for (const pid of living) tell(`+${pid}`);
}
