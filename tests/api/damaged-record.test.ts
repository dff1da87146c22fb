import { afterAll, beforeAll, expect, it } from 'vitest';
import { followUpApi } from '#shared/cases/follow-up.api.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { callBackApi } from '#shared/contacts/call-back.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { unreadableText } from '#server/platform/crypto/unreadable.ts';
import { dispatchScene } from '../support/dispatch-scene.ts';
import { childWrites, give, openDesk, setState, takeOffer } from '../support/floor-scene.ts';
import { commandId, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let supervisor: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  supervisor = await app.signIn('supervisor1');
});
afterAll(() => app.stop());

/** Damages a sealed field in the store itself, in a write that this node knows nothing of, and gives back how to put it right. */
async function damage(collection: string, filter: object, field: string): Promise<() => Promise<unknown>> {
  const rows = app.platform.db.collection(collection);
  const row = await rows.findOne(filter);
  const value = String(row?.[field]);
  expect(value).toMatch(/^v1\.k1\./);
  const write = (text: string) => rows.updateOne(filter, { $set: { [field]: text }, $inc: { version: 1 } });
  await write(`${value.slice(0, -6)}AAAAAA`);
  return () => write(value);
}
const figures = async () => String((await app.anonymous().raw('get', '/metrics')).body);

it('a contact whose record is damaged keeps its place, is offered, answered and listed with the others, and says so', async () => {
  const broken = await childWrites(app);
  const whole = await childWrites(app);
  const mend = await damage('contacts', { _id: broken.contactId }, 'identity');
  const params = { contactId: broken.contactId };

  const waiting = (await supervisor.call(floorApi.floor)).lists?.waiting ?? [];
  expect(waiting.map(({ id, marks }) => [id, marks])).toEqual([
    [broken.contactId, ['unreadable']],
    [whole.contactId, []],
  ]);
  const desk = await openDesk(app, 'agent1', 'ready');
  await takeOffer(desk, broken.contactId);
  await takeOffer(desk, whole.contactId);
  expect((await desk.client.call(routingApi.desk)).contacts.map((one) => one.id)).toEqual([broken.contactId, whole.contactId]);
  await desk.client.call(contactsApi.reply, { params, body: { commandId: commandId(), text: 'salaam' } });
  const { messages } = await desk.client.call(contactsApi.messages, { params });
  expect(messages.map((message) => message.text)).toEqual(['sunen', 'salaam']);

  // What was recorded is refused in words, neither shown as empty nor written over.
  for (const refused of [
    await desk.client.send(recordApi.record, { params }),
    await desk.client.send(recordApi.saveRecord, { params, body: { commandId: commandId(), fields: { childName: 'Gul' } } }),
  ]) {
    expect(refused).toMatchObject({
      status: 500,
      body: { code: 'unreadable', detail: expect.stringContaining('cannot be opened') as string },
    });
  }
  expect(await figures()).toContain('muhafiz_unreadable_fields{kind="contact"} 1');
  expect(await app.anonymous().raw('get', '/readyz')).toMatchObject({ status: 200, body: { ready: true, unreadable: 1 } });

  await mend();
  expect((await desk.client.call(recordApi.record, { params })).record.childName).toBe('');
  expect((await desk.client.call(contactsApi.detail, { params })).marks).toEqual([]);
  expect(await figures()).toContain('muhafiz_unreadable_fields{kind="contact"} 0');
  await setState(desk.client, 'notReady');
  desk.client.close();
});

it('who asked to be called is still called when the number is damaged, and leaving does not take them out of the line', async () => {
  const { client, contactId } = await childWrites(app);
  const ask = { number: '0300 1234567', when: 'soon', safeTime: 'shaam', mayAnswer: 'ammi', neutralWords: 'school' };
  await client.call(talkApi.callBack, { body: { commandId: commandId(), ...ask } });
  await damage('contacts', { _id: contactId }, 'callBack');
  await client.call(talkApi.leave, { body: { commandId: commandId() } });
  expect(await app.app.contacts.repository.get(contactId)).toMatchObject({ state: 'queued', unreadable: ['callBack'] });
});

it('a call whose number is damaged is put off to another time all the same', async () => {
  const { client, contactId } = await childWrites(app);
  const ask = { number: '0300 1234567', when: 'soon', safeTime: '', mayAnswer: 'ammi', neutralWords: 'school' };
  await client.call(talkApi.callBack, { body: { commandId: commandId(), ...ask } });
  await damage('contacts', { _id: contactId }, 'callBack');
  const agent = await openDesk(app, 'agent1', 'notReady');
  await give(supervisor, contactId, agent);
  const body = { commandId: commandId(), outcome: 'noAnswer', next: 'soon' };
  const { marks, callBackPlan } = await agent.client.call(callBackApi.record, { params: { contactId }, body });
  expect(marks).toContain('unreadable');
  expect(callBackPlan).toMatchObject({ tries: [{ end: 'noAnswer' }] });
});

it('a damaged message keeps its number and says that it does not open, to both sides; the rest is there', async () => {
  const { client, contactId } = await childWrites(app, { text: 'ek' });
  await client.call(talkApi.post, { body: { commandId: commandId(), text: 'do' } });
  const { conversationId } = await app.app.contacts.repository.get(contactId);
  await damage('messages', { conversationId, seq: 1 }, 'text');
  const agent = await openDesk(app, 'agent2', 'notReady');
  await give(supervisor, contactId, agent);
  const seen = await agent.client.call(contactsApi.messages, { params: { contactId } });
  expect(seen.messages.map(({ seq, text }) => [seq, text])).toEqual([
    [1, unreadableText],
    [2, 'do'],
  ]);
  const mine = await client.call(talkApi.messages, { query: { after: 0 } });
  expect(mine.messages.map((message) => message.text)).toEqual([unreadableText, 'do']);
  agent.client.close();
});

it('a damaged follow-up still falls due in its list', async () => {
  const { contactId } = await childWrites(app);
  const agent = await openDesk(app, 'agent3', 'notReady');
  await give(supervisor, contactId, agent);
  const set = async (what: string, hour: number) =>
    agent.client.call(followUpApi.add, {
      params: { contactId },
      body: { commandId: commandId(), assignee: agent.staffId, dueAt: new Date(Date.now() + hour * 3_600_000).toISOString(), what },
    });
  const first = await set('phone the aunt', 1);
  await set('phone the school', 2);
  await damage('followUps', { _id: first.id }, 'what');
  expect((await agent.client.call(followUpApi.mine)).followUps.map((one) => one.what)).toEqual([unreadableText, 'phone the school']);
  agent.client.close();
});

it('a dispatch whose brief is damaged is on its officer’s page and on the ladder, and can be answered', async () => {
  const { agent, first, contact, start, ladder, task, say, sent } = await dispatchScene(app);
  const contactId = await contact(agent);
  const begun = await start(contactId);
  await sent(contactId);
  await damage('dispatches', { _id: begun.id }, 'brief');
  const officer = begun.people[0]?.staffId === first.me.staffId ? first : await app.signIn('officer2');
  expect(await task(officer, begun.id)).toMatchObject({ mine: 'asked', what: unreadableText });
  expect((await say(officer, 'acknowledge', await ladder(contactId))).status).toBe(200);
  expect(await ladder(contactId)).toMatchObject({ state: 'acknowledged', brief: { what: unreadableText } });
});
