import { freePort, listenProblem } from './ports.mjs';
import { Refusal } from './refusal.mjs';

/**
 * Where the server shall listen (HOST, PORT), refused when it cannot.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{host: string, port: number}>}
 */
export async function chooseAddress(env) {
  const host = env.HOST || '127.0.0.1';
  const wanted = env.PORT || '8080';
  if (!/^\d{1,5}$/.test(wanted) || Number(wanted) > 65_535)
    throw new Refusal(`PORT is "${wanted}", which is no port: set it to a number from 1 to 65535 and start again.`);
  // A port of our choice is chosen once, so that a restarted server comes back where its users are.
  const port = Number(wanted) || (await freePort());
  const problem = await listenProblem({ host, port });
  if (problem) throw new Refusal(whyNot(problem, host, port));
  return { host, port };
}

function whyNot(problem, host, port) {
  const other = `for another one start with PORT=${port < 1024 ? 8080 : port + 1}`;
  if (problem === 'EADDRINUSE') return `Port ${port} is taken by another program: stop that one, or ${other}.`;
  if (problem === 'EACCES') return `Port ${port} may not be used by this user: ${other}.`;
  return `Nothing can listen on ${host}:${port} (${problem}): set HOST to an address of this machine and start again.`;
}
