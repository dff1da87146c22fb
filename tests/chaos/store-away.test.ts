import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '#shared/kernel/problem.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { freshPrefix, redisUrl } from '#tests/support/fresh.ts';
import { startApp, startStore, type App, type Service } from '#tests/support/services.ts';
import { commandId, createClient, eventually, signInAt, type TestClient } from '#tests/support/test-app.ts';

const password = 'Chenab-Jhelum-Ravi-1121';
const opening = { language: 'ur', screen: 'ur', areaId: 'lahore', helpNow: false, text: 'سلام', callBack: null };
let store: Service;
let app: App;
beforeAll(async () => {
  store = await startStore();
  app = await startApp({
    env: {
      MONGODB_URL: store.url,
      REDIS_URL: redisUrl(),
      QUEUE_PREFIX: freshPrefix(),
      NODE_ENV: 'test',
      DEMO_PASSWORD: password,
      LOG_LEVEL: 'error',
    },
  });
});
afterAll(async () => {
  await app.stop();
  await store.stop();
});

const readiness = () => fetch(`${app.url}/readyz`).then(({ status }) => status);

describe('the store killed under light load and started again', () => {
  it('has every acknowledged message, once and in order, and the server finds it by itself', { timeout: 180_000 }, async () => {
    await expect.poll(readiness, { timeout: 20_000 }).toBe(200);
    const agent = await signInAt(app.url, 'agent1', password);
    const desk = await agent.connect();
    const { code } = await createClient(app.url).call(talkApi.open, { body: { ...opening, commandId: commandId() } });
    const child = createClient(app.url, { code });
    const acked: string[] = ['سلام'];
    const refusals: unknown[] = [];
    let going = true;
    const writing = (async () => {
      for (let i = 0; going || i < 30; i += 1) {
        const body = { commandId: commandId(), text: `line ${i}` };
        await eventually(
          async () => {
            const answer = await child.send(talkApi.post, { body }).catch(() => null);
            if (answer?.status === 201) return true;
            if (answer) refusals.push(answer);
            return sleep(100, false);
          },
          60_000,
          'an acknowledgement',
        );
        acked.push(body.text);
        await sleep(30);
      }
    })();
    await sleep(600);
    for (let round = 0; round < 2; round += 1) {
      await store.kill();
      await expect.poll(readiness, { timeout: 20_000 }).toBe(503);
      await store.restart();
      await expect.poll(readiness, { timeout: 30_000 }).toBe(200);
      await sleep(400);
    }
    going = false;
    await writing;
    const { messages } = await child.call(talkApi.messages);
    expect(messages.map(({ text }) => text)).toEqual(acked.slice(0, messages.length));
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1));
    expect(await child.call(talkApi.view)).toMatchObject({ lastSeq: acked.length });
    for (const { status, body } of refusals as { status: number; body: unknown }[]) {
      expect(status, JSON.stringify(body)).toBe(503);
      expect(problemSchema.parse(body).code).toBe('unavailable');
    }
    await matchesAgain(
      agent,
      desk.hear(routingEvents.offerMade, () => true, 20_000),
    );
  });

  async function matchesAgain(agent: TestClient, offered: Promise<unknown>): Promise<void> {
    await agent.call(routingApi.desk);
    await agent.call(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
    await offered;
    agent.close();
  }
});
