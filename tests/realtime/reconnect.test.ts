import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelEvents } from '#shared/channels/channels.events.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { startLineScene, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, eventually } from '#tests/support/test-app.ts';

let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterAll(() => scene.app.stop());

describe('a screen that was away', () => {
  it('is sent nothing of what it missed, and finds all of it by asking', async () => {
    const { desk, joined } = scene;
    const who = await desk('agent1');
    const one = await joined(who);
    const page = await one.connect('field');
    page.close();
    who.socket.close();
    const reply = (text: string) =>
      who.call(contactsApi.reply, { params: { contactId: one.contactId }, body: { commandId: commandId(), text } });
    await reply('while you were away');
    await one.call(talkApi.post, { body: { commandId: commandId(), text: 'and I too' } });
    const [back, again] = [await one.connect('field'), await who.connect()];
    await reply('now');
    for (const socket of [back, again]) {
      await socket.hear(channelEvents.messagePosted, ({ text }) => text === 'now');
      expect(
        socket.heard
          .filter(({ name }) => name === channelEvents.messagePosted.name)
          .map(({ payload }) => (payload as { text: string }).text),
      ).toEqual(['now']);
    }
    const { messages, more } = await one.call(talkApi.messages, { query: { after: 1 } });
    expect([messages.map(({ text }) => text), more]).toEqual([['while you were away', 'and I too', 'now'], false]);
    const read = await who.call(contactsApi.messages, { params: { contactId: one.contactId }, query: { after: 1 } });
    expect(read.messages.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    expect((await who.call(routingApi.desk)).contacts.map(({ id, lastCallerSeq }) => [id, lastCallerSeq])).toEqual([[one.contactId, 3]]);
  });

  it('never hears of a conversation that is not its own', async () => {
    const { desk, joined, child } = scene;
    await scene.clear();
    const [mine, other] = [await desk('agent1'), await desk('agent2', false)];
    const officer = await (await scene.app.signIn('officer1')).connect();
    const one = await joined(mine);
    const stranger = await (await child()).connect('field');
    await one.call(talkApi.post, { body: { commandId: commandId(), text: 'only for one' } });
    await mine.socket.hear(channelEvents.messagePosted, ({ text }) => text === 'only for one');
    await eventually(() => mine.socket.heard.length > 0);
    for (const socket of [other.socket, officer, stranger]) expect(JSON.stringify(socket.heard)).not.toContain('only for one');
    expect(officer.heard).toEqual([]);
  });
});
