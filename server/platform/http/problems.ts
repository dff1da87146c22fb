import type { Problem } from '#shared/kernel/problem.ts';
import type { NextFunction, Request, Response } from 'express';
import { refuse, toAppError } from '../errors.ts';
import type { Logger } from '../logger.ts';

/** The last handler: turns anything thrown into an RFC 9457 answer. */
export function createProblemHandler(logger: Logger) {
  // Express knows an error handler by its four parameters.
  return (error: unknown, req: Request, res: Response, next: NextFunction): void => {
    const known = toAppError(error);
    const requestId = String(res.locals['requestId'] ?? '');
    if (known.status >= 500) logger.error({ err: error, requestId, method: req.method, route: routeOf(req) }, 'request failed');
    if (res.headersSent) {
      next(error);
      return;
    }
    const problem: Problem = {
      type: `urn:muhafiz:problem:${known.code}`,
      title: known.code,
      status: known.status,
      detail: known.message,
      code: known.code,
      requestId,
      ...known.extra,
    };
    res.status(known.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

/** Answers for API paths that do not exist. */
export function notFoundHandler(_req: Request, _res: Response, next: NextFunction): void {
  next(refuse('notFound', 'There is no such address.'));
}

/** The route's pattern, never the address itself, which may hold ids. */
export function routeOf(req: Request): string {
  const route = req.route as { path?: string } | undefined;
  return route?.path ?? 'none';
}
