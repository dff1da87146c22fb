import { parseArgs } from 'node:util';
import { startStore, type RunningStore } from './start-store.ts';

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(2);
};

const sentence = (error: unknown, port: string): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `the port ${port} is taken; choose another with --port, or 0 for any free one`;
  if (code === 'ENOSPC') return 'the disk is full; free some space and start again';
  return message;
};

const onFatal = (error: unknown): void => {
  fail(`a commit failed and the store stops, nothing after the last acknowledged write is kept: ${sentence(error, '')}`);
};

const options = {
  data: { type: 'string' },
  port: { type: 'string', default: '0' },
  host: { type: 'string', default: '127.0.0.1' },
  'exit-with-parent': { type: 'boolean', default: false },
} as const;

const start = async (): Promise<RunningStore> => {
  const { values } = parseArgs({ options });
  if (!values.data) return fail('tell the store where its data lies: --data DIR');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) return fail(`${values.port} is not a port`);
  return startStore({
    dataDir: values.data,
    port,
    host: values.host,
    password: process.env['STORE_PASSWORD'],
    nowMs: () => Date.now(),
    onFatal,
    report: (error) => process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'unknown error'}\n`),
  }).catch((error: unknown) => fail(sentence(error, values.port)));
};

const store = await start();
let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  store.stop().then(
    () => process.exit(0),
    (error: unknown) => fail(sentence(error, '')),
  );
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
if (process.argv.includes('--exit-with-parent')) {
  process.stdin.on('end', stop).on('close', stop).on('error', stop);
  process.stdin.resume();
}
process.stdout.write(`${JSON.stringify({ ready: true, url: store.url })}\n`);
