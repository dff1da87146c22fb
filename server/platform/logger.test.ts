import { Writable } from 'node:stream';
import { MongoServerError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLogger } from './logger.ts';

/** A logger, and everything it has written. */
function listen() {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { logger: createLogger('trace', destination), text: () => lines.join('') };
}

describe('the log', () => {
  it('cuts out what has a private name, however deep it lies within reach', () => {
    const { logger, text } = listen();
    const secret = 'Gulbahar';
    for (const name of [
      'password',
      'code',
      'text',
      'name',
      'phone',
      'token',
      'cookie',
      'authorization',
      'body',
      'caller',
      'child',
      'notes',
    ]) {
      logger.info({ [name]: secret, a: { [name]: secret, b: { [name]: secret } } }, 'look');
    }
    expect(text()).not.toContain(secret);
    expect(text().split('\n').filter(Boolean)).toHaveLength(12);
  });

  it('keeps ids and codes, which help to find a fault', () => {
    const { logger, text } = listen();
    logger.warn({ contactId: 'c-1', job: 'match' }, 'kept');
    expect(JSON.parse(text())).toMatchObject({ contactId: 'c-1', job: 'match', msg: 'kept' });
  });

  it('holds of a database or schema error its kind and place, never its message, which quotes values', () => {
    const { logger, text } = listen();
    const secret = 'Gulbahar 0300 1234567';
    const duplicate = new MongoServerError({
      message: `E11000 dup key: { phone: "${secret}" }`,
      code: 11_000,
      keyValue: { phone: secret },
    });
    const wrong = z.strictObject({ a: z.literal('x') }).safeParse({ a: secret, [secret]: 1 }).error;
    const broken = (() => {
      try {
        return JSON.parse(`{"text":"${secret}`) as Error;
      } catch (error) {
        return error as Error;
      }
    })();
    for (const err of [duplicate, wrong, broken]) logger.error({ err }, 'failed');
    expect(text()).not.toContain('Gulbahar');
    const [first, ...others] = text()
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { err: { type: string; errorCode?: number; stack: string } }).err);
    expect(first).toMatchObject({ type: 'MongoServerError', errorCode: 11_000, stack: expect.stringContaining('at ') as string });
    expect(others.map(({ type }) => type)).toEqual(['ZodError', 'SyntaxError']);
  });

  it('tells the message of an error of our own', () => {
    const { logger, text } = listen();
    logger.error({ err: new Error('The keyring holds no key k9') }, 'failed');
    logger.error({ err: 'thrown as text: Gulbahar' }, 'failed');
    expect(text()).toContain('The keyring holds no key k9');
    expect(text()).not.toContain('Gulbahar');
  });
});
