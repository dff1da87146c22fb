import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelEvents } from '#shared/channels/channels.events.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { commandId, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let agent: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  agent = await app.signIn('agent1');
});
afterAll(() => app.stop());

const opening = { language: 'ur', screen: 'ur', areaId: 'lahore', helpNow: false, text: 'مجھے ڈر لگ رہا ہے', callBack: null };

describe('a child writes and an agent answers', () => {
  it('brings the words to one agent, and the answer back, each in order and once', async () => {
    const first = { ...opening, commandId: commandId() };
    const opened = await app.anonymous().call(talkApi.open, { body: first });
    expect(opened.messages.map((message) => message.text)).toEqual([opening.text]);
    const repeated = await app.anonymous().call(talkApi.open, { body: first });
    expect(repeated.code).toBe(opened.code);
    expect(repeated.messages).toHaveLength(1);
    const child = app.withCode(opened.code);
    expect((await child.call(talkApi.view)).place).toBe(1);

    const desk = await agent.connect();
    await agent.call(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
    const offer = await desk.hear(routingEvents.offerMade);
    const accept = { params: { offerId: offer.id }, body: { commandId: commandId() } };
    const contact = await agent.call(routingApi.accept, accept);
    expect(contact).toMatchObject({ state: 'active', ownerId: agent.me.staffId });
    expect((await agent.call(routingApi.accept, accept)).id).toBe(contact.id);

    const talk = await child.connect('field');
    await agent.call(contactsApi.reply, { params: { contactId: contact.id }, body: { commandId: commandId(), text: 'I am here' } });
    const reply = await talk.hear(channelEvents.messagePosted, (message) => message.from === 'agent');
    expect(reply).toMatchObject({ seq: 2, text: 'I am here' });
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'شکریہ' } });
    expect(await desk.hear(channelEvents.messagePosted, (message) => message.seq === 3)).toMatchObject({ from: 'caller', text: 'شکریہ' });
    expect((await child.call(talkApi.view)).phase).toBe('joined');
  });
});
