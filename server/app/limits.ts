import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Request } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { refuse } from '../platform/errors.ts';

const minute = 60_000;

/** Limits of the public doors; addresses are kept only as a hash salted anew each day, in memory. */
export function createLimits(clock: Clock, demo: boolean) {
  let salt = { day: '', value: randomBytes(16) };
  const key = (req: Request): string => {
    const day = clock.now().toISOString().slice(0, 10);
    if (salt.day !== day) salt = { day, value: randomBytes(16) };
    return createHash('sha256')
      .update(salt.value)
      .update(ipKeyGenerator(req.ip ?? ''))
      .digest('base64url');
  };
  const limit = (windowMs: number, max: number, failuresOnly = false) =>
    rateLimit({
      windowMs,
      limit: max,
      keyGenerator: key,
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      skipSuccessfulRequests: failuresOnly,
      handler: (_req, _res, next) => next(refuse('tooMany')),
    });
  return {
    /** Wrong sign-ins from one address: guessing is slow. */
    signIns: limit(5 * minute, 40, true),
    /** New conversations and reports from one address: high enough for a school behind one address. A demonstration takes simulated callers too. */
    opening: limit(10 * minute, demo ? 50_000 : 120),
  };
}
