import type { Server as HttpServer } from 'node:http';
import { systemClock, type Clock } from '#shared/kernel/clock.ts';
import type { Env } from '../config/env.ts';
import { createLogger, type Logger } from '../platform/logger.ts';
import { ensureIndexes } from '../platform/mongo/connect.ts';
import { compose } from './compose.ts';
import { seedDemo, type SignIn } from './demo.ts';
import { createGuesses, showingBehind } from './guesses.ts';
import { createHttpApp } from './http.ts';
import { sessionCookie } from '../domains/people/index.ts';
import { guardKeyring } from './keyring-guard.ts';
import { startPlatform } from './platform.ts';

/** What a process runs: pages and sockets, background work, or both. */
export type Services = { web: boolean; worker: boolean };
type Options = { env: Env; services?: Services; clock?: Clock; logger?: Logger };
export type RunningApp = Awaited<ReturnType<typeof startApp>>;

/** Starts a whole node; rejects with one clear sentence and leaves nothing running when a part cannot start. */
export async function startApp({
  env,
  services = { web: true, worker: true },
  clock = systemClock,
  logger = createLogger(env.LOG_LEVEL),
}: Options) {
  const platform = await startPlatform(env, clock, logger);
  const { shutdown, db } = platform;
  try {
    await guardKeyring(db, platform.ring);
    const app = compose(platform);
    await ensureIndexes(db);
    await app.routing.lines.seedGeneral();
    const signIns = env.demo ? await seedDemo(env, app) : [];
    await app.places.load();
    app.relay.start();
    shutdown.add('relay', app.relay.stop);
    shutdown.add('refusals', async () => void (await app.refusals.writeSums()));
    if (services.worker) platform.queues.start();
    platform.sweeper.start(services);
    shutdown.add('sweeps', platform.sweeper.stop);
    const url = await serve();
    return { platform, app, url, signIns: signIns satisfies SignIn[], stop: shutdown.run };

    async function serve(): Promise<string | null> {
      const address = services.web ? await startWeb() : null;
      if (services.worker) await app.selfTesting.start(address ?? env.origins[0] ?? null);
      return address;
    }
    async function startWeb(): Promise<string> {
      const { http, io } = platform;
      const door = createGuesses(clock);
      const entrance = { door, showingOf: showingBehind(env.TRUST_PROXY, sessionCookie(env.production)) };
      http.on(
        'request',
        createHttpApp({ platform, router: app.router, door, gatewayDoors: app.gatewayDoors, heartbeat: app.dispatch.selfTest.heartbeat }),
      );
      for (const name of ['console', 'field'] as const) app.sockets.attach(name, io[name], entrance);
      await app.routing.presence.renew();
      const address = await listen(http, env);
      shutdown.add('presence', app.routing.presence.leave);
      shutdown.add('closings', app.sockets.settled);
      shutdown.add('sockets', async () => void (await Promise.all([io.console.close(), io.field.close()])), 1_500);
      shutdown.add('http', () => closeHttp(http), 1_500);
      return address;
    }
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

function listen(http: HttpServer, { HOST, PORT }: Env): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        new Error(
          taken
            ? `Port ${PORT} is taken by another program. Choose another one, for instance PORT=${PORT + 1}.`
            : `Cannot listen on ${HOST}:${PORT} (${error.code ?? 'unknown'}).`,
        ),
      );
    });
    http.listen(PORT, HOST, () => {
      const address = http.address();
      const port = typeof address === 'object' && address ? address.port : PORT;
      resolve(`http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`);
    });
  });
}

async function closeHttp(http: HttpServer): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeIdleConnections();
  await closed;
}
