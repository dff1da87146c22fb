import type { NextFunction, Request, Response } from 'express';
import { newId } from '#shared/kernel/ids.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { routeOf } from './problems.ts';

/** Gives each request an id of our own, times it, and logs method, route pattern and status; never an address or body. */
export function createRequestContext(logger: Logger, metrics: Metrics) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const requestId = newId();
    res.locals['requestId'] = requestId;
    res.setHeader('X-Request-Id', requestId);
    const started = process.hrtime.bigint();
    res.once('finish', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const route = routeOf(req);
      metrics.http.observe({ method: req.method, route, status: String(res.statusCode) }, seconds);
      logger.debug({ requestId, method: req.method, route, status: res.statusCode, ms: Math.round(seconds * 1000) }, 'request');
    });
    next();
  };
}

/** Answers 415 to bodies that are not UTF-8 JSON, so that no other parser is ever tried. */
export function jsonOnly(req: Request, res: Response, next: NextFunction): void {
  const length = req.headers['content-length'];
  const hasBody = (length !== undefined && length !== '0') || req.headers['transfer-encoding'] !== undefined;
  if (!hasBody || req.is('application/json')) {
    next();
    return;
  }
  res.status(415);
  next(Object.assign(new Error('not JSON'), { status: 415 }));
}
