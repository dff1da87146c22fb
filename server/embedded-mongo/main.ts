import { parseArgs } from 'node:util';
import { startStore, type RunningStore } from './start-store.ts';

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(2);
};

const sentence = (error: unknown): string => {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `the port ${port} is taken; choose another with --port, or 0 for any free one`;
  if (code === 'ENOSPC') return 'the disk is full; free some space and start again';
  return message;
};

const options = {
  data: { type: 'string' },
  port: { type: 'string', default: '0' },
  'exit-with-parent': { type: 'boolean', default: false },
} as const;

const start = async (): Promise<RunningStore> => {
  const { values } = parseArgs({ options });
  const password = process.env['STORE_PASSWORD'];
  if (!values.data) return fail('tell the store where its data lies: --data DIR');
  if (!password) return fail('set STORE_PASSWORD, the secret that the clients of the store must know');
  return startStore({
    dataDir: values.data,
    port: Number(values.port),
    password,
    nowMs: () => Date.now(),
    onFatal: (error) => fail(`a commit failed and the store stops, nothing after the last acknowledged write is kept: ${sentence(error)}`),
    report: (error) => process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'unknown error'}\n`),
  });
};

const store = await start().catch((error: unknown) => fail(sentence(error)));
let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  store.stop().then(
    () => process.exit(0),
    (error: unknown) => fail(sentence(error)),
  );
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
if (process.argv.includes('--exit-with-parent')) {
  process.stdin.on('end', stop).on('close', stop).on('error', stop);
  process.stdin.resume();
}
process.stdout.write(`${JSON.stringify({ ready: true, url: store.url })}\n`);
