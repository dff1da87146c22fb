import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const name = 'MUHAFIZ_TEST_RUN';
const settleMs = 5_000;

/** The part of our environment that marks what a test run started; empty outside of one. */
export const runMark = () => (process.env[name] ? { [name]: process.env[name] } : {});

/** An environment that marks everything started with it as of this run. */
export const markedWith = (/** @type {string} */ mark) => ({ ...process.env, [name]: mark });

/**
 * Ends the processes that a run left behind (Linux only: elsewhere it finds none) and returns what they were.
 * @param {string} mark
 * @returns {Promise<string[]>}
 */
export async function endLeftovers(mark) {
  let left = markedProcesses(mark);
  // What is just ending is not left behind.
  for (const until = performance.now() + settleMs; left.length > 0 && performance.now() < until; left = markedProcesses(mark))
    await sleep(100);
  for (const { pid } of left) killNow(pid);
  return left.map(({ pid, command }) => `${command} (process ${pid})`);
}

/**
 * The living processes that a run started, directly or not (Linux only: elsewhere none).
 * @param {string} mark
 */
export function markedProcesses(mark) {
  if (process.platform !== 'linux') return [];
  const ids = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number);
  return (
    ids
      .filter((pid) => pid !== process.pid && textOf(`/proc/${pid}/environ`).includes(`${name}=${mark}`))
      .map((pid) => ({
        pid,
        command: textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim().slice(0, 120),
      }))
      // A process that has ended and waits to be collected has no command line.
      .filter(({ command }) => command !== '')
  );
}

function killNow(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended just now.
  }
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
