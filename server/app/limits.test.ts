import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/kernel/clock.ts';
import { createLogger } from '../platform/logger.ts';
import { createProblemHandler } from '../platform/http/problems.ts';
import { createLimits } from './limits.ts';

let server: Server | undefined;
afterEach(() => new Promise((resolve) => server?.close(resolve)));

/** A server behind a proxy with the public limits; `?status=` says how a request ends. */
async function serve() {
  const app = express().set('trust proxy', 1);
  const limits = createLimits(createManualClock(new Date('2026-03-01T06:00:00Z')), false);
  app.use('/sign-in', limits.signIns).use('/open', limits.opening);
  app.use((req, res) => void res.status(Number(req.query['status'])).end());
  app.use(createProblemHandler(createLogger('silent')));
  const listening = createServer(app);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const ask = async (path: string, status: number, from: string) =>
    (await fetch(`${base}${path}?status=${status}`, { headers: { 'x-forwarded-for': from } })).status;
  const many = async (times: number, path: string, status: number, from: string): Promise<number> => {
    let last = 0;
    for (let i = 0; i < times; i += 1) last = await ask(path, status, from);
    return last;
  };
  return { many };
}

describe('the limits of the public doors', () => {
  it('slow down guessing at sign-ins from one address, and nobody elsewhere', async () => {
    const { many } = await serve();
    expect(await many(40, '/sign-in', 401, '10.0.0.1')).toBe(401);
    expect(await many(1, '/sign-in', 401, '10.0.0.1')).toBe(429);
    expect(await many(1, '/sign-in', 401, '10.0.0.2')).toBe(401);
  });

  it('count what failed, never what went well', async () => {
    const { many } = await serve();
    expect(await many(60, '/sign-in', 200, '10.0.0.1')).toBe(200);
  });

  it('take one network of version 6 for one address', async () => {
    const { many } = await serve();
    await many(40, '/sign-in', 401, '2001:db8:1:1::1');
    expect(await many(1, '/sign-in', 401, '2001:db8:1:1::2')).toBe(429);
    expect(await many(1, '/sign-in', 401, '2001:db8:9:1::1')).toBe(401);
  });
});
