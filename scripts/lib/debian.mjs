import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram, lastLine, runCommand } from './command.mjs';
import { inRoot } from './places.mjs';
import { Refusal } from './refusal.mjs';

export const isRoot = () => process.getuid?.() === 0;

/** Whether this machine gets its programs by apt and dpkg. */
export const isDebianLike = () => Boolean(findProgram('apt-get') && findProgram('dpkg'));

/**
 * Unpacks packages, with the libraries that the system lacks, into a folder: nothing is installed and no root is needed.
 * @param {{packages: string[], into: string, say: (line: string) => void, signal?: AbortSignal | undefined}} request
 */
export async function unpackPackages({ packages, into, say, signal }) {
  const { options, names } = await planInstall(packages, say, signal);
  mkdirSync(dirname(into), { recursive: true });
  const work = mkdtempSync(`${into}.new-`);
  try {
    const got = await runCommand('apt-get', [...options, 'download', ...names], { cwd: work, signal });
    if (got.code !== 0)
      throw new Refusal(
        `The packages ${names.join(', ')} could not be downloaded (${lastLine(got.err)}): check the network and start again.`,
      );
    for (const file of readdirSync(work).filter((name) => name.endsWith('.deb'))) {
      const unpacked = await runCommand('dpkg', ['-x', file, 'root'], { cwd: work, signal });
      if (unpacked.code !== 0)
        throw new Refusal(`The package ${file} could not be unpacked (${lastLine(unpacked.err)}): check the disk and start again.`);
    }
    // By renaming, so that two set-ups at once never see half of it.
    rmSync(into, { recursive: true, force: true });
    renameSync(join(work, 'root'), into);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Installs packages into the system; root only.
 * @param {{packages: string[], say: (line: string) => void, signal?: AbortSignal | undefined}} request
 */
export async function installPackages({ packages, say, signal }) {
  await planInstall(packages, say, signal);
  return runCommand('apt-get', ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', 'install', ...packages], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    signal,
  });
}

/** Which packages an installation would add, fetching the package lists when they are missing or name nothing. */
async function planInstall(packages, say, signal) {
  const simulate = (options) =>
    runCommand('apt-get', [...options, '-s', '--no-install-recommends', 'install', ...packages], {
      env: { ...process.env, LC_ALL: 'C' },
      signal,
    });
  const namesIn = (text) => [...text.matchAll(/^Inst (\S+)/gm)].map((match) => match[1]);
  for (const options of [[], privateLists()]) {
    const plan = await simulate(options);
    if (plan.code === 0) return { options, names: namesIn(plan.out) };
  }
  say('fetching the package lists');
  const options = isRoot() ? [] : privateLists();
  const updated = await runCommand('apt-get', [...options, 'update'], { signal, timeoutMs: 300_000 });
  const plan = await simulate(options);
  if (plan.code === 0) return { options, names: namesIn(plan.out) };
  throw new Refusal(
    `The package ${packages[0]} is not to be had by apt (${lastLine(plan.err) || lastLine(updated.err)}): check the network and /etc/apt, then start again.`,
  );
}

/** Lists and cache of our own, which an ordinary user may fetch into. */
function privateLists() {
  const state = inRoot('.local', 'apt');
  for (const folder of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(state, folder), { recursive: true });
  return ['-o', `Dir::State::Lists=${join(state, 'lists')}`, '-o', `Dir::Cache=${join(state, 'cache')}`, '-o', 'Debug::NoLocking=true'];
}
