import pino, { type DestinationStream, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

// Logs hold ids, never content. Whatever still slips in under these names is cut out.
const private_ = ['password', 'code', 'text', 'name', 'phone', 'token', 'cookie', 'authorization', 'body', 'caller', 'child', 'notes'];

/** Makes the process's logger: JSON lines on stdout, private fields removed. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: private_.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error as logs may hold it: name, code and stack frames; database messages quote values and are left out. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  const quotes = /^(Mongo|Bulk|Cast|Validation|Zod|Syntax|Reply)/.test(error.name);
  // Not under "code", which is cut out as a conversation's code would be.
  const errorCode = typeof code === 'number' || (typeof code === 'string' && /^\w{1,60}$/.test(code)) ? code : undefined;
  return { type: error.name, errorCode, message: quotes ? undefined : error.message, stack: frames?.join('\n') };
}
