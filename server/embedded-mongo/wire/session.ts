import { textOf } from '../bson/scalar.ts';
import { from } from '../bson/write.ts';
import { T, type Val } from '../bson/value.ts';
import type { Command, Services } from '../commands/context.ts';
import { runCommand } from '../commands/dispatch.ts';
import { refused, StoreError } from '../errors.ts';
import { startConversation, type Conversation, type Credentials } from './scram.ts';

/** What one connection may do: with a secret, only the handshake until it has signed in. */
export interface Session {
  run(command: Command): Promise<Val>;
  readonly trusted: () => boolean;
}

const open = new Set(['hello', 'isMaster', 'ping', 'buildInfo']);

const payloadOf = ({ fields }: Command): Buffer => {
  const v = fields.get('payload');
  if (v?.t !== T.binary) throw new StoreError(18, 'Authentication failed.');
  return v.b.subarray(v.s + 5, v.e);
};

/** Starts the session of a connection; without credentials everything is open. */
export const createSession = (services: Services, credentials: Credentials | undefined): Session => {
  let conversation: Conversation | undefined;
  let trusted = credentials === undefined;

  const signIn = (command: Command): Val => {
    if (!credentials) throw new StoreError(18, 'the store runs without a secret; connect without a user name');
    if (command.name === 'saslStart') {
      const mechanism = command.fields.get('mechanism');
      const name = mechanism?.t === T.string ? textOf(mechanism) : '';
      if (name !== 'SCRAM-SHA-256') throw refused(`the sign-in mechanism '${name}'`, 334);
      conversation = startConversation(credentials);
    }
    if (!conversation) throw new StoreError(18, 'Authentication failed.');
    const current = conversation;
    conversation = undefined;
    const payload = current.step(payloadOf(command));
    conversation = current;
    trusted ||= current.done();
    return from({ conversationId: 1, done: current.done(), payload, ok: 1 });
  };

  const run = async (command: Command): Promise<Val> => {
    if (command.name === 'saslStart' || command.name === 'saslContinue') return signIn(command);
    if (!trusted && !open.has(command.name)) throw new StoreError(13, `command ${command.name} requires authentication`);
    return runCommand(command, services);
  };
  return { run, trusted: () => trusted };
};
