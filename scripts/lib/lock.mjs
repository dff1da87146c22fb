import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.mjs';

/**
 * Takes the data folder for this process and returns how to give it back. A lock whose holder no longer runs is taken over;
 * a process id that was given to another process since is recognised by when that process began.
 * @param {string} dir
 * @returns {Promise<() => void>}
 */
export async function lockDataDir(dir) {
  const file = join(dir, 'muhafiz.lock');
  const mine = JSON.stringify({ pid: process.pid, began: beginningOf(process.pid), host: hostname() });
  for (let attempt = 0; attempt < 5; attempt++) {
    if (take(file, mine)) {
      // Two that find the same stale lock may both remove it: the later one wins, the earlier one sees it here.
      await sleep(50);
      if (textOf(file) === mine) return () => textOf(file) === mine && rmSync(file, { force: true });
      continue;
    }
    const holder = parsed(textOf(file));
    if (holder && isHolding(holder)) throw new Refusal(heldBy(holder, dir, file));
    rmSync(file, { force: true });
  }
  throw new Refusal(`The data folder ${dir} could not be locked: make sure that no other Muhafiz uses it, and start again.`);
}

// A link is made whole or not at all, so nobody reads a half-written lock.
function take(file, text) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, text);
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function isHolding({ pid, began, host }) {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false;
  }
  const now = beginningOf(pid);
  return now !== 'gone' && now === began;
}

function heldBy({ pid, host }, dir, file) {
  if (host === hostname())
    return `The data folder ${dir} is in use by another Muhafiz (process ${pid}): stop that one, or set DATA_DIR to another folder, and start again.`;
  return `The data folder ${dir} is in use by a Muhafiz on ${host}: stop that one, or if it is gone delete ${file}, and start again.`;
}

/** When a process began, in whatever unit the system tells; 'gone' when it does not run. */
function beginningOf(pid) {
  if (process.platform === 'linux') {
    // After the name in brackets, which may hold anything, come the state and then the start in clock ticks as field 22.
    const fields = textOf(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, '')
      .split(' ');
    return !fields || fields[0] === 'Z' ? 'gone' : `${textOf('/proc/sys/kernel/random/boot_id')?.trim()} ${fields[19]}`;
  }
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || 'gone';
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function parsed(text) {
  try {
    const value = JSON.parse(text ?? '');
    return Number.isInteger(value?.pid) ? value : null;
  } catch {
    return null;
  }
}
