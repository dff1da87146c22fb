import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { startLineScene, type Child, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, eventually } from '#tests/support/test-app.ts';

let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

const write = (one: Child, text: string) => one.call(talkApi.post, { body: { commandId: commandId(), text } });
const hintsOf = async ({ contactId }: Child) => (await scene.contact(contactId)).hints;

describe('words of danger in what a caller writes', () => {
  it('are a hint on the offer and on the floor, from the first message on, and never reach the caller', async () => {
    const { child, desk, offerOf, app } = scene;
    const one = await child({ text: 'papa mujhe maarte hain' });
    await write(one, 'ab main marna chahti hoon');
    const boss = await app.signIn('supervisor1');
    const { lists } = await boss.call(floorApi.floor);
    const waiting = lists?.waiting.find(({ id }) => id === one.contactId);
    expect(waiting?.hints).toEqual([
      { code: 'violence', seq: 1, dismissed: 0 },
      { code: 'selfHarm', seq: 2, dismissed: 0 },
    ]);
    const who = await desk('agent1');
    expect((await offerOf(who, one)).hints).toEqual(['violence', 'selfHarm']);
    expect(JSON.stringify(await one.call(talkApi.view))).not.toMatch(/hint|selfHarm|violence/);
    expect(JSON.stringify(await one.call(talkApi.messages, { query: { after: 0 } }))).not.toMatch(/hint|selfHarm|violence/);
  });

  it('order nothing and raise nothing: whoever came first is offered first', async () => {
    const { child, desk, offerOf, contact } = scene;
    const calm = await child();
    const hinted = await child({ text: 'I want to kill myself' });
    expect(await contact(hinted.contactId)).toMatchObject({ rank: 1, risk: { level: null }, helpNow: false });
    const who = await desk('agent1');
    await offerOf(who, calm);
    expect((await contact(hinted.contactId)).state).toBe('queued');
  });

  it('are kept as codes and numbers only', async () => {
    const one = await scene.child({ text: 'he has a pistol' });
    const { db } = scene.app.platform.db;
    const raw = JSON.stringify(await db?.collection('contacts').findOne({ _id: one.contactId as never }));
    expect(raw).toContain('"weapon"');
    expect(raw).not.toContain('pistol');
    await eventually(async () => (await scene.happened(one.contactId, 'contact:hinted')) === 1);
    expect(JSON.stringify(await scene.app.app.audit.of(one.contactId))).not.toContain('pistol');
  });

  it('may be put aside by the agent, and come back with the next words', async () => {
    const { joined, desk } = scene;
    const who = await desk('agent1');
    const one = await joined(who, { text: 'he has a gun' });
    const dismiss = (seq: number) =>
      who.send(contactsApi.dismissHint, { params: { contactId: one.contactId }, body: { commandId: commandId(), code: 'weapon', seq } });
    expect((await dismiss(1)).body).toMatchObject({ hints: [{ code: 'weapon', seq: 1, dismissed: 1 }] });
    await write(one, 'just a toy, hello');
    expect(await hintsOf(one)).toEqual([{ code: 'weapon', seq: 1, dismissed: 1 }]);
    await write(one, 'no, a real pistol');
    expect(await hintsOf(one)).toEqual([{ code: 'weapon', seq: 3, dismissed: 1 }]);
    const other = await desk('agent2', false);
    const params = { contactId: one.contactId };
    expect((await other.send(contactsApi.dismissHint, { params, body: { commandId: commandId(), code: 'weapon', seq: 3 } })).status).toBe(
      404,
    );
  });

  it('are found also in a contact that was written before there were hints', async () => {
    const one = await scene.child();
    const { db } = scene.app.platform.db;
    await db?.collection('contacts').updateOne({ _id: one.contactId as never }, { $unset: { hints: '', wrapUp: '' } });
    const who = await scene.desk('agent1');
    expect((await scene.offerOf(who, one)).hints).toEqual([]);
    await write(one, 'he has a gun');
    expect(await hintsOf(one)).toEqual([{ code: 'weapon', seq: 2, dismissed: 0 }]);
  });

  it('are found also when the node died after keeping the message', async () => {
    const { child, app } = scene;
    const one = await child();
    await write(one, 'mujhe kamre mein band kar diya');
    await scene.app.app.contacts.repository.change(one.contactId, { actor: { kind: 'system', part: 'test' } }, () => ({
      set: { hints: [], lastCallerSeq: 1 },
      events: [],
    }));
    await app.app.contacts.talk.react(one.conversationId, 2);
    expect(await hintsOf(one)).toEqual([{ code: 'trapped', seq: 2, dismissed: 0 }]);
  });
});
