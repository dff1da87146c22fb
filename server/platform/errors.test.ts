import { MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { AppError, isDenial, refuse, toAppError } from './errors.ts';

const shape = (error: unknown) => {
  const { code, status } = toAppError(error);
  return [code, status];
};

describe('anything thrown', () => {
  it('that is meant for the person stays as it is', () => {
    const own = new AppError('hasRisk', 409, 'A risk was recorded.', { facts: { a: 1 } });
    expect(toAppError(own)).toBe(own);
  });

  it('by the body parser becomes a refusal with its own status', () => {
    expect(shape({ type: 'entity.too.large', status: 413 })).toEqual(['tooLarge', 413]);
    expect(shape({ type: 'entity.parse.failed', status: 400 })).toEqual(['badRequest', 400]);
    expect(shape(Object.assign(new Error('not JSON'), { status: 415 }))).toEqual(['badRequest', 415]);
    expect(shape({ status: 404 })).toEqual(['notFound', 404]);
  });

  it('by a store that is away says that it may be tried again', () => {
    expect(shape(new MongoNetworkError('127.0.0.1:1 secret'))).toEqual(['unavailable', 503]);
    expect(shape(new MongoServerSelectionError('secret', {} as never))).toEqual(['unavailable', 503]);
  });

  it('by a store that hands over to another of its set, or shuts down, says so too', () => {
    for (const code of [10_107, 189, 11_602, 91]) {
      const handingOver = new MongoServerError({ message: 'secret', code });
      expect(shape(handingOver)).toEqual(['unavailable', 503]);
      // So the driver gives it for a write of many.
      expect(shape(Object.assign(new Error('secret'), { name: 'MongoBulkWriteError', errorResponse: handingOver }))).toEqual([
        'unavailable',
        503,
      ]);
    }
    expect(shape(new MongoServerError({ message: 'secret', code: 11_000 }))).toEqual(['internal', 500]);
  });

  it('else is our fault, and its words are not shown', () => {
    for (const error of [
      new TypeError('secret'),
      new MongoServerError({ message: 'secret' }),
      'secret',
      null,
      undefined,
      { status: 200 },
      { status: 'x' },
    ]) {
      expect(shape(error)).toEqual(['internal', 500]);
      expect(toAppError(error).message).not.toContain('secret');
    }
  });
});

describe('a denial', () => {
  it('is what the person was refused, not what the request lacked', () => {
    for (const code of ['notSignedIn', 'notAllowed', 'notFound'] as const) expect(isDenial(refuse(code))).toBe(true);
    expect(isDenial(new AppError('notYours', 403, 'x'))).toBe(true);
    for (const error of [refuse('badRequest'), refuse('conflict'), new AppError('wrongSignIn', 401, 'x'), new Error('x')])
      expect(isDenial(error)).toBe(false);
  });
});
