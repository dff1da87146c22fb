import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportApi } from '#shared/channels/report.api.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { commandId, startTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

async function everything(): Promise<string> {
  const { db } = app.platform.db;
  if (!db) throw new Error('The store is not connected');
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  return JSON.stringify(await Promise.all(names.map((name) => db.collection(name).find({}).toArray())));
}

// Whoever knows the command that opened a conversation can ask for its code once more (docs/decisions/0003).
it('the command that opened a conversation is kept nowhere: neither colleagues nor a dump of the database lead to its code', async () => {
  const opening = { language: 'ur', screen: 'ur', areaId: 'lahore', helpNow: true, text: 'suno', callBack: null };
  const chat = { ...opening, commandId: commandId() };
  const first = await app.anonymous().call(talkApi.open, { body: chat });
  const about = {
    screen: 'en',
    areaId: 'lahore',
    dangerNow: false,
    whatHappened: 'I heard crying',
    where: '',
    childName: '',
    childAge: '',
  };
  const report = { ...about, commandId: commandId(), relation: 'neighbour', reporterName: '', reporterPhone: null, safeContact: '' };
  await app.anonymous().call(reportApi.submit, { body: report });

  const kept = await everything();
  expect(kept).toContain(first.view.conversationId);
  expect(kept).not.toContain(chat.commandId);
  expect(kept).not.toContain(report.commandId);
  expect(JSON.stringify(first.messages)).not.toContain(chat.commandId);

  const again = await app.anonymous().call(talkApi.open, { body: chat });
  expect(again.code).toBe(first.code);
  expect(again.messages).toEqual(first.messages);
});
