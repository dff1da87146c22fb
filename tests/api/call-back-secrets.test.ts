import { afterAll, beforeAll, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { callBackApi } from '#shared/contacts/call-back.api.ts';
import { startLineScene, type LineScene } from '#tests/support/line-scene.ts';
import { commandId } from '#tests/support/test-app.ts';

let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterAll(() => scene.app.stop());

const facts = { number: '0300 9876543', safeTime: 'jab abba kaam par hon', mayAnswer: 'meri behan', neutralWords: 'kitabein' };

it('what a child leaves for a call is in no plain field and no event, neither while it is promised nor once the child was reached', async () => {
  const { slots } = await scene.app.anonymous().call(talkApi.callBackTimes, { query: { language: 'ur' } });
  const later = await scene.child({ callBack: { ...facts, when: slots.at(-1)?.from ?? '' } });
  const reached = await scene.child({ callBack: { ...facts, when: 'soon' } });
  const desk = await scene.desk('agent1');
  await scene.accept(desk, (await scene.offerOf(desk, reached)).id);
  const params = { contactId: reached.contactId };
  await desk.call(callBackApi.record, { params, body: { commandId: commandId(), outcome: 'reached', next: null } });
  expect(await scene.happened(reached.contactId, 'contact:callBackTried')).toBe(1);
  expect((await scene.contact(later.contactId)).state).toBe('promised');
  for (const { contactId } of [later, reached]) {
    const raw = await scene.app.platform.db.collection('contacts').findOne({ _id: contactId as never });
    expect(raw).not.toBeNull();
    const trail = JSON.stringify([raw, await scene.app.app.audit.of(contactId)]);
    for (const secret of Object.values(facts)) expect(trail).not.toContain(secret);
  }
});
