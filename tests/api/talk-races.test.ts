import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '#tests/support/line-scene.ts';
import { commandId } from '#tests/support/test-app.ts';

let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

const callBack = { number: '0300 1234567', when: 'soon', safeTime: 'noon', mayAnswer: '', neutralWords: '' };
const write = (child: Child, text = 'suno') => child.send(talkApi.post, { body: { commandId: commandId(), text } });
/** The contact that the child's conversation points to now. */
const current = async (child: Child) => scene.contact((await scene.app.app.channels.get(child.conversationId)).contactId);
const wrapUp = async (desk: Desk, child: Child) => {
  await scene.seen(desk, child);
  return desk.call(contactsApi.wrapUp, { params: { contactId: child.contactId }, body: { commandId: commandId() } });
};

/** Runs `first` once, just before the service does the next `name`. */
function before(name: 'callerWrote' | 'helpNow' | 'ask' | 'open', first: () => Promise<unknown>): void {
  const { contacts } = scene.app.app;
  const service = (name === 'ask' ? contacts.callBacks : contacts.service) as unknown as Record<string, unknown>;
  const original = service[name] as (...args: unknown[]) => Promise<unknown>;
  Object.assign(service, {
    [name]: async (...args: unknown[]) => {
      Object.assign(service, { [name]: original });
      await first();
      return original(...args);
    },
  });
}

describe('what a child asks for while its contact is being closed', () => {
  it('a message that meets the close begins a new contact that waits in the line', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    before('callerWrote', () => scene.closeNonData(desk, child));
    expect((await write(child)).status).toBe(201);
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'closed', lastCallerSeq: 1 });
    expect(await current(child)).toMatchObject({ lastCallerSeq: 2, marks: ['returning'] });
    expect((await current(child))._id).not.toBe(child.contactId);
    expect(['queued', 'offered']).toContain((await current(child)).state);
  });

  it('help now that meets the close goes first in line in a new contact', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    before('helpNow', () => scene.closeNonData(desk, child));
    const view = await child.call(talkApi.helpNow, { body: { commandId: commandId() } });
    expect(view).toMatchObject({ helpNow: true, phase: 'waiting' });
    expect(await current(child)).toMatchObject({ helpNow: true, rank: 0 });
    expect((await scene.contact(child.contactId)).helpNow).toBe(false);
  });

  it('a wish to be called that meets the close waits in a new contact', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    before('ask', () => scene.closeNonData(desk, child));
    const view = await child.call(talkApi.callBack, { body: { commandId: commandId(), ...callBack } });
    expect(view).toMatchObject({ callBackAsked: true, phase: 'callBackAsked' });
    expect((await scene.contact(child.contactId)).callBack).toBeNull();
  });

  it('help now counts although a message opened the new contact first', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await scene.closeNonData(desk, child);
    before('open', () => write(child));
    await child.call(talkApi.helpNow, { body: { commandId: commandId() } });
    expect(await current(child)).toMatchObject({ helpNow: true, rank: 0, lastCallerSeq: 2 });
  });
});

describe('a node that dies while a child comes back', () => {
  it('leaves a conversation that finds its contact at the next request', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await scene.closeNonData(desk, child);
    const body = { commandId: commandId() };
    before('open', () => Promise.reject(new Error('the node died')));
    expect((await child.send(talkApi.helpNow, { body })).status).toBe(500);
    expect((await child.send(talkApi.helpNow, { body })).status).toBe(200);
    expect(await current(child)).toMatchObject({ helpNow: true, marks: expect.arrayContaining(['returning']) as string[] });
  });

  it('leaves an event from which the sweep puts the child into the line', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await scene.closeNonData(desk, child);
    before('open', () => Promise.reject(new Error('the node died')));
    await child.send(talkApi.helpNow, { body: { commandId: commandId() } });
    const { contactId } = await scene.app.app.channels.get(child.conversationId);
    const found = () => scene.app.app.contacts.repository.find(contactId);
    expect(await found()).toBeNull();
    // As the relay publishes it when it finds it in the outbox.
    const conversation = await scene.app.app.channels.get(child.conversationId);
    const event = { id: commandId(), seq: 2, type: 'conversation:reopened', at: scene.clock.now(), data: {} };
    await scene.app.platform.bus.publish({
      ...{ kind: 'conversation', id: conversation._id, version: conversation.version, repeated: true },
      event: { ...event, actor: { kind: 'system', id: 'channels' } },
    });
    await expect.poll(found).not.toBeNull();
  });
});

describe('a child that asks for something while the agent wraps up', () => {
  it('help now brings the agent back into the conversation, also the second time', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk, { helpNow: true });
    await wrapUp(desk, child);
    await child.call(talkApi.helpNow, { body: { commandId: commandId() } });
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'active', wrapUpAt: null, helpNow: true });
  });

  it('a wish to be called brings the agent back as well', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await wrapUp(desk, child);
    await child.call(talkApi.callBack, { body: { commandId: commandId(), ...callBack } });
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'active', wrapUpAt: null });
  });
});

describe('a contact that the child has left behind with a new one', () => {
  it('tells only its owner why its close cannot be undone', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await scene.closeNonData(desk, child);
    await write(child);
    const undo = { params: { contactId: child.contactId }, body: { commandId: commandId() } };
    expect((await desk.send(contactsApi.undoClose, undo)).status).toBe(409);
    expect((await (await scene.app.signIn('agent2')).send(contactsApi.undoClose, undo)).status).toBe(404);
  });
});

describe('a message that has reached no desk', () => {
  const act = (desk: Desk, { contactId }: Child) => ({
    nonData: () => desk.send(contactsApi.closeNonData, { params: { contactId }, body: { commandId: commandId(), type: 'prank' } }),
    wrapUp: () => desk.send(contactsApi.wrapUp, { params: { contactId }, body: { commandId: commandId() } }),
  });

  it('is not closed over: neither without data nor by wrapping up, until the desk has it', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await scene.seen(desk, child);
    await write(child, 'wo aa raha hai');
    const { nonData, wrapUp: end } = act(desk, child);
    for (const answer of [await nonData(), await end()]) expect(answer).toMatchObject({ status: 409, body: { code: 'unheard' } });
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'active', nonData: null, lastCallerSeq: 2 });
    await scene.seen(desk, child);
    expect((await end()).status).toBe(200);
    expect((await nonData()).status).toBe(200);
  });

  it('counts also when it is written between the look and the close', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await scene.seen(desk, child);
    const { repository } = scene.app.app.contacts;
    const { nonDataSince } = repository;
    repository.nonDataSince = async (...args) => {
      repository.nonDataSince = nonDataSince;
      await write(child);
      return nonDataSince(...args);
    };
    expect(await act(desk, child).nonData()).toMatchObject({ status: 409, body: { code: 'unheard' } });
  });
});

describe('a message that meets the undoing of a close', () => {
  const undo = (desk: Desk, child: Child) =>
    desk.send(contactsApi.undoClose, { params: { contactId: child.contactId }, body: { commandId: commandId() } });
  /** Runs `first` once, just before the next undo writes to its contact. */
  function beforeUndo(first: () => Promise<unknown>): void {
    const { work } = scene.app.app.contacts;
    const { undoClose } = work;
    work.undoClose = async (...args) => {
      work.undoClose = undoClose;
      await first();
      return undoClose(...args);
    };
  }

  it('goes to the contact that was opened again, although it had found it closed', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await scene.closeNonData(desk, child);
    const { channels } = scene.app.app;
    const { startAgain } = channels;
    channels.startAgain = async (...args) => {
      channels.startAgain = startAgain;
      expect((await undo(desk, child)).status).toBe(200);
      return startAgain(...args);
    };
    await write(child);
    expect(await current(child)).toMatchObject({ _id: child.contactId, state: 'active', lastCallerSeq: 2 });
  });

  it('begins a new contact when it is quicker, and the old one stays closed as it was', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await scene.closeNonData(desk, child);
    const { closedAt } = await scene.contact(child.contactId);
    beforeUndo(() => write(child));
    expect(await undo(desk, child)).toMatchObject({ status: 409, body: { code: 'tooLateToUndo' } });
    expect(await scene.contact(child.contactId)).toMatchObject({ state: 'closed', nonData: 'prank', closedAt });
    expect((await current(child))._id).not.toBe(child.contactId);
    expect(['queued', 'offered']).toContain((await current(child)).state);
  });

  it('leaves one open contact although the node dies between the two writes', async () => {
    const desk = await scene.desk('agent1');
    const child = await scene.joined(desk);
    await scene.closeNonData(desk, child);
    const { closedAt } = await scene.contact(child.contactId);
    const { channels } = scene.app.app;
    const { keepFor } = channels;
    channels.keepFor = async () => {
      channels.keepFor = keepFor;
      throw new Error('the node died');
    };
    beforeUndo(() => write(child));
    expect((await undo(desk, child)).status).toBe(500);
    const opened = await scene.contact(child.contactId);
    expect(opened.state).toBe('active');
    // As the relay publishes it when it finds it in the outbox.
    const data = { nonData: 'prank', closedAt: closedAt?.toISOString() };
    await scene.app.platform.bus.publish({
      ...{ kind: 'contact', id: opened._id, version: opened.version, repeated: true },
      event: { id: commandId(), seq: 9, type: 'contact:closeUndone', at: scene.clock.now(), data, actor: { kind: 'system', id: 'test' } },
    });
    await expect.poll(() => scene.contact(child.contactId)).toMatchObject({ state: 'closed', nonData: 'prank', closedAt });
  });
});
