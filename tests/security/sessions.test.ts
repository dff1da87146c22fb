import { io } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '#shared/kernel/clock.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { peopleApi } from '#shared/people/people.api.ts';
import { PROTOCOL_VERSION, SOCKET_PATHS } from '#shared/realtime/protocol.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { digestOf } from '#tests/support/digest.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '#tests/support/test-app.ts';
import { opening, openTalk } from './callers.ts';

const hour = 3_600_000;
const clock = createManualClock(new Date('2026-03-01T06:00:00Z'));
let app: TestApp;
let agent: TestClient;
beforeAll(async () => {
  app = await startTestApp({ clock });
});
beforeEach(async () => {
  agent = await app.signIn('agent1');
});
afterAll(() => app.stop());

const ready = () => ({ commandId: commandId(), state: 'ready' });
const setState = (extra: Record<string, string>, client = agent) => client.send(routingApi.setState, { body: ready(), headers: extra });
const refused = { status: 403, body: { code: 'notAllowed' } };

describe('a change asked for with a session', () => {
  it('is refused without our Origin, with a foreign one, and without the session’s own token', async () => {
    await agent.call(routingApi.desk);
    const before = await digestOf(app);
    const { cookie = '', csrf = '' } = agent.me;
    const bare = (headers: Record<string, string>) =>
      fetch(`${app.base}/api/desk/state`, {
        method: 'POST',
        body: JSON.stringify(ready()),
        headers: { 'content-type': 'application/json', cookie, ...headers },
      });
    expect((await bare({ 'x-csrf-token': csrf })).status).toBe(403);
    expect((await bare({ 'x-csrf-token': csrf, origin: 'null' })).status).toBe(403);
    expect(await setState({ origin: 'https://elsewhere.example' })).toMatchObject(refused);
    expect(await setState({ origin: app.base.replace('127.0.0.1', '127.0.0.1.elsewhere.example') })).toMatchObject(refused);
    expect(await setState({ origin: app.base, 'x-csrf-token': '' })).toMatchObject(refused);
    expect(await setState({ 'x-csrf-token': `${csrf.slice(0, -1)}${csrf.endsWith('a') ? 'b' : 'a'}` })).toMatchObject(refused);
    const other = await app.signIn('agent2');
    expect(await setState({ 'x-csrf-token': other.me.csrf ?? '' })).toMatchObject(refused);
    expect(await digestOf(app)).toEqual(before);
    expect((await setState({})).status).toBe(200);
  });

  it('does not stand in the way of the public doors, which ask for no token but refuse other sites', async () => {
    // Nobody takes the conversation meanwhile, which would be a change too.
    await agent.call(routingApi.setState, { body: { commandId: commandId(), state: 'notReady', reason: 'break' } });
    const body = { ...opening, commandId: commandId() };
    const asStaff = await agent.send(talkApi.open, { body, headers: { 'x-csrf-token': '' } });
    expect(asStaff.status).toBe(201);
    const before = await digestOf(app);
    expect(
      await app
        .anonymous()
        .send(talkApi.open, { body: { ...body, commandId: commandId() }, headers: { origin: 'https://elsewhere.example' } }),
    ).toMatchObject(refused);
    expect(await digestOf(app)).toEqual(before);
  });
});

describe('a session', () => {
  it('ends when nobody used it for two hours, and twelve hours after signing in at the latest', async () => {
    expect((await agent.send(routingApi.desk)).status).toBe(200);
    clock.advance(2 * hour + 1000);
    expect(await agent.send(routingApi.desk)).toMatchObject({ status: 401, body: { code: 'notSignedIn' } });
    const again = await app.signIn('agent1');
    for (let i = 0; i < 7; i += 1) {
      clock.advance(1.6 * hour);
      expect((await again.send(routingApi.desk)).status).toBe(200);
    }
    clock.advance(hour);
    expect((await again.send(routingApi.desk)).status).toBe(401);
  });

  it('that ran out ends its open sockets', async () => {
    const socket = await agent.connect();
    clock.advance(2 * hour + 1000);
    await app.platform.sweeper.runAll();
    await eventually(() => socket.raw.disconnected);
  });

  it('is gone once signed out: its cookie opens nothing, its open sockets end, its token cannot be replayed', async () => {
    const [console, twin] = await Promise.all([agent.connect(), (await app.signIn('agent1')).connect()]);
    expect((await agent.send(peopleApi.signOut)).status).toBe(204);
    await eventually(() => console.raw.disconnected);
    expect(await agent.send(routingApi.desk)).toMatchObject({ status: 401 });
    expect(await setState({})).toMatchObject({ status: 401 });
    await expect(agent.connect()).rejects.toThrow('notSignedIn');
    expect(twin.raw.connected).toBe(true);
  });

  it('is not opened by a forged cookie or a forged code', async () => {
    for (const cookie of [
      'muhafiz=',
      `muhafiz=${'A'.repeat(43)}`,
      'muhafiz=%00',
      `muhafiz=${'x'.repeat(5000)}`,
      'muhafiz={"$ne":null}',
      '__proto__=x',
    ]) {
      expect((await app.anonymous({ cookie }).send(routingApi.desk)).status, cookie.slice(0, 40)).toBe(401);
    }
    for (const code of ['AAAAAAAAAA', '{"$ne":""}', 'A', '%24ne', '[object']) {
      expect((await app.withCode(code).send(talkApi.view)).status, code).toBe(401);
    }
  });

  it('is locked out after eight wrong passwords, and answers alike whether the name exists or not', async () => {
    const attempt = (username: string, password = 'wrong') => app.anonymous().send(peopleApi.signIn, { body: { username, password } });
    const [known, unknown] = [await attempt('agent3'), await attempt('nobody.here')];
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect({ ...(known.body as object), requestId: '' }).toEqual({ ...(unknown.body as object), requestId: '' });
    for (let i = 0; i < 8; i += 1) await attempt('agent3');
    expect((await attempt('agent3', app.settings.DEMO_PASSWORD)).status).toBe(401);
    clock.advance(5 * 60_000 + 1000);
    expect((await attempt('agent3', app.settings.DEMO_PASSWORD)).status).toBe(200);
  });
});

describe('a socket', () => {
  const open = (auth: Record<string, unknown>, headers: Record<string, string>, server: 'console' | 'field' = 'console') =>
    new Promise<string>((resolve) => {
      const socket = io(app.base, {
        path: SOCKET_PATHS[server],
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: headers,
        auth,
      });
      const told = (what: string) => {
        socket.disconnect();
        resolve(what);
      };
      socket.once('connect', () => told('connected'));
      socket.once('connect_error', (error) => told(error.message));
    });
  const own = () => ({ origin: app.base, cookie: agent.me.cookie ?? '' });

  it('is refused from another site or without saying where it comes from', async () => {
    expect(await open({ protocol: PROTOCOL_VERSION }, own())).toBe('connected');
    expect(await open({ protocol: PROTOCOL_VERSION }, { ...own(), origin: 'https://elsewhere.example' })).toBe('websocket error');
    const { origin: _, ...silent } = own();
    expect(await open({ protocol: PROTOCOL_VERSION }, silent)).toBe('websocket error');
    const child = await openTalk(app);
    expect(await open({ protocol: PROTOCOL_VERSION, code: child.me.code }, { origin: 'https://elsewhere.example' }, 'field')).toBe(
      'websocket error',
    );
  });

  it('of another protocol version is told that it is outdated', async () => {
    for (const protocol of [undefined, 0, PROTOCOL_VERSION + 1, String(PROTOCOL_VERSION), { $gte: 0 }])
      expect(await open({ protocol }, own())).toBe('outdated');
  });

  it('of nobody is refused', async () => {
    expect(await open({ protocol: PROTOCOL_VERSION }, { origin: app.base })).toBe('notSignedIn');
    expect(await open({ protocol: PROTOCOL_VERSION, code: { $ne: null } }, { origin: app.base }, 'field')).toBe('notSignedIn');
    expect(await open({ protocol: PROTOCOL_VERSION, code: 'AAAAAAAAAA' }, { origin: app.base }, 'field')).toBe('notSignedIn');
  });
});
