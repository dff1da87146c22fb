import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runCommand } from './command.mjs';
import { inRoot, root } from './places.mjs';
import { Refusal } from './refusal.mjs';

const sources = ['client', 'shared', 'vite.config.ts', 'tsconfig.base.json', 'package-lock.json'];
const built = inRoot('dist', 'client');
const stamp = inRoot('dist', 'client.stamp');

/**
 * Builds the client into `dist/client` when its sources changed since the last build.
 * @param {{say: (line: string) => void, signal?: AbortSignal | undefined}} request
 */
export async function ensureClient({ say, signal }) {
  const now = hashOf(sources);
  if (hasPages(built) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('building the client');
  const started = performance.now();
  const fresh = inRoot('dist', `client.new-${process.pid}`);
  try {
    const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
    const env = { ...process.env, NODE_ENV: 'production' };
    const { code, out, err } = await runCommand(
      process.execPath,
      [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'],
      { cwd: root, env, signal },
    );
    if (code !== 0)
      throw new Refusal(`The client could not be built (${whatViteSaid(`${err}\n${out}`)}): run "npx vite build" to see all of it.`);
    replace(fresh);
    writeFileSync(stamp, now);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  say(`client built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

// By renaming, so that a failed build leaves the last good one and a running server never sees half of one.
function replace(fresh) {
  mkdirSync(dirname(built), { recursive: true });
  const old = `${fresh}.old`;
  rmSync(stamp, { force: true });
  if (existsSync(built)) renameSync(built, old);
  renameSync(fresh, built);
  rmSync(old, { recursive: true, force: true });
}

const hasPages = (folder) => existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.html'));

function whatViteSaid(text) {
  const lines = text
    .replace(/\u001b\[[\d;]*m/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? 'no reason given').slice(0, 300);
}

/** One hash over the names and contents of the files, tests left out. */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of filesIn(inRoot(path)))
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
  return hash.digest('hex');
}

function filesIn(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return /\.(test|e2e)\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
