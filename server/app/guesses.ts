import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '#shared/kernel/clock.ts';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { refuse } from '../platform/errors.ts';
import type { Door, Showing } from '../platform/sockets/door.ts';
import { readCookie } from './authenticate.ts';

const windowMs = 5 * 60_000;
const mostProven = 50_000;

/**
 * Counts refusals (401, 403) by address, over HTTP and sockets alike: whoever guesses codes or knocks where nobody lets them in is
 * turned away after `max` refusals in five minutes, unread and unrecorded. A code or session that was right once is counted by
 * itself, so that a child in conversation never suffers for a neighbour behind the same address. Nothing is kept but salted hashes.
 */
export function createGuesses(clock: Clock, max = 1_000): Door {
  const salt = randomBytes(32);
  const proven = new Set<string>();
  const refusals = new Map<string, number>();
  let began = clock.now().getTime();

  const hash = (text: string): string => createHmac('sha256', salt).update(text).digest('base64url');
  function keyOf({ address, shown }: Showing): string {
    const own = shown === undefined ? '' : hash(`shown ${shown}`);
    return proven.has(own) ? own : hash(`from ${ipKeyGenerator(address)}`);
  }
  function countOf(key: string): number {
    const now = clock.now().getTime();
    if (now - began >= windowMs) {
      refusals.clear();
      began = now;
    }
    return refusals.get(key) ?? 0;
  }
  return {
    mayKnock: (showing) => countOf(keyOf(showing)) < max,
    refused: (showing) => {
      const key = keyOf(showing);
      refusals.set(key, countOf(key) + 1);
    },
    right: (shown) => {
      const own = hash(`shown ${shown}`);
      // The longest unused goes first.
      proven.delete(own);
      proven.add(own);
      if (proven.size > mostProven) for (const oldest of proven) return void proven.delete(oldest);
    },
  };
}

// A conversation's code or a session's token.
function shownIn(headers: IncomingHttpHeaders, cookie: string): string | undefined {
  return /^Conversation (\S{1,40})$/.exec(headers.authorization ?? '')?.[1] ?? readCookie(headers.cookie, cookie);
}

/** What a socket's handshake shows, and its address behind as many proxies as are trusted. */
export function showingBehind(proxies: number, cookie: string) {
  return ({ headers, address, auth }: { headers: IncomingHttpHeaders; address: string; auth: Record<string, unknown> }): Showing => {
    const told = String(headers['x-forwarded-for'] ?? '').split(',');
    const way = [
      address,
      ...told
        .map((text) => text.trim())
        .filter(Boolean)
        .reverse(),
    ];
    const { code } = auth;
    return {
      address: way[Math.min(proxies, way.length - 1)] ?? address,
      shown: typeof code === 'string' ? code : shownIn(headers, cookie),
    };
  };
}

type Guard = { door: Door; cookie: string; isOpen: (method: string, path: string) => boolean };

/** Turns away who guessed too often; public doors (`isOpen`) stay open to everybody, whatever a neighbour does. */
export function createKnockGuard({ door, cookie, isOpen }: Guard): RequestHandler {
  return (req: Request, res: Response, next: NextFunction): void => {
    const open = isOpen(req.method, req.baseUrl + req.path);
    const showing = { address: req.ip ?? '', shown: shownIn(req.headers, cookie) };
    res.once('finish', () => {
      if (res.statusCode === 401 || res.statusCode === 403) door.refused(showing);
      // What an answer gave counts as right from the start.
      const given = res.locals['given'] as unknown;
      if (typeof given === 'string') door.right(given);
      else if (res.statusCode < 400 && showing.shown !== undefined && !open) door.right(showing.shown);
    });
    next(open || door.mayKnock(showing) ? undefined : refuse('tooMany'));
  };
}
