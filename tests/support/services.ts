import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appCommand, startAppProcess } from '../../scripts/lib/app-process.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { getRedis } from '../../scripts/lib/redis-finder.mjs';
import { startRedisProcess } from '../../scripts/lib/redis-process.mjs';
import { startStoreProcess } from '../../scripts/lib/store-process.mjs';

export { freePort };

interface Running {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly exited: Promise<unknown>;
  readonly isAlive: () => boolean;
  readonly signal: (name: NodeJS.Signals) => void;
  readonly stop: (graceMs: number) => Promise<unknown>;
}

/** A service of a test's own, to be paused, killed and brought back on the same port with the same data. */
export interface Service {
  readonly url: string;
  readonly port: number;
  readonly dir: string;
  readonly logFile: string;
  pid(): number;
  /** Stops it in its tracks (SIGSTOP): connections stay open and nothing answers. */
  pause(): void;
  resume(): void;
  /** Ends it at once (SIGKILL) and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port and folder, ending it first when it still runs. */
  restart(): Promise<void>;
  /** Ends it for good and removes its folder when it was made for it. */
  stop(): Promise<void>;
}

interface Place {
  readonly dir: string;
  readonly own: boolean;
}

async function placeFor(dir: string | undefined): Promise<Place> {
  if (dir) return { dir, own: false };
  return { dir: await mkdtemp(join(tmpdir(), 'muhafiz-test-')), own: true };
}

async function createService<R extends Running>(
  place: Place,
  logFile: string,
  start: (previous?: R) => Promise<R>,
): Promise<Service & { current(): R }> {
  let running = await start();
  const kill = async () => {
    running.signal('SIGKILL');
    await running.exited;
  };
  return {
    url: running.url,
    port: running.port,
    dir: place.dir,
    logFile,
    current: () => running,
    pid: () => running.pid,
    pause: () => running.signal('SIGSTOP'),
    resume: () => running.signal('SIGCONT'),
    kill,
    restart: async () => {
      await kill();
      running = await start(running);
    },
    stop: async () => {
      await running.stop(8_000);
      if (place.own) await rm(place.dir, { recursive: true, force: true });
    },
  };
}

/** Starts a real Redis, durable and behind a password, on a port and in a folder of its own. */
export async function startRedis({ port, dir }: { port?: number; dir?: string } = {}): Promise<Service> {
  const program = await getRedis();
  const place = await placeFor(dir);
  const logFile = join(place.dir, 'redis.log');
  return createService(place, logFile, (previous?: Awaited<ReturnType<typeof startRedisProcess>>) =>
    startRedisProcess({
      program,
      dir: join(place.dir, 'redis'),
      logFile,
      port: previous?.port ?? port,
      password: previous?.password,
    }),
  );
}

/** Starts a real embedded store on a port and in a folder of its own. */
export async function startStore({ port, dir }: { port?: number; dir?: string } = {}): Promise<Service> {
  const place = await placeFor(dir);
  const logFile = join(place.dir, 'store.log');
  return createService(place, logFile, (previous?: Awaited<ReturnType<typeof startStoreProcess>>) =>
    startStoreProcess({
      dir: join(place.dir, 'store'),
      logFile,
      port: previous?.port ?? port,
      password: previous?.password,
    }),
  );
}

/** The real server in a process of its own. */
export interface App extends Service {
  readonly signIns: readonly { role: string; username: string; password: string }[];
  /** Asks it to end as Ctrl-C would (SIGTERM) and resolves with how it ended; its folder stays. */
  end(): Promise<unknown>;
}

type AppOptions = {
  env: Record<string, string>;
  dir?: string;
  port?: number;
  services?: 'web' | 'worker';
  /** Further options of node itself. */
  node?: readonly string[];
};

/** Starts the real server (`server/main.ts`), or one part of it, with this environment and waits until it serves; `env` must name MONGODB_URL and REDIS_URL. */
export async function startApp({ env, dir, port, services, node = [] }: AppOptions): Promise<App> {
  const place = await placeFor(dir);
  const logFile = join(place.dir, 'server.log');
  const fixed = String(port ?? (await freePort()));
  const service = await createService(place, logFile, async () => {
    const app = await startAppProcess({
      env: { HOST: '127.0.0.1', PORT: fixed, DATA_DIR: place.dir, ...env },
      logFile,
      command: [...node, ...appCommand, ...(services ? [`--services=${services}`] : [])],
    });
    return { ...app, port: Number(fixed) };
  });
  return { ...service, signIns: service.current().signIns, end: () => service.current().stop(10_000) };
}

/** The same database server with another database, so that tests do not meet. */
export function withDatabase(mongoUrl: string, database = `t-${randomUUID()}`): string {
  return mongoUrl.replace(/^(mongodb(?:\+srv)?:\/\/[^/]+)\/?[^?]*/, `$1/${database}`);
}
