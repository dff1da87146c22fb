import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelEvents, channelRequests } from '#shared/channels/channels.events.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { freshMongoUrl } from '#tests/support/fresh.ts';
import { startApp, startRedis, type App, type Service } from '#tests/support/services.ts';
import { commandId, createClient, eventually, signInAt, type TestClient, type TestSocket } from '#tests/support/test-app.ts';

const password = 'Chenab-Jhelum-Ravi-1121';
const opening = { language: 'ur', screen: 'ur', areaId: 'lahore', helpNow: false, text: 'سلام', callBack: null };
let redis: Service;
let app: App;
let agent: TestClient;
let desk: TestSocket;
beforeAll(async () => {
  redis = await startRedis();
  app = await startApp({
    env: { MONGODB_URL: freshMongoUrl(), REDIS_URL: redis.url, NODE_ENV: 'test', DEMO_PASSWORD: password, LOG_LEVEL: 'error' },
  });
  agent = await signInAt(app.url, 'agent1', password);
  desk = await agent.connect();
  await agent.call(routingApi.desk);
});
afterAll(async () => {
  agent.close();
  await app.stop();
  await redis.stop();
});

const readiness = () => fetch(`${app.url}/readyz`).then(({ status }) => status);
const ready = () => agent.call(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
const offersOf = (contactId: string) =>
  desk.heard.filter(
    ({ name, payload }) => name === routingEvents.offerMade.name && (payload as { contactId: string }).contactId === contactId,
  );

async function child(): Promise<TestClient> {
  const { code } = await createClient(app.url).call(talkApi.open, { body: { ...opening, commandId: commandId() } });
  return createClient(app.url, { code });
}
async function acceptNext(known: string[] = []): Promise<{ contactId: string; conversationId: string }> {
  const offer = await desk.hear(routingEvents.offerMade, ({ contactId }) => !known.includes(contactId));
  const contact = await agent.call(routingApi.accept, { params: { offerId: offer.id }, body: { commandId: commandId() } });
  return { contactId: contact.id, conversationId: String(contact.conversationId) };
}
/** Both sides write, and each hears the other at once. */
async function talk(one: TestClient, page: TestSocket, contactId: string, text: string): Promise<void> {
  await one.call(talkApi.post, { body: { commandId: commandId(), text: `${text}?` } });
  await desk.hear(channelEvents.messagePosted, (message) => message.text === `${text}?`, 3_000);
  await agent.call(contactsApi.reply, { params: { contactId }, body: { commandId: commandId(), text: `${text}!` } });
  await page.hear(channelEvents.messagePosted, (message) => message.text === `${text}!`, 3_000);
}

describe('Redis gone for twenty seconds in mid-conversation', () => {
  it(
    'stops no conversation and no new child, offers nothing twice, and leaves no trace once it is back',
    { timeout: 120_000 },
    async () => {
      await expect.poll(readiness, { timeout: 20_000 }).toBe(200);
      const first = await child();
      const page = await first.connect('field');
      await ready();
      const { contactId, conversationId } = await acceptNext();
      await talk(first, page, contactId, 'before');

      await redis.kill();
      const gone = performance.now();
      await talk(first, page, contactId, 'without');
      await page.request(channelRequests.typing, { conversationId });
      await desk.hear(channelEvents.typing, ({ from }) => from === 'caller', 3_000);
      await expect.poll(readiness, { timeout: 15_000 }).toBe(503);

      const began = performance.now();
      const second = await child();
      expect(performance.now() - began).toBeLessThan(3_000);
      const { contactId: other } = await acceptNext([contactId]);
      expect(performance.now() - began).toBeLessThan(8_000);
      expect((await second.call(talkApi.view)).phase).toBe('joined');
      const third = await child();
      await eventually(
        () =>
          desk.heard.some(
            ({ name, payload }) =>
              name === routingEvents.offerMade.name && ![contactId, other].includes((payload as { contactId: string }).contactId),
          ),
        8_000,
        'a third offer',
      );

      await sleep(Math.max(0, 20_000 - (performance.now() - gone)));
      await talk(first, page, contactId, 'still');
      await redis.restart();
      await expect.poll(readiness, { timeout: 30_000 }).toBe(200);
      await talk(first, page, contactId, 'after');
      const fourth = await child();
      const texts = (await first.call(talkApi.messages)).messages.map(({ text }) => text);
      expect(texts).toEqual(['سلام', 'before?', 'before!', 'without?', 'without!', 'still?', 'still!', 'after?', 'after!']);
      for (const one of [third, fourth]) expect(['waiting', 'joined']).toContain((await one.call(talkApi.view)).phase);
      for (const id of [contactId, other]) expect(offersOf(id)).toHaveLength(1);
    },
  );

  it('ends an offer in its time although the timers went with Redis, and offers again', { timeout: 120_000 }, async () => {
    const offers = async () => (await agent.call(routingApi.desk)).offers;
    const state = async () => (await agent.call(routingApi.desk)).agent.state;
    const waiting = await child();
    // The offer of the test before may be missed just after somebody has said that they are ready: they say it again.
    const readyAgain = async (): Promise<number> => {
      await ready();
      return (await offers()).length;
    };
    await expect.poll(readyAgain, { timeout: 10_000 }).toBeGreaterThan(0);
    await redis.kill();
    await expect.poll(state, { timeout: 40_000 }).toBe('notReady');
    expect(await offers()).toEqual([]);
    expect((await waiting.call(talkApi.view)).phase).toBe('waiting');
    await ready();
    await expect.poll(async () => (await offers()).length, { timeout: 15_000 }).toBeGreaterThan(0);
    await redis.restart();
    await expect.poll(readiness, { timeout: 30_000 }).toBe(200);
  });
});
