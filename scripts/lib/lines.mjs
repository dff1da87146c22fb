import { lastLine } from './command.mjs';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * The first JSON object that a program prints on a line of its own and that passes the test; null when its output ends before.
 * @param {import('node:stream').Readable} stream
 * @param {(value: any) => boolean} test
 * @returns {Promise<any>}
 */
export function firstJsonLine(stream, test) {
  return new Promise((done) => {
    const lines = createInterface({ input: stream });
    lines.on('line', (line) => {
      const value = parsed(line);
      if (value && test(value)) done(value);
    });
    lines.on('close', () => done(null));
  });
}

function parsed(line) {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** The size of a file in bytes, 0 when there is none. */
export const sizeOf = (/** @type {string} */ file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/**
 * What was added to a file since it had `from` bytes, at most its last 64 KiB.
 * @param {string} file
 * @param {number} from
 */
export function textSince(file, from) {
  const end = sizeOf(file);
  const start = Math.max(from, end - 65_536);
  if (end <= start) return '';
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(end - start);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, start));
  } finally {
    closeSync(descriptor);
  }
}

/**
 * One sentence about a program that ended before it was ready, with what it threw or said last.
 * @param {string} name
 * @param {import('./child.mjs').Exit} exit
 * @param {{file: string, from: number}} log its log file and how long that was when it started
 */
export function lastWords(name, exit, { file, from }) {
  const text = textSince(file, from);
  const how = exit.signal ? `by ${exit.signal}` : `with code ${exit.code}`;
  const thrown = text.split('\n').findLast((line) => /^\w*Error\b.*: /.test(line.trim())) ?? lastLine(text);
  return `${name} ended ${how} before it was ready${thrown ? ` ("${thrown.trim().slice(0, 300)}")` : ''}: see ${file}.`;
}
