import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, type TestClient } from '#tests/support/test-app.ts';

let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
beforeEach(() => scene.clear());
afterAll(() => scene.app.stop());

const write = (child: Child, text: string) => child.call(talkApi.post, { body: { commandId: commandId(), text } });
const reply = (desk: Desk, contactId: string, text: string) =>
  desk.call(contactsApi.reply, { params: { contactId }, body: { commandId: commandId(), text } });
const readBy = async (who: TestClient, contactId: string) =>
  (await who.call(contactsApi.messages, { params: { contactId } })).messages.map(({ text }) => text);

/** A contact that the first agent closed, and with which the child is now at the second. */
async function passedOn() {
  const former = await scene.desk('agent1');
  const child = await scene.joined(former, { text: 'first' });
  await reply(former, child.contactId, 'answer');
  await scene.closeNonData(former, child);
  await former.call(contactsApi.startManual, { body: { commandId: commandId(), channel: 'phone', language: 'ur', call: null } });
  const present = await scene.desk('agent2');
  await write(child, 'second');
  const { contactId: next } = await scene.app.app.channels.get(child.conversationId);
  await scene.accept(present, (await scene.offerOf(present, { contactId: next })).id);
  await reply(present, next, 'another answer');
  return { former, present, child, next };
}

describe('whoever closed a contact', () => {
  it('goes on reading what was said up to the close, and nothing that the child tells somebody else', async () => {
    const { former, present, child, next } = await passedOn();
    expect(await readBy(former, child.contactId)).toEqual(['first', 'answer']);
    expect((await former.call(contactsApi.detail, { params: { contactId: child.contactId } })).earlier).toEqual([]);
    expect((await former.send(contactsApi.messages, { params: { contactId: next } })).status).toBe(404);
    expect(await readBy(present, next)).toEqual(['first', 'answer', 'second', 'another answer']);
    expect((await present.call(contactsApi.detail, { params: { contactId: next } })).earlier.map(({ id }) => id)).toEqual([
      child.contactId,
    ]);
  });

  it('reads nothing either that another agent writes before the child does', async () => {
    const former = await scene.desk('agent1');
    const child = await scene.joined(former, { text: 'first' });
    await scene.closeNonData(former, child);
    scene.clock.advance(1_000);
    await child.call(talkApi.helpNow, { body: { commandId: commandId() } });
    const { channels } = scene.app.app;
    await channels.post({ kind: 'system', part: 'test' }, 'agent', child.conversationId, commandId(), 'I am here');
    expect(await readBy(former, child.contactId)).toEqual(['first']);
  });

  it('does not tell the child that later messages were read', async () => {
    const { former, child } = await passedOn();
    const receipts = async () => (await scene.app.app.channels.get(child.conversationId)).receipts.agent;
    const before = await receipts();
    const seen = { params: { contactId: child.contactId }, body: { delivered: 4, read: 4 } };
    expect((await former.send(contactsApi.seen, seen)).status).toBe(204);
    expect(await receipts()).toEqual(before);
  });

  it('reads on once the close is undone', async () => {
    const former = await scene.desk('agent1');
    const child = await scene.joined(former, { text: 'first' });
    await scene.closeNonData(former, child);
    await former.call(contactsApi.undoClose, { params: { contactId: child.contactId }, body: { commandId: commandId() } });
    await write(child, 'second');
    expect(await readBy(former, child.contactId)).toEqual(['first', 'second']);
  });
});
