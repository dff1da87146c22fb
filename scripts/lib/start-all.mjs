import { relative } from 'node:path';
import { chooseAddress } from './address.mjs';
import { dataDir, fullDiskProblem, prepareDataDir } from './data-dir.mjs';
import { lockDataDir } from './lock.mjs';
import { createParts } from './parts.mjs';
import { Refusal, sentence } from './refusal.mjs';
import { onStopSignal } from './stop-signals.mjs';
import { createSupervisor } from './supervisor.mjs';

/**
 * Runs the whole installation until it is told to end; the exit code.
 * @param {{setup: (options: {signal: AbortSignal}) => Promise<void>, commands?: {store?: string[], server?: string[]}, patient?: boolean,
 *   moreParts?: (address: {host: string, port: number}) => import('./supervisor.mjs').Part[], onReady?: (supervisor: ReturnType<typeof createSupervisor>) => void}} options
 *   `commands` stand in for the real programs, `moreParts` start after the server
 */
export async function startAll({ setup, commands, patient = false, moreParts = () => [], onReady = () => {} }) {
  // Whatever the parts write is for this user only.
  process.umask(0o077);
  const stopping = new AbortController();
  onStopSignal(() => {
    say('stopping');
    stopping.abort();
  });
  // What must not fail half-way is looked at first.
  const address = await chooseAddress(process.env);
  const dir = dataDir();
  prepareDataDir(dir);
  const unlock = await lockDataDir(dir);
  try {
    const ready = await setup({ signal: stopping.signal }).then(
      () => true,
      (error) => {
        if (stopping.signal.aborted) return false;
        throw error;
      },
    );
    if (!ready) return 0;
    const parts = [...createParts({ dir, ...address, commands, patient }), ...moreParts(address)];
    return await supervise({ parts, dir, stopping: stopping.signal, onReady });
  } finally {
    unlock();
  }
}

async function supervise({ parts, dir, stopping, onReady }) {
  // On a full disk no part could write down its own reason, and starting it again would only hide it.
  const supervisor = createSupervisor({ parts, say, hopeless: () => fullDiskProblem(dir) });
  /** @param {string | null} [why] */
  const stop = (why = null) => void supervisor.stop(why);
  process.on('uncaughtException', (error) => stop(sentence(error)));
  if (stopping.aborted) return 0;
  stopping.addEventListener('abort', () => stop());
  if (await supervisor.start()) {
    onReady(supervisor);
    print(table(supervisor.get('The server'), dir));
  }
  const why = await supervisor.ended;
  if (why) throw new Refusal(why);
  say('stopped');
  return 0;
}

/** @type {[string, string][]} */
const pages = [
  ['A child writes', '/talk'],
  ['An adult reports', '/report'],
  ["The agent's desk", '/desk'],
  ["The supervisor's floor", '/floor'],
  ['The officer on duty', '/duty'],
  ["A department's desk", '/referrals'],
];

function table(server, dir) {
  const logs = relative(process.cwd(), dir) || '.';
  if (!server) return `\nThe server does not run yet. Logs: ${logs}/logs\n`;
  const row = ([name, path]) => `  ${name.padEnd(24)}${new URL(path, server.url).href}`;
  const signIns = server.signIns.map(({ role, username, password }) => `  ${role.padEnd(24)}${username.padEnd(20)}${password}`);
  return [
    '',
    ...pages.map(row),
    ...(signIns.length > 0 ? ['', '  Sign-ins of the demonstration (role, name, password)', ...signIns] : []),
    '',
    `  Data and logs: ${logs}   Stop: Ctrl-C`,
    '',
  ].join('\n');
}

const print = (text) => void process.stdout.write(`${text}\n`);
const say = (line) => print(`  ${line}`);
