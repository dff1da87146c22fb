import { existsSync, readFileSync } from 'node:fs';
import { findProgram, lastLine, runCommand } from './command.mjs';
import { inRoot, root } from './places.mjs';
import { Refusal } from './refusal.mjs';

/**
 * Installs the packages when what is installed differs from the lock file.
 * @param {{say: (line: string) => void, dev: boolean, signal?: AbortSignal | undefined}} request `dev`: with the tools that only checking needs
 */
export async function ensurePackages({ say, dev, signal }) {
  if (
    packagesInStep({
      lock: read(inRoot('package-lock.json')),
      installed: read(inRoot('node_modules', '.package-lock.json')),
      dev,
    })
  )
    return;
  say('installing packages (npm ci)');
  const started = performance.now();
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', dev ? '--include=dev' : '--omit=dev'];
  const { code, err } = await runNpm(args, signal);
  if (code !== 0)
    throw new Refusal(`The packages could not be installed (${whatNpmSaid(err)}): check the network and the disk, then start again.`);
  say(`packages installed in ${Math.round((performance.now() - started) / 1000)} s`);
}

/**
 * Whether every package of the lock file is installed in its version, by npm's own record of what it installed. Optional packages
 * are for other machines as well and do not count.
 * @param {{lock: any, installed: any, dev: boolean}} request
 */
export function packagesInStep({ lock, installed, dev }) {
  if (!lock || !installed) return false;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.link || wanted.optional || wanted.devOptional || (wanted.dev && !dev)) return true;
    const there = installed.packages[path];
    return there?.version === wanted.version && there?.integrity === wanted.integrity;
  });
}

function runNpm(args, signal) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js') && existsSync(npm)) return runCommand(process.execPath, [npm, ...args], { cwd: root, signal });
  return runCommand(findProgram('npm') ?? 'npm', args, { cwd: root, signal });
}

function whatNpmSaid(text) {
  const errors = text
    .split('\n')
    .filter((line) => /^npm (ERR!|error)/.test(line))
    .map((line) => line.replace(/^npm (ERR!|error)\s*/, ''));
  return errors.find((line) => line && !/^(code|errno|syscall)\b/.test(line)) ?? lastLine(text);
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
