import { isUtf8 } from 'node:buffer';
import { resolve } from 'node:path';
import express, { type Express, type Request, type Response, type Router } from 'express';
import { preferCompressed } from './compressed.ts';
import { apiDocument } from './openapi.ts';
import type { Platform } from './platform.ts';
import { createKnockGuard } from './guesses.ts';
import { createLimits } from './limits.ts';
import { sessionCookie } from '../domains/people/index.ts';
import type { GuardedRouter } from '../platform/http/guarded-router.ts';
import { createProblemHandler, notFoundHandler } from '../platform/http/problems.ts';
import { createRequestContext, jsonOnly } from '../platform/http/request-context.ts';
import { noStore, securityHeaders } from '../platform/http/security.ts';
import type { Door } from '../platform/sockets/door.ts';

type Deps = { platform: Platform; router: GuardedRouter; door: Door; gatewayDoors: Router | null; heartbeat: Heartbeat };
/** Whether urgent dispatch was proven lately, for a monitor outside: times and nothing else. */
type Heartbeat = () => Promise<{ proven: boolean; at: string | null; seconds: number | null }>;

/** Builds the HTTP side of a web node: headers, health, the API, and the pages. */
export function createHttpApp({ platform, router, door, gatewayDoors, heartbeat }: Deps): Express {
  const { env, logger, metrics, clock } = platform;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env.TRUST_PROXY);
  app.use(createRequestContext(logger, metrics));
  app.use(securityHeaders(env.production));
  addHealth(app, platform);
  addHeartbeat(app, heartbeat);
  const limits = createLimits(clock, env.demo);
  app.use('/api', createKnockGuard({ door, cookie: sessionCookie(env.production), isOpen: openDoors(router) }));
  // Gateways speak as they are made to, and come with a secret of their own.
  if (gatewayDoors) app.use('/api/gateways/sms', noStore, gatewayDoors);
  // An officer's picture is larger than words.
  app.post('/api/duty/:dispatchId/photos', jsonOnly, express.json({ limit: '300kb', strict: true, verify: requireUtf8 }));
  // So may be the rosters of a whole province in one file.
  app.use('/api/roster-file', noStore, jsonOnly, express.json({ limit: '512kb', strict: true, verify: requireUtf8 }));
  app.use('/api', noStore, jsonOnly, express.json({ limit: '64kb', strict: true, verify: requireUtf8 }));
  app.use('/api/session', limits.signIns);
  app.post(['/api/talk/conversations', '/api/reports'], limits.opening);
  // Written once: it is long, and anybody may ask for it.
  const description = JSON.stringify(apiDocument(router.contracts.map(({ contract }) => contract)));
  app.get('/api/openapi.json', (_req, res) => void res.type('json').send(description));
  app.use(router.router);
  app.use('/api', notFoundHandler);
  addPages(app, resolve(env.CLIENT_DIR));
  app.use(createProblemHandler(logger));
  return app;
}

/** The routes where anybody may ask, whom nothing may shut out: a child's first message, a report, signing in. */
function openDoors({ contracts }: GuardedRouter): (method: string, path: string) => boolean {
  const open = contracts.filter(({ policy }) => policy({ kind: 'anonymous' }));
  const names = new Set(open.map(({ contract }) => `${contract.method.toUpperCase()} ${contract.path}`));
  return (method, path) => names.has(`${method} ${path}`);
}

// Express would replace broken bytes silently, and a child's words would change on their way.
function requireUtf8(_req: unknown, _res: unknown, body: Buffer): void {
  if (!isUtf8(body)) throw Object.assign(new Error('not UTF-8'), { status: 400 });
}

function addHealth(app: Express, { health, metrics }: Platform): void {
  app.get('/healthz', noStore, (_req, res) => void res.json({ alive: true }));
  app.get('/readyz', noStore, async (_req: Request, res: Response) => {
    const state = await health.probe();
    res.status(state.ready ? 200 : 503).json(state);
  });
  app.get('/metrics', noStore, async (req: Request, res: Response, next) => {
    // Figures are for the machine itself or a scraper beside it, never for the public side of a proxy.
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(req.socket.remoteAddress ?? '') || req.headers['x-forwarded-for']) return next();
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

function addHeartbeat(app: Express, heartbeat: Heartbeat): void {
  const unknown = { proven: false, at: null, seconds: null };
  app.get('/heartbeat', noStore, async (_req: Request, res: Response) => {
    const state = await heartbeat().catch(() => unknown);
    res.status(state.proven ? 200 : 503).json(state);
  });
}

const consolePaths = ['/', '/sign-in', '/desk', '/floor', '/referrals', '/roster', '/admin'];

function addPages(app: Express, dir: string): void {
  const page = (file: string) => (_req: Request, res: Response) => res.set('Cache-Control', 'no-store').sendFile(file, { root: dir });
  app.use(
    '/assets',
    preferCompressed(`${dir}/assets`),
    express.static(`${dir}/assets`, { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  app.get('/talk', page('talk.html'));
  app.get('/report', page('report.html'));
  // A light page of its own, which an officer's phone keeps; its worker may see this address and no other.
  app.get('/duty', page('duty.html'));
  app.get([...consolePaths, ...consolePaths.slice(1).map((path) => `${path}/*rest`)], page('index.html'));
  app.use(express.static(dir, { index: false, maxAge: 0 }));
  // People read that there is no such page in their own language; programs get a problem like everywhere.
  app.get('/*rest', (req, res, next) => (req.accepts('html') ? page('index.html')(req, res.status(404)) : next()));
  app.use(notFoundHandler);
}
