import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { StoreError } from '../errors.ts';

/** The only user there is. */
export const userName = 'muhafiz';
/** The least that drivers accept; the password is a random secret, not a word. */
const iterations = 4096;

/** What the server keeps of the password. */
export interface Credentials {
  readonly salt: Buffer;
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
}

/** One sign-in of one connection; `step` answers a client message, and `done` tells whether it is proven. */
export interface Conversation {
  step(payload: Buffer): Buffer;
  readonly done: () => boolean;
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const denied = (): StoreError => new StoreError(18, 'Authentication failed.');

/** Derives what is kept from the shared secret. */
export const createCredentials = (password: string): Credentials => {
  const salt = randomBytes(28);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest();
  return { salt, storedKey, serverKey: hmac(salted, 'Server Key') };
};

const attributes = (text: string): Map<string, string> => new Map(text.split(',').map((part) => [part.slice(0, 1), part.slice(2)]));

const xor = (a: Buffer, b: Buffer): Buffer => Buffer.from(a.map((byte, i) => byte ^ (b[i] as number)));

/** Starts a SCRAM-SHA-256 conversation (RFC 5802, RFC 7677). */
export const startConversation = (credentials: Credentials): Conversation => {
  let stage = 0;
  let firstBare = '';
  let serverFirst = '';
  let nonce = '';

  const first = (text: string): string => {
    if (!text.startsWith('n,,')) throw denied();
    firstBare = text.slice(3);
    const given = attributes(firstBare);
    if (given.get('n') !== userName || !given.get('r')) throw denied();
    nonce = `${given.get('r')}${randomBytes(18).toString('base64')}`;
    serverFirst = `r=${nonce},s=${credentials.salt.toString('base64')},i=${iterations}`;
    return serverFirst;
  };

  const final = (text: string): string => {
    const given = attributes(text);
    const proof = Buffer.from(given.get('p') ?? '', 'base64');
    const message = `${firstBare},${serverFirst},${text.slice(0, text.lastIndexOf(',p='))}`;
    if (given.get('r') !== nonce || given.get('c') !== 'biws' || proof.length !== 32) throw denied();
    const clientKey = xor(proof, hmac(credentials.storedKey, message));
    if (!timingSafeEqual(createHash('sha256').update(clientKey).digest(), credentials.storedKey)) throw denied();
    return `v=${hmac(credentials.serverKey, message).toString('base64')}`;
  };

  const step = (payload: Buffer): Buffer => {
    const text = payload.toString('utf8');
    stage += 1;
    if (stage === 1) return Buffer.from(first(text));
    if (stage === 2) return Buffer.from(final(text));
    if (stage === 3) return Buffer.alloc(0);
    throw denied();
  };
  return { step, done: () => stage >= 3 };
};
