import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createCursors } from './commands/cursors.ts';
import { openStore } from './store/store.ts';
import { serveConnection, type Report } from './wire/connection.ts';
import { createCredentials } from './wire/scram.ts';

/** How to start a store. */
export interface StoreOptions {
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** A loopback address. */
  readonly host?: string;
  /** The secret of the user `muhafiz`; without one, everybody on this machine may connect. */
  readonly password?: string | undefined;
  readonly nowMs: () => number;
  /** Called when a commit failed; the process must end, since nothing may be acknowledged any more. */
  readonly onFatal: (error: unknown) => void;
  readonly report: Report;
}

/** A running store. */
export interface RunningStore {
  readonly port: number;
  /** The address without user and password. */
  readonly url: string;
  /** Stops accepting, finishes the commits that wait, closes the files. */
  stop(): Promise<void>;
}

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** Opens the data folder and listens; throws an error with one clear sentence when it cannot. */
export const startStore = async (options: StoreOptions): Promise<RunningStore> => {
  const host = options.host ?? '127.0.0.1';
  if (!loopback.has(host)) throw new Error(`the store listens on a loopback address only, not on ${host}`);
  const store = await openStore(options.dataDir, options.onFatal);
  const credentials = options.password ? createCredentials(options.password) : undefined;
  const services = { store, cursors: createCursors(), nowMs: options.nowMs };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(socket, { services, credentials, report: options.report });
  });
  const port = await listen(server, options.port ?? 0, host).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const stop = async (): Promise<void> => {
    server.close();
    for (const socket of sockets) socket.pause();
    await store.queue.close();
    await new Promise((resolve) => setImmediate(resolve));
    for (const socket of sockets) socket.destroy();
    await store.close();
  };
  const shown = host === '::1' ? '[::1]' : host;
  return { port, url: `mongodb://${shown}:${port}/?directConnection=true`, stop };
};
