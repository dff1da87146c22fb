import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelEvents } from '#shared/channels/channels.events.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { transferApi } from '#shared/routing/transfer.api.ts';
import { transferEvents } from '#shared/routing/transfer.events.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { codeOf, startTransferScene, type TransferScene } from '../support/transfer-scene.ts';
import { commandId, type TestClient } from '../support/test-app.ts';

let scene: TransferScene;
beforeAll(async () => {
  scene = await startTransferScene();
});
beforeEach(() => scene.clear());
afterAll(() => scene.app.stop());

const detail = (who: TestClient, contactId: string) => who.call(contactsApi.detail, { params: { contactId } });

describe('a contact passed on cold', () => {
  it('is the other agent’s once they accept, with note, draft, hands and the conversation; the child is told', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner, { text: 'one' });
    const other = await scene.beside('agent2');
    await scene.ask(owner, child, other, { kind: 'cold', note: 'speaks Pashto', draft: 'I am still' });
    const question = await other.socket.hear(transferEvents.asked, (ask) => ask.contactId === child.contactId);
    expect(question).toMatchObject({ kind: 'cold', note: 'speaks Pashto', toSupervisors: false, by: { id: owner.staffId } });
    // Until then nothing has moved.
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'active', ownerId: owner.staffId });
    expect(await scene.reads(other, child)).toBe(404);
    expect((await other.call(transferApi.asks)).asks.map(({ id }) => id)).toEqual([question.id]);

    expect((await scene.accept(other, child, question.id)).body).toMatchObject({ ownerId: other.staffId, state: 'active', transfer: null });
    expect([await scene.hands(owner), await scene.hands(other)]).toEqual([[], [child.contactId]]);
    await owner.socket.hear(transferEvents.ended, (end) => end.transferId === question.id && end.why === 'accepted');
    await owner.socket.hear(routingEvents.contactChanged, (contact) => contact.ownerId === other.staffId);
    expect((await detail(other, child.contactId)).handOver).toMatchObject({
      note: 'speaks Pashto',
      draft: 'I am still',
      by: owner.staffId,
    });
    expect(await scene.reads(owner, child)).toBe(404);
    expect((await scene.reply(owner, child, 'x')).status).toBe(404);
    expect((await scene.childSees(child, 2)).map(({ from, text }) => [from, text])).toEqual([
      ['caller', 'one'],
      ['system', 'personContinues'],
    ]);
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'two' } });
    await other.socket.hear(channelEvents.messagePosted, (message) => message.text === 'two');
    expect(owner.socket.heard.some(({ name, payload }) => name === 'message:posted' && (payload as { text: string }).text === 'two')).toBe(
      false,
    );
  });

  it('stays with the owner when the other says no, who hears of it', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const other = await scene.beside('agent2');
    const transferId = await scene.asked(owner, child, other, { kind: 'cold' });
    const decline = () =>
      other.send(transferApi.decline, { params: { contactId: child.contactId, transferId }, body: { commandId: commandId() } });
    expect((await decline()).status).toBe(204);
    expect((await decline()).status).toBe(204);
    await owner.socket.hear(transferEvents.ended, (end) => end.transferId === transferId && end.why === 'declined');
    expect(await scene.contact(child.contactId)).toMatchObject({ ownerId: owner.staffId, transfer: null, nextActionAt: null });
    expect(codeOf(await scene.accept(other, child, transferId))).toBe('askGone');
    expect(await scene.hands(owner)).toEqual([child.contactId]);
    expect(await scene.hands(other)).toEqual([]);
  });

  it('stays with the owner when nobody answers in a minute, or the question is taken back', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const other = await scene.beside('agent2');
    const first = await scene.asked(owner, child, other, { kind: 'warm' });
    await scene.later(59_000);
    expect((await scene.contact(child.contactId)).transfer?.id).toBe(first);
    await scene.later(1_000);
    await other.socket.hear(transferEvents.ended, (end) => end.transferId === first && end.why === 'timedOut');
    expect(codeOf(await scene.accept(other, child, first))).toBe('askGone');

    const second = await scene.asked(owner, child, other, { kind: 'warm' });
    const cancel = { params: { contactId: child.contactId, transferId: second }, body: { commandId: commandId() } };
    expect((await owner.call(transferApi.cancel, cancel)).transfer).toBeNull();
    expect(codeOf(await scene.accept(other, child, second))).toBe('askGone');
    expect((await other.send(transferApi.cancel, { ...cancel, body: { commandId: commandId() } })).status).toBe(404);
    expect(await scene.contact(child.contactId)).toMatchObject({ ownerId: owner.staffId, helpers: [] });
  });

  it('is asked and accepted once, however often the commands come', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const other = await scene.beside('agent2');
    const [first, again] = [commandId(), commandId()];
    const asks = await Promise.all([1, 2].map(() => scene.ask(owner, child, other, { kind: 'cold' }, first)));
    expect(new Set(asks.map(({ body }) => body.transfer?.id)).size).toBe(1);
    const transferId = asks[0]?.body.transfer?.id ?? '';
    expect(codeOf(await scene.ask(owner, child, other, { kind: 'warm' }))).toBe('askStands');
    const answers = await Promise.all([1, 2].map(() => scene.accept(other, child, transferId, again)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await scene.happened(child.contactId, 'contact:transferred')).toBe(1);
    expect((await scene.agent(other.staffId)).load).toBe(1);
    // The commands' ids open nothing to those who may not see it.
    expect((await scene.ask(owner, child, other, { kind: 'cold' }, first)).status).toBe(404);
    const stranger = await scene.beside('agent3');
    expect(codeOf(await scene.accept(stranger, child, transferId, again))).toBe('askGone');
  });
});

describe('a contact passed on warm', () => {
  it('has both in the conversation, and is the other’s when the owner hands over', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner, { text: 'one' });
    const other = await scene.beside('agent2');
    await scene.cameIn(owner, child, other, { kind: 'warm', note: 'afraid of the uncle' });
    expect(await scene.contact(child.contactId)).toMatchObject({
      ownerId: owner.staffId,
      helpers: [{ staffId: other.staffId, role: 'joined' }],
    });
    expect([await scene.hands(owner), await scene.hands(other)]).toEqual([[child.contactId], [child.contactId]]);
    expect((await other.call(routingApi.desk)).contacts.map(({ id }) => id)).toEqual([child.contactId]);
    expect((await scene.reply(owner, child, 'this is Sana')).status).toBe(201);
    expect((await scene.reply(other, child, 'hello')).status).toBe(201);
    await owner.socket.hear(channelEvents.messagePosted, (message) => message.text === 'hello');

    // Closing, wrapping up and the record are the owner's only; notes are both's.
    const command = { params: { contactId: child.contactId }, body: { commandId: commandId() } };
    expect(codeOf(await other.send(contactsApi.wrapUp, command))).toBe('notYours');
    expect(codeOf(await other.send(recordApi.saveRecord, { ...command, body: { commandId: commandId(), fields: {} } }))).toBe('notYours');
    const note = { commandId: commandId(), base: 0, text: 'both' };
    expect((await other.send(recordApi.saveNotes, { ...command, body: note })).status).toBe(200);
    await owner.socket.hear(routingEvents.notesChanged, ({ contactId }) => contactId === child.contactId);

    const handOver = { params: command.params, body: { commandId: commandId(), to: other.staffId, draft: 'as I said' } };
    expect((await owner.send(transferApi.handOver, handOver)).status).toBe(204);
    expect((await owner.send(transferApi.handOver, handOver)).status).toBe(204);
    expect(await scene.contact(child.contactId)).toMatchObject({ ownerId: other.staffId, helpers: [], state: 'active' });
    expect((await detail(other, child.contactId)).handOver).toMatchObject({ note: 'afraid of the uncle', draft: 'as I said' });
    expect([await scene.hands(owner), await scene.hands(other)]).toEqual([[], [child.contactId]]);
    expect(await scene.reads(owner, child)).toBe(404);
    const told = (await scene.childSees(child, 5)).filter(({ from }) => from === 'system').map(({ text }) => text);
    expect(told).toEqual(['personJoined', 'personStays']);
  });

  it('tells staff who of them wrote what, and callers never', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner, { text: 'one' });
    const other = await scene.beside('agent2');
    await scene.cameIn(owner, child, other, { kind: 'warm' });
    const page = await child.connect('field');
    await scene.reply(owner, child, 'from the first');
    await scene.reply(other, child, 'from the second');
    const heard = await owner.socket.hear(channelEvents.messagePosted, (message) => message.text === 'from the second');
    expect(heard.by).toBe(other.staffId);
    const params = { contactId: child.contactId };
    const { messages } = await owner.call(contactsApi.messages, { params, query: { after: 0 } });
    expect(messages.flatMap(({ from, by }) => (from === 'system' ? [] : [by]))).toEqual([null, owner.staffId, other.staffId]);

    await page.hear(channelEvents.messagePosted, (message) => message.text === 'from the second');
    const toPage = page.heard.filter(({ name }) => name === channelEvents.messagePosted.name);
    expect(toPage.filter(({ payload }) => (payload as { text: string }).text === 'from the second')).toHaveLength(1);
    // Also not by the id of what an agent has written, sent as one's own.
    const repeated = await child.call(talkApi.post, { body: { commandId: heard.commandId, text: 'mine' } });
    const seen = [await child.call(talkApi.messages, { query: { after: 0 } }), toPage, repeated];
    expect(JSON.stringify(seen)).toContain('from the second');
    for (const staffId of [owner.staffId, other.staffId]) expect(JSON.stringify(seen)).not.toContain(staffId);
    page.close();
  });

  it('shows messages from before authors were known', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner, { text: 'one' });
    await scene.reply(owner, child, 'long ago');
    const { db } = scene.app.platform;
    await db.collection('messages').updateOne({ conversationId: child.conversationId, from: 'agent' }, { $unset: { staffId: '' } });
    const { messages } = await owner.call(contactsApi.messages, { params: { contactId: child.contactId }, query: { after: 0 } });
    expect(messages.map(({ text, by }) => [text, by ?? null])).toEqual(expect.arrayContaining([['long ago', null]]));
  });

  it('goes on with the owner when the other leaves', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const other = await scene.beside('agent2');
    await scene.cameIn(owner, child, other, { kind: 'warm' });
    const leave = { params: { contactId: child.contactId }, body: { commandId: commandId() } };
    expect((await other.send(transferApi.leave, leave)).status).toBe(204);
    expect((await other.send(transferApi.leave, leave)).status).toBe(204);
    expect(await scene.contact(child.contactId)).toMatchObject({ ownerId: owner.staffId, helpers: [] });
    expect(await scene.hands(other)).toEqual([]);
    expect(await scene.reads(other, child)).toBe(404);
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'after' } });
    await owner.socket.hear(channelEvents.messagePosted, (message) => message.text === 'after');
    expect(
      other.socket.heard.some(({ name, payload }) => name === 'message:posted' && (payload as { text: string }).text === 'after'),
    ).toBe(false);
  });

  it('can only be handed to somebody who has joined, and leaves nobody in it once it is closed', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const other = await scene.beside('agent2');
    const handOver = () =>
      owner.send(transferApi.handOver, {
        params: { contactId: child.contactId },
        body: { commandId: commandId(), to: other.staffId, draft: '' },
      });
    expect(codeOf(await handOver())).toBe('notJoined');
    await scene.cameIn(owner, child, other, { kind: 'consult' });
    expect(codeOf(await handOver())).toBe('notJoined');
    await scene.cameIn(owner, child, other, { kind: 'warm' });
    expect((await scene.closeNonData(owner, child)).status).toBe(200);
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'closed', helpers: [] });
    expect(await scene.reads(other, child)).toBe(404);
    await expect.poll(() => scene.hands(other)).toEqual([]);
  });
});

describe('a contact passed on to the line', () => {
  it('keeps its place, note and draft, goes to others first, and the child hears that somebody comes', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const before = await scene.contact(child.contactId);
    const other = await scene.desk('agent2');
    const command = commandId();
    const give = () => scene.ask(owner, child, { kind: 'line' }, { kind: 'cold', note: 'needs Saraiki', draft: 'wait' }, command);
    expect((await give()).body).toMatchObject({ state: 'queued', ownerId: null, marks: ['transferred'] });
    expect((await give()).status).toBe(200);
    expect(await scene.contact(child.contactId)).toMatchObject({ effectiveSince: before.effectiveSince, relievedId: owner.staffId });
    const offer = await scene.offerOf(other, child);
    await other.call(routingApi.accept, { params: { offerId: offer.id }, body: { commandId: commandId() } });
    expect((await detail(other, child.contactId)).handOver).toMatchObject({ note: 'needs Saraiki', draft: 'wait' });
    expect(await scene.reads(owner, child)).toBe(404);
    await expect.poll(() => scene.hands(owner)).toEqual([]);
    const told = (await scene.childSees(child, 3)).filter(({ from }) => from === 'system').map(({ text }) => text);
    expect(told).toEqual(['personComing', 'personContinues']);
  });

  it('waits in another line when one is named, and nowhere else when there is none by that name', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const before = await scene.contact(child.contactId);
    const { lines } = await owner.call(routingApi.lines);
    const other = lines.find(({ id }) => id !== before.lineId);
    if (!other) throw new Error('there is only one line');
    const wish = { kind: 'cold' } as const;
    expect(codeOf(await scene.ask(owner, child, { kind: 'line', lineId: 'no-such-line' }, wish))).toBe('noSuchLine');
    expect((await scene.contact(child.contactId)).ownerId).toBe(owner.staffId);
    const { body } = await scene.ask(owner, child, { kind: 'line', lineId: other.id }, wish);
    expect(body).toMatchObject({ state: 'queued', lineId: other.id, effectiveSince: before.effectiveSince.toISOString() });
    expect((await scene.contact(child.contactId)).lane).not.toBe(before.lane);
  });

  it('is refused for a call that nobody waits in, and for whoever is not the owner', async () => {
    const owner = await scene.beside('agent1');
    const { id } = await owner.call(contactsApi.startManual, {
      body: { commandId: commandId(), channel: 'phone', language: 'ur', call: { direction: 'in', number: null } },
    });
    expect(codeOf(await scene.ask(owner, { contactId: id }, { kind: 'line' }, { kind: 'cold' }))).toBe('cannotWait');
    const other = await scene.beside('agent2');
    expect((await scene.ask(other, { contactId: id }, { kind: 'line' }, { kind: 'cold' })).status).toBe(404);
    await scene.cameIn(owner, { contactId: id }, other, { kind: 'cold' });
    expect(await scene.contact(id)).toMatchObject({ ownerId: other.staffId, state: 'active' });
  });
});

describe('whoever is asked', () => {
  it('must be there and on duty', async () => {
    const owner = await scene.desk('agent1');
    const child = await scene.joined(owner);
    const never = await scene.app.signIn('agent3');
    // Has opened the desk once, and is not connected.
    await never.call(routingApi.desk);
    expect(codeOf(await scene.ask(owner, child, { kind: 'person', staffId: never.me.staffId as never }, { kind: 'warm' }))).toBe(
      'agentNotPresent',
    );
    expect(codeOf(await scene.ask(owner, child, { kind: 'supervisor' }, { kind: 'warm' }))).toBe('noSupervisor');
    expect(codeOf(await scene.ask(owner, child, owner, { kind: 'warm' }))).toBe('alreadyIn');
    const there = await scene.beside('agent2');
    const { people } = await owner.call(transferApi.people, { params: { contactId: child.contactId } });
    expect(people.map(({ staffId }) => staffId)).toEqual([there.staffId]);
    expect((await there.send(transferApi.people, { params: { contactId: child.contactId } })).status).toBe(404);
  });
});
