import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelEvents, channelRequests } from '#shared/channels/channels.events.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { peopleApi } from '#shared/people/people.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { redisUrl } from '#tests/support/fresh.ts';
import { contentOfRedis } from '#tests/support/redis-content.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient, type TestSocket } from '#tests/support/test-app.ts';

let a: TestApp;
let b: TestApp;
let agent: TestClient;
let desk: TestSocket;
beforeAll(async () => {
  a = await startTestApp();
  const { MONGODB_URL, QUEUE_PREFIX, DATA_DIR } = a.settings;
  b = await startTestApp({ env: { MONGODB_URL, QUEUE_PREFIX, DATA_DIR } });
  agent = await b.signIn('agent1');
  desk = await agent.connect();
  await agent.call(routingApi.desk);
  await agent.call(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
});
afterAll(async () => {
  await b.stop();
  await a.stop();
});

const words = {
  first: 'Zarafshan waits behind the blue gate',
  reply: 'Lalarukh is with you',
  urdu: 'نیلا دروازہ',
  notes: 'she said Gulbahar Street',
  child: 'Parizad',
  phone: '0311 7654321',
};
const opening = { language: 'ur', screen: 'ur', areaId: 'lahore', helpNow: false, text: words.first, callBack: null };

async function talkAcross(): Promise<{ child: TestClient; page: TestSocket; contactId: string; conversationId: string }> {
  const { code, view } = await a.anonymous().call(talkApi.open, { body: { ...opening, commandId: commandId() } });
  const child = a.withCode(code);
  const page = await child.connect('field');
  const { contactId } = await a.app.channels.get(view.conversationId);
  const offer = await desk.hear(routingEvents.offerMade, (made) => made.contactId === contactId);
  await agent.call(routingApi.accept, { params: { offerId: offer.id }, body: { commandId: commandId() } });
  return { child, page, contactId, conversationId: view.conversationId };
}

describe('a child at one node and an agent at another', () => {
  it('hear each other: offer, words, typing, receipts and the state of the talk cross over', async () => {
    const { child, page, contactId, conversationId } = await talkAcross();
    await page.hear(channelEvents.talkChanged);
    await eventually(async () => (await child.call(talkApi.view)).phase === 'joined');
    await child.call(talkApi.post, { body: { commandId: commandId(), text: words.urdu } });
    await desk.hear(channelEvents.messagePosted, ({ text }) => text === words.urdu);
    await agent.call(contactsApi.reply, { params: { contactId }, body: { commandId: commandId(), text: words.reply } });
    const reply = await page.hear(channelEvents.messagePosted, ({ text }) => text === words.reply);
    await page.request(channelRequests.typing, { conversationId });
    await desk.hear(channelEvents.typing, ({ from }) => from === 'caller');
    await desk.request(channelRequests.typing, { conversationId });
    await page.hear(channelEvents.typing, ({ from }) => from === 'agent');
    await child.call(talkApi.seen, { body: { delivered: reply.seq, read: reply.seq } });
    await desk.hear(channelEvents.receiptsChanged, ({ receipts }) => receipts.caller.read === reply.seq);
    expect(
      page.heard.filter(({ name, payload }) => name === channelEvents.messagePosted.name && (payload as { seq: number }).seq === reply.seq),
    ).toHaveLength(1);
  });

  it('leave no word, name or number in Redis', async () => {
    const { child, contactId } = await talkAcross();
    const command = () => commandId();
    await child.call(talkApi.callBack, {
      body: {
        commandId: command(),
        number: words.phone,
        when: 'soon',
        safeTime: words.notes,
        mayAnswer: words.child,
        neutralWords: words.reply,
      },
    });
    await agent.call(recordApi.saveRecord, {
      params: { contactId },
      body: { commandId: command(), fields: { childName: words.child, callerPhone: words.phone, placeText: words.urdu } },
    });
    await agent.call(recordApi.saveNotes, { params: { contactId }, body: { commandId: command(), base: 0, text: words.notes } });
    await desk.hear(routingEvents.notesChanged, (changed) => changed.contactId === contactId);
    const content = await contentOfRedis(redisUrl(), a.settings.QUEUE_PREFIX);
    expect(content).toContain('"match"');
    for (const word of Object.values(words)) expect(content).not.toContain(word);
    expect(content).not.toContain(words.phone.replaceAll(' ', ''));
  });

  it('a session signed out at one node ends its sockets at the other', async () => {
    const one = await a.signIn('agent2');
    const elsewhere = b.anonymous(one.me);
    const socket = await elsewhere.connect();
    await one.call(peopleApi.signOut);
    await eventually(() => socket.raw.disconnected);
    expect((await elsewhere.send(routingApi.desk)).status).toBe(401);
  });

  it('a node that stops in order leaves no desk behind: its agents count as gone at once', async () => {
    const c = await startTestApp({
      env: { MONGODB_URL: a.settings.MONGODB_URL, QUEUE_PREFIX: a.settings.QUEUE_PREFIX, DATA_DIR: a.settings.DATA_DIR },
    });
    const lost = await c.signIn('agent3');
    const socket = await lost.connect();
    await lost.call(routingApi.desk);
    expect(await b.app.routing.presence.isPresent(String(lost.me.staffId))).toBe(true);
    await lost.call(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
    // An orderly stop: what the node knew of its desks goes with it.
    await c.platform.shutdown.run();
    await eventually(() => socket.raw.disconnected);
    expect(socket.raw.connected).toBe(false);
    expect(await b.app.routing.presence.isPresent(String(lost.me.staffId))).toBe(false);
    expect((await b.app.routing.agents.get(String(lost.me.staffId))).goneAt).not.toBeNull();
    await c.stop();
  });

  it('a node that stops waits for what the end of its sockets set off', async () => {
    const c = await startTestApp({
      env: { MONGODB_URL: a.settings.MONGODB_URL, QUEUE_PREFIX: a.settings.QUEUE_PREFIX, DATA_DIR: a.settings.DATA_DIR },
    });
    const socket = await (await c.signIn('agent3')).connect();
    let ended = false;
    c.app.sockets.onClose(async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await c.app.routing.agents.find('nobody');
      ended = true;
    });
    await c.platform.shutdown.run();
    expect(ended).toBe(true);
    expect(socket.raw.connected).toBe(false);
    await c.stop();
  });
});
