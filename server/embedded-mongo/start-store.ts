import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createCursors } from './commands/cursors.ts';
import { openStore } from './store/store.ts';
import { serveConnection, type Report } from './wire/connection.ts';
import { createCredentials } from './wire/scram.ts';

/** How to start a store. */
export interface StoreOptions {
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The secret of the user `muhafiz`. */
  readonly password: string;
  /** The time in ms since 1970, for new ids. */
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

/** Opens the data folder and listens on 127.0.0.1; throws an error with one clear sentence when it cannot. */
export const startStore = async ({ dataDir, port, password, nowMs, onFatal, report }: StoreOptions): Promise<RunningStore> => {
  const store = await openStore(dataDir, onFatal);
  const deps = { services: { store, cursors: createCursors(), nowMs }, credentials: createCredentials(password), report };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(socket, deps);
  });
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  } catch (error) {
    await store.close();
    throw error;
  }
  const taken = (server.address() as AddressInfo).port;
  const stop = async (): Promise<void> => {
    server.close();
    await store.queue.close();
    // The answers to the last commits go out first.
    await new Promise((resolve) => setImmediate(resolve));
    for (const socket of sockets) socket.destroy();
    await store.close();
  };
  return { port: taken, url: `mongodb://127.0.0.1:${taken}/?directConnection=true`, stop };
};
