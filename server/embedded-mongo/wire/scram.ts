import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { StoreError } from '../errors.ts';

/** The only user there is. */
const userName = 'muhafiz';
/** The least that drivers accept; the password is a random secret, not a word. */
const iterations = 4096;

/** What the server keeps of the password. */
export interface Credentials {
  readonly salt: Buffer;
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
}

/** A sign-in that has begun: the answer to the client's first message, and the check of its proof. */
export interface SignIn {
  readonly challenge: Buffer;
  /** Gives the server's own proof; throws when the client's is wrong. */
  finish(clientFinal: Buffer): Buffer;
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
const attributes = (text: string): Map<string, string> => new Map(text.split(',').map((part) => [part.slice(0, 1), part.slice(2)]));
const xor = (a: Buffer, b: Buffer): Buffer => Buffer.from(a.map((byte, i) => byte ^ (b[i] as number)));

/** The error of every sign-in that fails, whatever the reason. */
export const denied = (): StoreError => new StoreError(18, 'Authentication failed.');

/** Derives what is kept from the shared secret. */
export const createCredentials = (password: string): Credentials => {
  const salt = randomBytes(28);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  return { salt, storedKey: sha256(hmac(salted, 'Client Key')), serverKey: hmac(salted, 'Server Key') };
};

/** Begins a sign-in by SCRAM-SHA-256 (RFC 5802, RFC 7677); throws when the client's first message is not that of the one user. */
export const startSignIn = ({ salt, storedKey, serverKey }: Credentials, clientFirst: Buffer): SignIn => {
  const hello = clientFirst.toString('utf8');
  const asked = attributes(hello.slice(3));
  if (!hello.startsWith('n,,') || asked.get('n') !== userName || !asked.get('r')) throw denied();
  const nonce = `${asked.get('r')}${randomBytes(18).toString('base64')}`;
  const challenge = `r=${nonce},s=${salt.toString('base64')},i=${iterations}`;
  const finish = (clientFinal: Buffer): Buffer => {
    const text = clientFinal.toString('utf8');
    const given = attributes(text);
    const proof = Buffer.from(given.get('p') ?? '', 'base64');
    if (given.get('r') !== nonce || given.get('c') !== 'biws' || proof.length !== 32) throw denied();
    const signed = `${hello.slice(3)},${challenge},${text.slice(0, text.lastIndexOf(',p='))}`;
    if (!timingSafeEqual(sha256(xor(proof, hmac(storedKey, signed))), storedKey)) throw denied();
    return Buffer.from(`v=${hmac(serverKey, signed).toString('base64')}`);
  };
  return { challenge: Buffer.from(challenge), finish };
};
