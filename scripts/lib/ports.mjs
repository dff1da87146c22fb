import { connect, createServer } from 'node:net';

/**
 * A port on 127.0.0.1 that was free a moment ago.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Why one cannot listen there ('EADDRINUSE', 'EACCES', …), or null when one can.
 * @param {{host: string, port: number}} address
 * @returns {Promise<string | null>}
 */
export function listenProblem({ host, port }) {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error) => done(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message));
    server.listen(port, host, () => server.close(() => done(null)));
  });
}

/**
 * Sends lines to a Redis and returns the first line of its last answer; null when there is no answer in time.
 * @param {{port: number, password: string, command: string, timeoutMs?: number}} request
 * @returns {Promise<string | null>}
 */
export function askRedis({ port, password, command, timeoutMs = 1_000 }) {
  return new Promise((done) => {
    let text = '';
    const socket = connect({ host: '127.0.0.1', port });
    const end = (answer) => {
      socket.destroy();
      done(answer);
    };
    socket.setTimeout(timeoutMs, () => end(null));
    socket.on('error', () => end(null)).on('close', () => done(null));
    socket.on('connect', () => socket.write(`AUTH ${password}\r\n${command}\r\n`));
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      const lines = text.split('\r\n');
      if (lines.length > 2) end(lines[1] ?? null);
    });
  });
}
