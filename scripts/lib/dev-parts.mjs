import { watch } from 'node:fs';
import { inRoot } from './places.mjs';
import { startChild } from './child.mjs';
import { freePort, listenProblem } from './ports.mjs';
import { Refusal } from './refusal.mjs';
import { setTimeout as sleep } from 'node:timers/promises';

const usualPort = 5173;
const settledMs = 150;

/**
 * Vite's development server, which sends what is not the client's to the server's port.
 * @param {number} serverPort
 * @returns {import('./supervisor.mjs').Part}
 */
export function vitePart(serverPort) {
  return {
    name: 'The client',
    graceMs: 500,
    start: async (previous, signal) => {
      const port = previous?.port ?? ((await listenProblem({ host: '127.0.0.1', port: usualPort })) ? await freePort() : usualPort);
      const args = [
        inRoot('node_modules', 'vite', 'bin', 'vite.js'),
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
        '--strictPort',
        '--clearScreen',
        'false',
      ];
      const env = { ...process.env, PORT: String(serverPort) };
      const child = await startChild(process.execPath, args, {
        env,
        stdio: ['ignore', 'inherit', 'inherit'],
        signal,
      });
      while (child.isAlive() && !(await listenProblem({ host: '127.0.0.1', port }))) await sleep(50);
      if (!child.isAlive()) throw new Refusal('Vite did not start: its reason is above.');
      return { ...child, port };
    },
  };
}

/**
 * Starts the server anew whenever its files, or the shared ones, change.
 * @param {ReturnType<typeof import('./supervisor.mjs').createSupervisor>} supervisor
 */
export function watchServer(supervisor) {
  let timer = setTimeout(() => {}, 0);
  for (const folder of ['server', 'shared'])
    watch(inRoot(folder), { recursive: true }, (_, file) => {
      if (!/\.(ts|json)$/.test(file ?? '') || /\.test\.ts$/.test(file ?? '')) return;
      clearTimeout(timer);
      timer = setTimeout(() => void supervisor.restart('The server'), settledMs);
    });
}
