import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { deskSilentStrings } from '#shared/i18n/desk-silent.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '../support/line-scene.ts';
import { commandId } from '../support/test-app.ts';

let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

const minute = 60_000;
const messagesOf = async (child: Child) => (await child.call(talkApi.messages, { query: { after: 0 } })).messages;
const reply = (desk: Desk, { contactId }: Child, text: string) =>
  desk.call(contactsApi.reply, { params: { contactId }, body: { commandId: commandId(), text } });
const code = ({ body }: { body: unknown }) => (body as { code?: string }).code;
const closeSilent = (desk: Desk, { contactId }: Child) =>
  desk.send(contactsApi.closeNonData, { params: { contactId }, body: { commandId: commandId(), type: 'silent' } });

describe('a child who comes without a word', () => {
  it('is told once that there is time, as a code for each page to word; who wrote is not', async () => {
    const body = { commandId: commandId(), language: 'ur', screen: 'ur', areaId: null, helpNow: true, text: null, callBack: null };
    const { code } = await scene.app.anonymous().call(talkApi.open, { body });
    await scene.app.anonymous().call(talkApi.open, { body });
    const { messages } = await scene.app.withCode(code).call(talkApi.messages, { query: { after: 0 } });
    expect(messages.map((message) => [message.from, message.text])).toEqual([['system', 'takeYourTime']]);
    expect((await messagesOf(await scene.child())).map((message) => message.from)).toEqual(['caller']);
  });
});

describe('a child who falls silent', () => {
  it('is shown on the floor after a quarter of an hour, is never closed by a clock, and is not silent once it writes', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    const since = () => scene.contact(child.contactId).then((contact) => contact.silentSince?.getTime() ?? null);
    await scene.app.app.contacts.silences.look();
    // Who waits for an answer of ours is not silent.
    scene.clock.advance(20 * minute);
    await scene.app.app.contacts.silences.look();
    expect(await since()).toBeNull();
    const said = scene.clock.now().getTime();
    await reply(desk, child, 'aap theek hain?');
    scene.clock.advance(5 * minute);
    await reply(desk, child, deskSilentStrings.ur.line_1);
    scene.clock.advance(9.9 * minute);
    await scene.app.app.contacts.silences.look();
    expect(await since()).toBeNull();
    scene.clock.advance(minute);
    await scene.app.app.contacts.silences.look();
    expect(await since()).toBe(said);
    expect(await scene.app.app.contacts.silences.look()).toBe(0);
    const supervisor = await scene.app.signIn('supervisor1');
    const { lists } = await supervisor.call(floorApi.floor);
    expect(lists?.working.find((one) => one.id === child.contactId)?.silentSince).toBe(new Date(said).toISOString());
    scene.clock.advance(8 * 60 * minute);
    await scene.app.app.contacts.silences.look();
    expect((await scene.contact(child.contactId)).state).toBe('active');
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'haan' } });
    expect(await since()).toBeNull();
    await scene.app.app.contacts.silences.look();
    expect(await since()).toBeNull();
  });

  it('is looked for only where the caller has not written for that long', async () => {
    const desk = await scene.desk('agent1');
    const [quiet, lively] = [await scene.joined(desk), await scene.joined(desk)];
    const looked = async () => {
      const before = new Date(scene.clock.now().getTime() - 15 * minute);
      return (await scene.app.app.contacts.repository.quietSince(before)).map(({ _id }) => _id);
    };
    scene.clock.advance(10 * minute);
    await lively.call(talkApi.post, { body: { commandId: commandId(), text: 'haan' } });
    expect(await looked()).toEqual([]);
    scene.clock.advance(10 * minute);
    expect(await looked()).toEqual([quiet.contactId]);
    scene.clock.advance(10 * minute);
    expect((await looked()).sort()).toEqual([quiet.contactId, lively.contactId].sort());
  });

  it('cannot be closed as silent before a gentle line, and one to an earlier contact does not count', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk, { text: null, helpNow: true });
    const refused = await closeSilent(desk, child);
    expect([refused.status, code(refused)]).toEqual([409, 'promptFirst']);
    await reply(desk, child, deskSilentStrings.ur.line_1);
    expect((await closeSilent(desk, child)).status).toBe(200);
    scene.clock.advance(minute);
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'h' } });
    const { contactId } = await scene.app.app.channels.get(child.conversationId);
    const again = Object.assign(child, { contactId });
    expect((await scene.accept(desk, (await scene.offerOf(desk, again)).id)).status).toBe(200);
    await scene.seen(desk, again);
    expect(code(await closeSilent(desk, again))).toBe('promptFirst');
  });
});
