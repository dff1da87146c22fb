import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './child.mjs';
import { runMark } from './leftovers.mjs';
import { sizeOf, textSince } from './lines.mjs';
import { askRedis, freePort } from './ports.mjs';
import { Refusal } from './refusal.mjs';

// Loading a large file takes time, and then Redis says that it is loading.
const answerMs = 20_000;
const loadingMs = 300_000;

/**
 * A Redis of our own, durable (AOF), never evicting, on 127.0.0.1 behind a password.
 * @typedef {import('./child.mjs').Child & {url: string, port: number, password: string}} RedisProcess
 */

/**
 * Starts Redis and waits until it answers; refuses with its own last words when it cannot.
 * @param {{program: import('./redis-finder.mjs').RedisProgram, dir: string, logFile: string, port?: number | undefined, password?: string | undefined, signal?: AbortSignal | undefined}} options
 *   without `port` a free one is taken
 * @returns {Promise<RedisProcess>}
 */
export async function startRedisProcess({ program, dir, logFile, port, password = randomBytes(24).toString('hex'), signal }) {
  mkdirSync(dir, { recursive: true });
  mkdirSync(dirname(logFile), { recursive: true });
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await freePort());
    const from = sizeOf(logFile);
    const child = await launch({
      program,
      logFile,
      signal,
      config: configuration({ dir, port: chosen, password }),
    });
    if (await answers({ child, port: chosen, password }))
      return { ...child, port: chosen, password, url: `redis://:${password}@127.0.0.1:${chosen}` };
    await child.stop(0);
    const words = textSince(logFile, from);
    // Somebody else may take a free port between our asking and Redis's listening.
    if (!(/Address already in use/i.test(words) && !port && attempt < 5)) throw new Refusal(whyNot(words, dir));
  }
}

async function launch({ program, logFile, signal, config }) {
  const log = openSync(logFile, 'a');
  try {
    const env = { PATH: process.env.PATH, LC_ALL: 'C', ...program.env, ...runMark() };
    const child = await startChild(program.binary, ['-'], { env, stdio: ['pipe', log, log], signal });
    // By way of stdin, so that the password is not on the command line for all to see.
    child.process.stdin?.on('error', () => {}).end(config);
    return child;
  } finally {
    closeSync(log);
  }
}

function configuration({ dir, port, password }) {
  const quoted = `"${dir.replace(/["\\]/g, '\\$&')}"`;
  return [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    `dir ${quoted}`,
    'save ""',
    'appendonly yes',
    'appendfsync everysec',
    'maxmemory-policy noeviction',
    'hz 100',
    'tcp-backlog 128',
    // Its title would be written over its environment, by which a test run knows what it started.
    'set-proc-title no',
    '',
  ].join('\n');
}

async function answers({ child, port, password }) {
  const started = performance.now();
  let limitMs = answerMs;
  while (child.isAlive() && performance.now() - started < limitMs) {
    const answer = await askRedis({ port, password, command: 'PING' });
    if (answer === '+PONG') return child.isAlive();
    if (answer?.startsWith('-LOADING')) limitMs = loadingMs;
    await sleep(20);
  }
  return false;
}

/** @type {[RegExp, (dir: string) => string, (dir: string) => string][]} */
const reasons = [
  [/no space left/i, () => 'the disk is full', () => 'free some space and start again'],
  [/address already in use/i, () => 'its port is taken', () => 'start again'],
  [/permission denied/i, (dir) => `it may not write in ${dir}`, () => 'give this user the folder, or set DATA_DIR to another one'],
  [
    /bad file format|rdb format|wrong signature|unexpected end|internal error in rdb|unrecoverable error|corrupt|aof.*(error|fail)/i,
    (dir) => `its data in ${dir} is damaged`,
    () => 'move that folder away and start again; the records are in the store, and the waiting work is queued anew from them',
  ],
];

/** One sentence from what Redis itself said before it ended. */
function whyNot(words, dir) {
  const lines = words
    .split('\n')
    .map((line) => line.replace(/^\d+:\w .*? [-.*#] /, '').trim())
    .filter(Boolean);
  for (const [pattern, why, what] of reasons) {
    const line = lines.findLast((text) => pattern.test(text));
    if (line) return `Redis could not start because ${why(dir)} (its words: "${line}"): ${what(dir)}.`;
  }
  return `Redis could not start (its last words: "${lines.at(-1) ?? 'none'}"): see its log, or set REDIS_URL to another Redis, and start again.`;
}
