import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findProgram, runCommand } from './command.mjs';
import { isDebianLike, unpackPackages } from './debian.mjs';
import { inRoot } from './places.mjs';
import { Refusal } from './refusal.mjs';

const oldest = /** @type {const} */ ([6, 2]);
const unpacked = inRoot('.local', 'redis');

/**
 * A Redis (or Valkey) program that can be started here.
 * @typedef {{binary: string, env: Record<string, string>, version: string}} RedisProgram
 */

/**
 * Finds Redis ≥ 6.2 or Valkey on PATH, or as unpacked before into `.local/redis`; null when there is none.
 * @returns {Promise<RedisProgram | null>}
 */
export async function findRedis() {
  for (const binary of [findProgram('redis-server'), findProgram('valkey-server')]) {
    const found = binary && (await examine(binary, {}));
    if (found) return found;
  }
  const binary = join(unpacked, 'usr', 'bin', 'redis-server');
  return existsSync(binary) ? examine(binary, { LD_LIBRARY_PATH: libraryFolders(unpacked).join(delimiter) }) : null;
}

/**
 * Finds Redis or fetches Debian's package into `.local/redis` without root; refuses with how to get it elsewhere.
 * @param {{say?: (line: string) => void, signal?: AbortSignal | undefined}} [options]
 * @returns {Promise<RedisProgram>}
 */
export async function getRedis({ say = () => {}, signal } = {}) {
  const found = await findRedis();
  if (found) return found;
  if (!isDebianLike()) throw new Refusal(howToGetIt());
  say("getting Redis (Debian's package, into .local/redis)");
  await unpackPackages({ packages: ['redis-server', 'redis-tools'], into: unpacked, say, signal });
  const got = await findRedis();
  if (!got) throw new Refusal(`The Redis of this system is older than ${oldest.join('.')} or does not run: ${howToGetIt()}`);
  return got;
}

function howToGetIt() {
  const way = process.platform === 'darwin' ? 'brew install redis' : 'install the package redis or valkey';
  return `Redis ≥ ${oldest.join('.')} was not found: ${way}, or set REDIS_URL to one that runs, and start again.`;
}

async function examine(binary, env) {
  const { code, out } = await runCommand(binary, ['--version'], {
    env: { ...process.env, ...env },
    timeoutMs: 10_000,
  });
  const version = /\bv=(\d+\.\d+[.\d]*)/.exec(out)?.[1];
  if (code !== 0 || !version) return null;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recent = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  return recent ? { binary, env, version } : null;
}

/** Every folder under `base` that holds shared libraries. */
function libraryFolders(base) {
  const files = readdirSync(base, { recursive: true, withFileTypes: true });
  return [...new Set(files.filter((file) => file.name.includes('.so')).map((file) => file.parentPath ?? file.path))];
}
