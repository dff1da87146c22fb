import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelEvents, channelRequests } from '#shared/channels/channels.events.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { sideApi, sideEvents } from '#shared/contacts/side.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { transferApi } from '#shared/routing/transfer.api.ts';
import { transferEvents } from '#shared/routing/transfer.events.ts';
import { codeOf, startTransferScene, type TransferScene } from '../support/transfer-scene.ts';
import { commandId, eventually, type TestClient } from '../support/test-app.ts';

let scene: TransferScene;
beforeAll(async () => {
  scene = await startTransferScene();
});
beforeEach(() => scene.clear());
afterAll(() => scene.app.stop());

type One = { contactId: string };
const command = ({ contactId }: One, id = commandId()) => ({ params: { contactId }, body: { commandId: id } });
const say = (who: TestClient, { contactId }: One, text: string, id = commandId()) =>
  who.send(sideApi.write, { params: { contactId }, body: { commandId: id, text } });
const heardText = (who: { socket: { heard: { name: string; payload: unknown }[] } }, name: string, text: string): boolean =>
  who.socket.heard.some((one) => one.name === name && (one.payload as { text: string }).text === text);
const save = (who: TestClient, { contactId }: One, perpetratorStaff: string[]) =>
  who.call(recordApi.saveRecord, { params: { contactId }, body: { commandId: commandId(), fields: { perpetratorStaff } } });

describe('somebody who is consulted', () => {
  it('reads along and talks with the owner, and the child never sees or hears any of it', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner, { text: 'one' });
    const page = await child.connect('field');
    const other = await scene.beside('agent2');
    await scene.cameIn(owner, child, other, { kind: 'consult', note: 'what would you do?' });
    expect(await scene.reads(other, child)).toBe(200);
    expect(await scene.hands(other)).toEqual([]);
    expect(codeOf(await scene.reply(other, child, 'hello'))).toBe('notYours');
    const typing = await other.socket.request(channelRequests.typing, { conversationId: child.conversationId });
    expect(typing).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'two' } });
    await other.socket.hear(channelEvents.messagePosted, (message) => message.text === 'two');

    const twice = commandId();
    await Promise.all([say(other, child, 'ask about the door', twice), say(other, child, 'ask about the door', twice)]);
    await owner.socket.hear(sideEvents.posted, (line) => line.text === 'ask about the door');
    expect((await say(owner, child, 'I will')).status).toBe(201);
    const { messages } = await other.call(sideApi.list, { params: { contactId: child.contactId } });
    expect(messages.map(({ seq, by, text }) => [seq, by, text])).toEqual([
      [1, other.staffId, 'ask about the door'],
      [2, owner.staffId, 'I will'],
    ]);
    expect((await child.call(talkApi.messages)).messages.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(page.heard.filter(({ name }) => name.startsWith('side'))).toEqual([]);

    const stranger = await scene.beside('agent3');
    expect((await say(stranger, child, 'x')).status).toBe(404);
    expect((await stranger.send(sideApi.list, { params: { contactId: child.contactId } })).status).toBe(404);
  });

  it('may be let go by the owner, and then reads no more', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const other = await scene.beside('agent2');
    await scene.cameIn(owner, child, other, { kind: 'consult' });
    const params = { contactId: child.contactId, staffId: other.staffId };
    expect((await other.send(transferApi.letGo, { params, body: { commandId: commandId() } })).status).toBe(403);
    expect((await owner.call(transferApi.letGo, { params, body: { commandId: commandId() } })).helpers).toEqual([]);
    expect(await scene.reads(other, child)).toBe(404);
    await other.socket.hear(routingEvents.contactChanged, (contact) => contact.id === child.contactId && contact.helpers.length === 0);
  });

  it('stays with what is said beside the contact in the store as nobody can read it', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    await say(owner, child, 'khufia baat');
    const rows = await scene.app.platform.db.collection('sideMessages').find({ contactId: child.contactId }).toArray();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('khufia');
  });
});

describe('a supervisor', () => {
  it('comes into a contact beside its owner, writes, and leaves again', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const chief = await scene.desk('supervisor1', false);
    expect((await chief.call(transferApi.join, command(child))).helpers).toMatchObject([{ staffId: chief.staffId, role: 'joined' }]);
    await owner.socket.hear(routingEvents.contactChanged, (contact) => contact.helpers.some(({ staffId }) => staffId === chief.staffId));
    expect((await chief.call(transferApi.join, command(child))).helpers).toHaveLength(1);
    expect((await scene.reply(chief, child, 'I am here too')).status).toBe(201);
    expect(await scene.hands(chief)).toEqual([child.contactId]);
    expect(await scene.happened(child.contactId, 'contact:helperJoined')).toBe(1);
    expect((await chief.send(transferApi.leave, command(child))).status).toBe(204);
    expect(await scene.hands(chief)).toEqual([]);
    expect(codeOf(await scene.reply(chief, child, 'x'))).toBe('notYours');
    const agent = await scene.beside('agent2');
    expect((await agent.send(transferApi.join, command(child))).status).toBe(403);
  });

  it('who is in it already answers a question without coming in twice, and goes on talking', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const chief = await scene.desk('supervisor1', false);
    await chief.call(transferApi.join, command(child));
    for (const kind of ['warm', 'consult'] as const) {
      const transferId = await scene.asked(owner, child, { kind: 'supervisor' }, { kind });
      const { status, body } = await scene.accept(chief, child, transferId);
      expect(status).toBe(200);
      expect(body).toMatchObject({ transfer: null, helpers: [{ staffId: chief.staffId, role: 'joined' }] });
    }
    expect((await scene.reply(chief, child, 'I am still here')).status).toBe(201);
    expect(await scene.happened(child.contactId, 'contact:helperJoined')).toBe(1);
    const told = (await scene.childSees(child, 3)).filter(({ from }) => from === 'system').map(({ text }) => text);
    expect(told).toEqual(['personJoined']);
  });

  it('takes a contact over at once; a repeat takes nothing twice', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const chief = await scene.desk('supervisor1', false);
    const once = command(child);
    const both = await Promise.all([chief.send(transferApi.takeOver, once), chief.send(transferApi.takeOver, once)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await scene.contact(child.contactId)).toMatchObject({ ownerId: chief.staffId, state: 'active' });
    expect([await scene.hands(owner), await scene.hands(chief)]).toEqual([[], [child.contactId]]);
    // On duty from now on, so that a desk that goes is noticed.
    expect((await scene.agent(chief.staffId)).state).toBe('notReady');
    const { name } = await chief.call(routingApi.desk).then(({ agent }) => agent);
    const { lists } = await chief.call(floorApi.floor);
    expect(name.en).not.toBe('Unknown');
    expect(lists?.agents.find(({ staffId }) => staffId === chief.staffId)?.name).toEqual(name);
    expect(await scene.reads(owner, child)).toBe(404);
    expect(await scene.happened(child.contactId, 'contact:reassigned')).toBe(1);
    const told = (await scene.childSees(child, 2)).filter(({ from }) => from === 'system').map(({ text }) => text);
    expect(told).toEqual(['personContinues']);
  });

  it('takes one that is offered to somebody, whose hands are empty at once', async () => {
    const agent = await scene.desk('agent1');
    const child = await scene.child();
    const offer = await scene.offerOf(agent, child);
    const chief = await scene.desk('supervisor1', false);
    await chief.call(transferApi.takeOver, command(child));
    await agent.socket.hear(routingEvents.offerEnded, (ended) => ended.offerId === offer.id);
    expect([await scene.hands(agent), await scene.hands(chief)]).toEqual([[], [child.contactId]]);
  });

  it('is asked together with all others, and exactly one comes', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const chiefs = [await scene.desk('supervisor1', false), await scene.desk('supervisor2', false)];
    const transferId = await scene.asked(owner, child, { kind: 'supervisor' }, { kind: 'cold', note: 'a weapon in the house' });
    for (const chief of chiefs) {
      await chief.socket.hear(transferEvents.asked, (ask) => ask.id === transferId && ask.toSupervisors);
      expect((await chief.call(transferApi.asks)).asks.map(({ note }) => note)).toEqual(['a weapon in the house']);
    }
    const answers = await Promise.all(chiefs.map((chief) => scene.accept(chief, child, transferId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = chiefs[answers.findIndex(({ status }) => status === 200)];
    expect((await scene.contact(child.contactId)).ownerId).toBe(winner?.staffId);
    const loads = await Promise.all(chiefs.map(async (chief) => (await scene.hands(chief)).length));
    expect(loads.sort()).toEqual([0, 1]);
    for (const chief of chiefs) await chief.socket.hear(transferEvents.ended, (end) => end.transferId === transferId);
  });

  it('who declines declines for nobody else', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const [first, second] = [await scene.desk('supervisor1', false), await scene.desk('supervisor2', false)];
    const transferId = await scene.asked(owner, child, { kind: 'supervisor' }, { kind: 'warm' });
    const no = { params: { contactId: child.contactId, transferId }, body: { commandId: commandId() } };
    expect((await first.send(transferApi.decline, no)).status).toBe(204);
    expect((await scene.accept(second, child, transferId)).body.helpers).toMatchObject([{ staffId: second.staffId }]);
  });
});

describe('a desk that is gone', () => {
  it('leaves its contact to whoever has joined it: the child keeps a person, and the floor is told', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner, { helpNow: true });
    const adviser = await scene.beside('agent3');
    await scene.cameIn(owner, child, adviser, { kind: 'consult' });
    const other = await scene.beside('agent2');
    await scene.cameIn(owner, child, other, { kind: 'warm' });
    owner.close();
    await eventually(async () => (await scene.agent(owner.staffId)).goneAt);
    await scene.later(21_000);
    expect(await scene.contact(child.contactId)).toMatchObject({
      state: 'active',
      ownerId: other.staffId,
      helpers: [{ staffId: adviser.staffId }],
      marks: expect.arrayContaining(['agentLost']) as string[],
    });
    await expect.poll(async () => [await scene.hands(owner), await scene.hands(other)]).toEqual([[], [child.contactId]]);
    // A P0 takes all the room that its owner has.
    await expect.poll(async () => (await scene.agent(other.staffId)).load).toBe(3);
    const told = () => scene.app.app.floor.alarms.unacknowledged();
    await expect
      .poll(async () => (await told()).map(({ kind, contactId }) => [kind, contactId]))
      .toContainEqual(['agentLost', child.contactId]);
    expect((await scene.reply(other, child, 'I am still here')).status).toBe(201);
  });

  it('of somebody beside the owner leaves the contact as it is, without them', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const [other, adviser] = [await scene.beside('agent2'), await scene.beside('agent3')];
    await scene.cameIn(owner, child, other, { kind: 'warm' });
    await scene.cameIn(owner, child, adviser, { kind: 'consult' });
    for (const one of [other, adviser]) {
      one.close();
      await eventually(async () => (await scene.agent(one.staffId)).goneAt);
    }
    await scene.later(21_000);
    expect(await scene.contact(child.contactId)).toMatchObject({ ownerId: owner.staffId, helpers: [], state: 'active' });
    expect(await scene.hands(other)).toEqual([]);
  });

  it('while somebody was only asked gives the contact back to the line, and ends the question', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const other = await scene.beside('agent2');
    const transferId = await scene.asked(owner, child, other, { kind: 'cold' });
    owner.close();
    await eventually(async () => (await scene.agent(owner.staffId)).goneAt);
    await scene.later(21_000);
    expect(await scene.contact(child.contactId)).toMatchObject({ ownerId: null, transfer: null });
    await other.socket.hear(transferEvents.ended, (end) => end.transferId === transferId && end.why === 'ended');
    expect(codeOf(await scene.accept(other, child, transferId))).toBe('askGone');
  });
});

describe('hands that disagree with who is in a contact', () => {
  it('are mended: whoever joined holds it, whoever left does not', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const other = await scene.beside('agent2');
    await scene.cameIn(owner, child, other, { kind: 'warm' });
    const by = { actor: { kind: 'system', part: 'test' } } as const;
    await scene.app.app.routing.agents.change(other.staffId, by, () => ({ set: { holds: [], load: 0 }, events: [] }));
    await scene.later(10_000);
    expect(await scene.hands(other)).toEqual([child.contactId]);
    await scene.app.app.contacts.repository.change(child.contactId, by, () => ({ set: { helpers: [] }, events: [] }));
    await scene.later(10_000);
    expect([await scene.hands(owner), await scene.hands(other)]).toEqual([[child.contactId], []]);
  });
});

describe('somebody alleged to have done harm', () => {
  it('cannot be asked, does not appear among those who could be, and cannot answer for all supervisors', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const [alleged, chief, other] = [
      await scene.beside('agent2'),
      await scene.desk('supervisor1', false),
      await scene.desk('supervisor2', false),
    ];
    await save(owner, child, [alleged.staffId, chief.staffId]);
    expect(codeOf(await scene.ask(owner, child, alleged, { kind: 'warm' }))).toBe('excluded');
    const { people } = await owner.call(transferApi.people, { params: { contactId: child.contactId } });
    expect(people.map(({ staffId }) => staffId)).toEqual([other.staffId]);
    expect((await chief.send(transferApi.join, command(child))).status).toBe(404);
    expect((await chief.send(transferApi.takeOver, command(child))).status).toBe(404);
    const transferId = await scene.asked(owner, child, { kind: 'supervisor' }, { kind: 'warm' });
    await other.socket.hear(transferEvents.asked, (ask) => ask.id === transferId);
    expect(chief.socket.heard.filter(({ name }) => name === 'transfer:asked')).toEqual([]);
    expect((await chief.call(transferApi.asks)).asks).toEqual([]);
    expect(codeOf(await scene.accept(chief, child, transferId))).toBe('askGone');
  });

  it('is out of the contact, its room and its hands from the moment it is recorded', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const alleged = await scene.beside('agent2');
    await scene.cameIn(owner, child, alleged, { kind: 'warm' });
    await save(owner, child, [alleged.staffId]);
    expect(await scene.contact(child.contactId)).toMatchObject({ ownerId: owner.staffId, helpers: [] });
    expect(await scene.reads(alleged, child)).toBe(404);
    expect((await scene.reply(alleged, child, 'x')).status).toBe(404);
    await expect.poll(() => scene.hands(alleged)).toEqual([]);
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'mamoon ne' } });
    await owner.socket.hear(channelEvents.messagePosted, (message) => message.text === 'mamoon ne');
    expect(heardText(alleged, 'message:posted', 'mamoon ne')).toBe(false);
  });

  it('who is asked just then is asked no more', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const alleged = await scene.beside('agent2');
    const transferId = await scene.asked(owner, child, alleged, { kind: 'cold' });
    await save(owner, child, [alleged.staffId]);
    expect((await scene.contact(child.contactId)).transfer).toBeNull();
    await alleged.socket.hear(transferEvents.ended, (end) => end.transferId === transferId);
    expect(codeOf(await scene.accept(alleged, child, transferId))).toBe('askGone');
  });
});
