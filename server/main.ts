import { startApp, type Services } from './app/start-app.ts';
import { readEnv } from './config/env.ts';
import { createLogger } from './platform/logger.ts';

const stopWithinMs = 5_500;

function readServices(args: readonly string[]): Services {
  const named = args
    .find((arg) => arg.startsWith('--services='))
    ?.slice('--services='.length)
    .split(',') ?? ['web', 'worker'];
  const unknown = named.find((name) => name !== 'web' && name !== 'worker');
  if (unknown !== undefined) throw new Error(`--services takes web, worker or both, not "${unknown}".`);
  return { web: named.includes('web'), worker: named.includes('worker') };
}

function tell(message: object): void {
  process.send?.(message);
}

async function main(): Promise<void> {
  const env = readEnv();
  const logger = createLogger(env.LOG_LEVEL);
  const app = await startApp({ env, services: readServices(process.argv.slice(2)), logger });
  const stop = (why: string): void => {
    logger.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    void app.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop(signal));
  process.once('disconnect', () => stop('the process that started this one is gone'));
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));
  tell({ ready: true, url: app.url, signIns: app.signIns });
  logger.info({ url: app.url }, 'ready');
}

main().catch((error: unknown) => {
  const sentence = error instanceof Error ? error.message : 'The server could not start.';
  tell({ failed: sentence });
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
  setTimeout(() => process.exit(2), 500).unref();
});
