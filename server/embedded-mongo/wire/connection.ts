import type { Socket } from 'node:net';
import { textOf } from '../bson/scalar.ts';
import { T, type Val } from '../bson/value.ts';
import { from } from '../bson/write.ts';
import { maxMessageBytes } from '../commands/admin.ts';
import type { Command, Services } from '../commands/context.ts';
import { errorReply, readCommand, runCommand } from '../commands/dispatch.ts';
import { refused, StoreError } from '../errors.ts';
import { messagesIn, readMessage, writeReply } from './message.ts';
import { denied, startSignIn, type Credentials, type SignIn } from './scram.ts';

/** What a stranger may send before it has signed in. */
const strangerBytes = 64 * 1024;
const forStrangers = new Set(['hello', 'ismaster', 'ping', 'buildInfo']);

/** Receives errors that are nobody's fault outside: defects of the store itself. */
export type Report = (error: unknown) => void;

const payloadOf = ({ fields }: Command): Buffer => {
  const v = fields.get('payload');
  if (v?.t !== T.binary) throw denied();
  return v.b.subarray(v.s + 5, v.e);
};

/** What one connection may do: only the handshake until it has signed in. */
const createSession = (services: Services, credentials: Credentials) => {
  let signIn: SignIn | undefined;
  let trusted = false;
  const start = (command: Command): Val => {
    const mechanism = command.fields.get('mechanism');
    const name = mechanism?.t === T.string ? textOf(mechanism) : '';
    if (name !== 'SCRAM-SHA-256') throw refused(`the sign-in mechanism '${name}'`, 334);
    signIn = startSignIn(credentials, payloadOf(command));
    return from({ conversationId: 1, done: false, payload: signIn.challenge, ok: 1 });
  };
  const finish = (command: Command): Val => {
    const begun = signIn;
    // Each challenge may be answered once.
    signIn = undefined;
    if (!begun) throw denied();
    const payload = begun.finish(payloadOf(command));
    trusted = true;
    return from({ conversationId: 1, done: true, payload, ok: 1 });
  };
  const run = async (command: Command): Promise<Val> => {
    if (command.name === 'saslStart') return start(command);
    if (command.name === 'saslContinue') return finish(command);
    if (!trusted && !forStrangers.has(command.name)) throw new StoreError(13, `command ${command.name} requires authentication`);
    return runCommand(command, services);
  };
  return { run, trusted: () => trusted };
};

/** Resolves when the bytes have left, or when the socket is gone. */
const send = (socket: Socket, bytes: Buffer): Promise<void> => new Promise((resolve) => void socket.write(bytes, () => resolve()));

/** Serves one socket: messages one after the other; anything malformed closes this socket and no other. */
export const serveConnection = (socket: Socket, deps: { services: Services; credentials: Credentials; report: Report }): void => {
  const session = createSession(deps.services, deps.credentials);

  const answer = async (bytes: Buffer): Promise<void> => {
    const message = readMessage(bytes);
    const reply = await Promise.resolve()
      .then(() => session.run(readCommand(message.body())))
      .catch((error: unknown) => {
        if (!(error instanceof StoreError)) deps.report(error);
        return errorReply(error);
      });
    if (!message.silent) await send(socket, writeReply(message, reply));
  };

  const serve = async (): Promise<void> => {
    const limit = (): number => (session.trusted() ? maxMessageBytes : strangerBytes);
    for await (const message of messagesIn(socket, limit)) await answer(message).catch(deps.report);
  };

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  // A broken connection and a length that can only be garbage end here.
  serve().catch(() => socket.destroy());
};
