import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// Daemons are often outside an ordinary user's PATH.
const usualPlaces = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/local/sbin', '/usr/sbin', '/sbin', '/opt/homebrew/bin'];

/**
 * The absolute path of the first of these programs that is installed, or null.
 * @param {...string} names
 */
export function findProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...usualPlaces];
  for (const name of names)
    for (const folder of folders) {
      const file = join(folder, name);
      if (isProgram(file)) return file;
    }
  return null;
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Runs a program to its end and never rejects: a program that cannot run has code -1 and says why in `err`.
 * @param {string} file
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal | undefined, timeoutMs?: number, show?: boolean}} [options]
 *   `show` lets the program write to the terminal as it runs
 * @returns {Promise<{code: number, out: string, err: string}>}
 */
export function runCommand(file, args, { cwd, env, signal, timeoutMs = 900_000, show = false } = {}) {
  return new Promise((done) => {
    let out = '';
    let err = '';
    const child = spawn(file, args, {
      cwd,
      env: env ?? process.env,
      signal,
      timeout: timeoutMs,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    child.stdout?.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', (error) => (err += `${err ? '\n' : ''}${error.message}`));
    child.on('close', (code) => done({ code: code ?? -1, out, err }));
  });
}

/**
 * The last line of a text that says something, for a one-sentence report.
 * @param {string} text
 */
export function lastLine(text) {
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .at(-1) ?? ''
  );
}
