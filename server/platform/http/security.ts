import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '#shared/kernel/actor.ts';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { refuse } from '../errors.ts';

const none = ["'none'"];
const self = ["'self'"];

/** Strict headers for every answer: nothing from elsewhere, nothing inline, no framing, no referrer. */
export function securityHeaders(production: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: self,
        fontSrc: self,
        imgSrc: [...self, 'blob:'],
        mediaSrc: self,
        connectSrc: self,
        manifestSrc: self,
        workerSrc: self,
        frameAncestors: none,
        formAction: self,
        baseUri: none,
        objectSrc: none,
        ...(production ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: production,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
  });
}

/** Nothing an API answers may be kept by a browser or proxy. */
export function noStore(_req: Request, res: Response, next: NextFunction): void {
  res.setHeader('Cache-Control', 'no-store');
  next();
}

/** The part of a request or handshake that tells where it came from. */
export type Provenance = { headers: { origin?: string | undefined; host?: string | undefined } };

/** Whether a request's Origin is one of ours: the configured origins, or outside production the host it was sent to. */
export function createOriginCheck(origins: readonly string[], production: boolean): (from: Provenance) => boolean {
  return ({ headers: { origin, host } }) => {
    if (!origin) return false;
    if (origins.includes(origin)) return true;
    return !production && host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
  };
}

/**
 * Guards state-changing requests against forgery: a staff session needs our Origin and the session's own token;
 * public requests carry no cookie that counts, but a foreign Origin is refused all the same.
 */
export function createWriteGuard(ours: (from: Provenance) => boolean, csrfOf: (actor: Actor) => string | null) {
  return (req: Request, actor: Actor): void => {
    const from = { headers: { origin: req.headers.origin, host: req.headers.host } };
    const browser = req.headers.origin !== undefined || req.headers['sec-fetch-site'] !== undefined;
    if (browser && !ours(from)) throw refuse('notAllowed', 'This request came from another site. Nothing was changed.');
    if (actor.kind !== 'staff') return;
    if (!ours(from)) throw refuse('notAllowed', 'This request does not say which page it comes from. Nothing was changed.');
    if (!sameText(csrfOf(actor), req.headers['x-csrf-token'])) {
      throw refuse('notAllowed', 'This page has lost its session. Reload it and sign in again. Nothing was changed.');
    }
  };
}

function sameText(kept: string | null, shown: unknown): boolean {
  if (!kept || typeof shown !== 'string') return false;
  const [a, b] = [Buffer.from(kept), Buffer.from(shown)];
  return a.length === b.length && timingSafeEqual(a, b);
}
