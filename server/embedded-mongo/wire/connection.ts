import type { Socket } from 'node:net';
import type { Services } from '../commands/context.ts';
import { errorReply, readCommand } from '../commands/dispatch.ts';
import { StoreError } from '../errors.ts';
import { createFraming, maxMessageBytes } from './framing.ts';
import { readMessage, writeReply, type Request } from './message.ts';
import type { Credentials } from './scram.ts';
import { createSession } from './session.ts';

/** What a stranger may send before it has signed in. */
const strangerBytes = 64 * 1024;

/** Receives errors that are nobody's fault outside: defects of the store itself. */
export type Report = (error: unknown) => void;

/** Serves one socket: messages one after the other; anything malformed closes this socket and no other. */
export const serveConnection = (
  socket: Socket,
  deps: { services: Services; credentials: Credentials | undefined; report: Report },
): void => {
  const session = createSession(deps.services, deps.credentials);
  const framing = createFraming(() => (session.trusted() ? maxMessageBytes : strangerBytes));
  const waiting: Buffer[] = [];
  let busy = false;

  const answer = async (request: Request): Promise<void> => {
    const reply = await Promise.resolve()
      .then(() => session.run(readCommand(request.body)))
      .catch((error: unknown) => {
        if (!(error instanceof StoreError)) deps.report(error);
        return errorReply(error);
      });
    if (request.silent || socket.destroyed) return;
    if (!socket.write(writeReply(request, reply))) await drained(socket);
  };

  const work = async (): Promise<void> => {
    busy = true;
    for (let next = waiting.shift(); next && !socket.destroyed; next = waiting.shift()) {
      const parsed = parse(next);
      if ('request' in parsed) await answer(parsed.request);
      else if (!socket.write(parsed.reply)) await drained(socket);
    }
    busy = false;
    socket.resume();
  };

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    try {
      waiting.push(...framing.push(chunk));
    } catch {
      socket.destroy();
      return;
    }
    if (waiting.length > 0) socket.pause();
    if (!busy && waiting.length > 0)
      work().catch((error: unknown) => {
        deps.report(error);
        socket.destroy();
      });
  });
};

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });

/** A message that is whole but not understood is answered with its error, so that the client learns why. */
const parse = (bytes: Buffer): { request: Request } | { reply: Buffer } => {
  try {
    return { request: readMessage(bytes) };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const legacy = bytes.readInt32LE(12) === 2004;
    return { reply: writeReply({ id: bytes.readInt32LE(4), legacy }, errorReply(error)) };
  }
};
