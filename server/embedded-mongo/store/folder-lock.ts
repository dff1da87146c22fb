import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { FolderError } from './environment.ts';

/**
 * The lock is a listening Unix socket in the data folder: the kernel closes it when its process dies, however it dies,
 * so that a lock left behind is recognised without trusting process numbers.
 */
const socketName = 'lock.sock';

/** Socket paths are limited to about 100 bytes; on Linux an open folder gives a short name for any path. */
const shortFolder = (folder: string): { path: string; done: () => void } => {
  if (process.platform !== 'linux') return { path: folder, done: () => undefined };
  const fd = openSync(folder, 'r');
  return { path: `/proc/self/fd/${fd}`, done: () => closeSync(fd) };
};

const isAlive = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const listen = (path: string): Promise<Server | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(path, () => resolve(server));
  });

/** Moves a dead lock away; when it turns out to be alive after all (another starter was faster) it is put back. */
const clearStale = async (path: string): Promise<boolean> => {
  if (await isAlive(path)) return false;
  const aside = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch {
    return true;
  }
  const alive = await isAlive(aside);
  if (alive && !existsSync(path)) linkSync(aside, path);
  rmSync(aside, { force: true });
  return !alive;
};

/** Takes the exclusive lock of a data folder; throws FolderError when another process has it. The result releases it. */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  const short = shortFolder(folder);
  try {
    const path = join(short.path, socketName);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const server = await listen(path);
      if (server) return () => new Promise((resolve) => server.close(() => resolve(short.done())));
      if (!(await clearStale(path))) break;
    }
  } catch (error) {
    short.done();
    throw new FolderError(`${folder} cannot be locked: ${error instanceof Error ? error.message : 'unknown reason'}`);
  }
  short.done();
  throw new FolderError(`${folder} is in use by another store process; stop that one first`);
};
