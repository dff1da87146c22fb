import { io } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { createManualClock } from '#shared/kernel/clock.ts';
import { PROTOCOL_VERSION, SOCKET_PATHS } from '#shared/realtime/protocol.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { startTestApp, type TestApp, type TestClient } from '#tests/support/test-app.ts';
import { openTalk } from './callers.ts';

const clock = createManualClock(new Date('2026-03-01T06:00:00Z'));
let app: TestApp;
let child: TestClient;
beforeAll(async () => {
  app = await startTestApp({ clock });
});
beforeEach(async () => {
  clock.advance(6 * 60_000);
  child = await openTalk(app);
});
afterAll(() => app.stop());

const wrongCode = 'ABCDEFGHJK';
const view = (client: TestClient) => client.send(talkApi.view).then(({ status }) => status);
/** How often each refusal of this route on record stands for: 1, or the count of a sum. */
const denials = async () => {
  const rows = await app.app.audit.of(`get ${routingApi.desk.path}`);
  return rows.filter(({ type }) => type === 'denied').map(({ data }) => Number(data['count'] ?? 1));
};

async function many<T>(times: number, ask: () => Promise<T>): Promise<Map<T, number>> {
  const answers = new Map<T, number>();
  for (let done = 0; done < times; done += 20) {
    const some = await Promise.all(Array.from({ length: Math.min(20, times - done) }, ask));
    for (const one of some) answers.set(one, (answers.get(one) ?? 0) + 1);
  }
  return answers;
}

/** Guesses over one connection, by knocking with one code after another; what it was told, and how often. */
async function guessBySocket(times: number): Promise<Map<string, number>> {
  const socket = io(app.base, {
    path: SOCKET_PATHS.field,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    autoConnect: false,
    extraHeaders: { origin: app.base },
    auth: { protocol: PROTOCOL_VERSION, code: wrongCode },
  });
  const answers = new Map<string, number>();
  for (let i = 0; i < times; i += 1) {
    const told = await new Promise<string>((done) => {
      socket.once('connect', () => done('connected')).once('connect_error', ({ message }) => done(message));
      socket.connect();
    });
    answers.set(told, (answers.get(told) ?? 0) + 1);
    socket.disconnect();
  }
  return answers;
}

describe('guessing the codes of conversations', () => {
  it('stops after a thousand wrong ones from one address, over HTTP and over sockets alike, and shuts out nobody else behind it', async () => {
    expect(Object.fromEntries(await many(990, () => view(app.withCode(wrongCode))))).toEqual({ 401: 990 });
    expect(Object.fromEntries(await guessBySocket(15))).toEqual({ notSignedIn: 10, tooMany: 5 });
    expect(await view(app.withCode('ZYXWVTSRQP'))).toBe(429);

    expect(await view(child)).toBe(200);
    expect((await child.connect('field')).raw.connected).toBe(true);
    expect((await app.anonymous().send(talkApi.welcome)).status).toBe(200);
    expect(await view(await openTalk(app))).toBe(200);
    expect((await (await app.signIn('agent1')).send(routingApi.desk)).status).toBe(200);

    clock.advance(5 * 60_000);
    expect(await view(app.withCode('ZYXWVTSRQP'))).toBe(401);
  });
});

describe('knocking where nobody is let in', () => {
  it('fills the record with twenty entries and their sum, is counted a thousand times at most, then is turned away unrecorded', async () => {
    expect(await denials()).toEqual([]);
    const answers = await many(1_100, () =>
      app
        .anonymous()
        .send(routingApi.desk)
        .then(({ status }) => status),
    );
    // Those already on their way when the limit is reached still count.
    expect(answers.get(429)).toBeGreaterThanOrEqual(80);
    const twenty = Array.from({ length: 20 }, () => 1);
    expect(await denials()).toEqual(twenty);
    await app.platform.sweeper.runAll();
    expect((await denials()).sort((a, b) => a - b)).toEqual([...twenty, (answers.get(401) ?? 0) - 20]);
  });

  it('is turned away with a right code of one’s own as well', async () => {
    const answers = await many(1_100, () => child.send(routingApi.desk).then(({ status }) => status));
    expect(answers.get(429)).toBeGreaterThanOrEqual(80);
    expect(await view(await openTalk(app))).toBe(200);
  });
});
