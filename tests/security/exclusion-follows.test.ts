import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, eventually, type TestClient } from '#tests/support/test-app.ts';

let scene: LineScene;
let alleged: TestClient;
beforeAll(async () => {
  scene = await startLineScene();
  alleged = await scene.app.signIn('supervisor2');
});
beforeEach(() => scene.clear());
afterAll(() => scene.app.stop());

const save = (desk: Desk, contactId: string, fields: object) =>
  desk.call(recordApi.saveRecord, { params: { contactId }, body: { commandId: commandId(), fields } });
const write = (child: Child) => child.call(talkApi.post, { body: { commandId: commandId(), text: 'main wapas aa gayi' } });
const current = async (child: Child) => scene.contact((await scene.app.app.channels.get(child.conversationId)).contactId);
const reads = async (who: TestClient, contactId: string) => (await who.send(contactsApi.messages, { params: { contactId } })).status;

describe('whoever a child has named as having done harm', () => {
  it('sees nothing of the contact with which the child comes back, and what is saved there does not let them in', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await save(desk, child.contactId, { perpetratorStaff: [alleged.me.staffId], perpetratorBodies: ['cpwb-lahore'] });
    await scene.closeNonData(desk, child);
    await write(child);
    const next = await current(child);
    expect(next._id).not.toBe(child.contactId);
    expect(next).toMatchObject({ excludedStaff: [alleged.me.staffId], excludedBodies: ['cpwb-lahore'] });
    expect(await reads(alleged, next._id)).toBe(404);

    await scene.accept(desk, (await scene.offerOf(desk, { contactId: next._id })).id);
    const { record } = await save(desk, next._id, { childName: 'Zarmeena' });
    expect(record.perpetratorStaff).toEqual([alleged.me.staffId]);
    expect(await reads(alleged, next._id)).toBe(404);
  });

  it('no longer sees the earlier contacts of the conversation either, which show the same messages', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await scene.closeNonData(desk, child);
    expect(await reads(alleged, child.contactId)).toBe(200);
    await write(child);
    const next = await current(child);
    await scene.accept(desk, (await scene.offerOf(desk, { contactId: next._id })).id);
    await save(desk, next._id, { perpetratorStaff: [alleged.me.staffId] });
    expect(await reads(alleged, child.contactId)).toBe(404);
  });

  it.each(['active', 'wrapUp'])('loses a child who came back to them before the earlier record named them (%s)', async (state) => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await scene.closeNonData(desk, child);
    await desk.call(contactsApi.startManual, { body: { commandId: commandId(), channel: 'phone', language: 'ur', call: null } });
    const other = await scene.desk('agent2');
    await write(child);
    const next = await current(child);
    await scene.accept(other, (await scene.offerOf(other, { contactId: next._id })).id);
    const wrapUp = () => other.call(contactsApi.wrapUp, { params: { contactId: next._id }, body: { commandId: commandId() } });
    await scene.seen(other, { contactId: next._id });
    if (state === 'wrapUp') await wrapUp();
    await save(desk, child.contactId, { perpetratorStaff: [other.staffId] });
    await eventually(async () => (await current(child)).ownerId === null, 5_000, 'the child back in line');
    expect(await current(child)).toMatchObject({ wrapUpAt: null, marks: expect.arrayContaining(['agentLost']) as string[] });
    expect(await reads(other, next._id)).toBe(404);
    const told = () => scene.app.app.floor.alarms.unacknowledged();
    await expect.poll(async () => (await told()).map(({ kind, contactId }) => [kind, contactId])).toContainEqual(['agentLost', next._id]);
  });
});
