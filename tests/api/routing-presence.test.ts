import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { channelEvents, channelRequests } from '#shared/channels/channels.events.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { startLineScene, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, eventually } from '#tests/support/test-app.ts';

const second = 1_000;
let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

const post = (text: string) => ({ body: { commandId: commandId(), text } });

describe('an agent whose desk is gone', () => {
  it('loses offers at once and conversations after the grace, marked; hands are empty and the state says why', async () => {
    const { desk, joined, child, offerOf, contact, agent, happened, later } = scene;
    const who = await desk('agent1');
    const talking = await joined(who);
    const offered = await child();
    await offerOf(who, offered);
    const place = await contact(talking.contactId);
    who.socket.close();
    await eventually(async () => (await contact(offered.contactId)).state === 'queued', 5_000, 'the offer to return');
    expect(await happened(offered.contactId, 'contact:givenBack')).toBe(1);
    expect(await contact(talking.contactId)).toMatchObject({ state: 'active', ownerId: who.staffId });
    await later(19 * second);
    expect((await contact(talking.contactId)).state).toBe('active');
    await later(2 * second);
    expect(await contact(talking.contactId)).toMatchObject({ state: 'queued', ownerId: null, effectiveSince: place.effectiveSince });
    expect((await contact(talking.contactId)).marks).toContain('agentLost');
    expect(await agent(who.staffId)).toMatchObject({ state: 'off', reason: 'linkLost', load: 0, holds: [], goneAt: null });
    const next = await desk('agent2');
    await offerOf(next, talking);
  });

  it('keeps everything when the desk is back within the grace, and is offered contacts again', async () => {
    const { desk, joined, child, offerOf, contact, agent, later } = scene;
    const who = await desk('agent1');
    const talking = await joined(who);
    who.socket.close();
    await eventually(async () => (await agent(who.staffId)).goneAt);
    await later(15 * second);
    const again = await who.connect();
    await eventually(async () => (await agent(who.staffId)).goneAt === null);
    await later(30 * second);
    expect(await contact(talking.contactId)).toMatchObject({ state: 'active', ownerId: who.staffId });
    const next = await child();
    await offerOf(Object.assign(who, { socket: again }), next);
  });

  it('is never left deaf by a page that reloads, whichever of its sockets comes or goes first', async () => {
    const { desk, agent, child, later, app } = scene;
    const who = await desk('agent1');
    let socket = who.socket;
    for (let round = 0; round < 8; round += 1) {
      const [next] = await Promise.all([who.connect(), Promise.resolve(socket.close())]);
      socket = next;
    }
    await later(25 * second);
    await later(0);
    expect(await agent(who.staffId)).toMatchObject({ state: 'ready', goneAt: null });
    await child();
    await socket.hear(routingEvents.offerMade);
    // The state that such a race left behind in a node that died: gone, although a desk is there.
    await scene.clear();
    const back = await desk('agent1');
    await app.app.routing.service.setGone(back.staffId, scene.clock.now());
    await later(25 * second);
    expect(await agent(back.staffId)).toMatchObject({ state: 'ready', goneAt: null });
  });

  it('counts as there again when its node was taken for dead but lives', async () => {
    const { desk, joined, agent, contact, later, app } = scene;
    const who = await desk('agent1');
    const talking = await joined(who);
    const { db } = app.platform.db;
    await db?.collection('presence').deleteMany({});
    await db?.collection('nodes').deleteMany({});
    await app.app.routing.service.setGone(who.staffId, scene.clock.now());
    await later(21 * second);
    await later(0);
    expect(await agent(who.staffId)).toMatchObject({ state: 'ready', goneAt: null });
    expect(await contact(talking.contactId)).toMatchObject({ state: 'active', ownerId: who.staffId });
    expect(await app.app.routing.presence.isPresent(who.staffId)).toBe(true);
  });

  it('does not keep a child who writes on after the agent went', async () => {
    const { desk, joined, contact, later, agent } = scene;
    const who = await desk('agent1');
    const one = await joined(who);
    await scene.seen(who, one);
    await who.call(contactsApi.wrapUp, { params: { contactId: one.contactId }, body: { commandId: commandId() } });
    who.socket.close();
    await eventually(async () => (await agent(who.staffId)).goneAt);
    await later(25 * second);
    expect(await contact(one.contactId)).toMatchObject({ state: 'wrapUp', ownerId: who.staffId });
    await one.call(talkApi.post, post('are you there?'));
    await later(5 * second);
    expect(await contact(one.contactId)).toMatchObject({ state: 'queued', ownerId: null });
  });

  it('that said ready without ever opening a desk is not offered contacts for long', async () => {
    const { app, setReady, agent, later } = scene;
    const who = await app.signIn('agent3');
    await who.call(routingApi.desk);
    await setReady(who);
    await later(33 * second);
    await later(21 * second);
    expect(await agent(String(who.me.staffId))).toMatchObject({ state: 'off', reason: 'linkLost' });
  });
});

describe('two browsers of the same agent', () => {
  it('both see an offer, both see it end when one accepts, and both hear the child', async () => {
    const { desk, child, offerOf, accept, agent } = scene;
    const first = await desk('agent1');
    const twin = await first.connect();
    const one = await child();
    const offer = await offerOf(first, one);
    await twin.hear(routingEvents.offerMade, ({ id }) => id === offer.id);
    expect((await accept(first, offer.id)).status).toBe(200);
    for (const socket of [first.socket, twin]) {
      await socket.hear(routingEvents.offerEnded, ({ offerId, why }) => offerId === offer.id && why === 'accepted');
      await socket.hear(routingEvents.contactChanged, ({ id, state }) => id === one.contactId && state === 'active');
    }
    await one.call(talkApi.post, post('do you hear me'));
    for (const socket of [first.socket, twin]) await socket.hear(channelEvents.messagePosted, ({ text }) => text === 'do you hear me');
    first.socket.close();
    await twin.request(channelRequests.typing, { conversationId: one.conversationId });
    expect(await agent(first.staffId)).toMatchObject({ goneAt: null, state: 'ready' });
  });

  it('that accept at the same moment make one contact and one answer', async () => {
    const { desk, child, offerOf, accept, happened } = scene;
    const first = await desk('agent1');
    const twin = scene.app.anonymous(first.me);
    const one = await child();
    const offer = await offerOf(first, one);
    const answers = await Promise.all([accept(first, offer.id), accept(twin, offer.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await happened(one.contactId, 'contact:accepted')).toBe(1);
  });
});

describe('a child who leaves', () => {
  it('takes the offer back, frees the hands, and is in the old place again on writing', async () => {
    const { desk, child, offerOf, contact, agent, accept } = scene;
    const who = await desk('agent1');
    const one = await child();
    const { effectiveSince } = await contact(one.contactId);
    const offer = await offerOf(who, one);
    const leaving = { body: { commandId: commandId() } };
    await one.call(talkApi.leave, leaving);
    await one.call(talkApi.leave, leaving);
    await who.socket.hear(routingEvents.offerEnded, ({ offerId, why }) => offerId === offer.id && why === 'rescinded');
    await eventually(async () => (await agent(who.staffId)).load === 0);
    expect(await accept(who, offer.id)).toMatchObject({ status: 409, body: { code: 'offerGone' } });
    expect(await one.call(talkApi.view)).toMatchObject({ phase: 'ended', place: null });
    await one.call(talkApi.post, post('I am back'));
    expect(await contact(one.contactId)).toMatchObject({ effectiveSince });
    await who.socket.hear(routingEvents.offerMade, ({ contactId, id }) => contactId === one.contactId && id !== offer.id);
  });

  it('is in the line again on pressing "help now" or asking to be called', async () => {
    const { child, contact } = scene;
    const [urgent, call] = [await child(), await child()];
    for (const one of [urgent, call]) await one.call(talkApi.leave, { body: { commandId: commandId() } });
    expect((await contact(urgent.contactId)).state).toBe('abandoned');
    expect(await urgent.call(talkApi.helpNow, { body: { commandId: commandId() } })).toMatchObject({
      phase: 'waiting',
      place: 1,
      helpNow: true,
    });
    const callBack = { number: '0300 1234567', when: 'soon', safeTime: 'after five', mayAnswer: '', neutralWords: '' };
    expect(await call.call(talkApi.callBack, { body: { ...callBack, commandId: commandId() } })).toMatchObject({
      phase: 'callBackAsked',
      callBackAsked: true,
    });
    expect((await contact(call.contactId)).state).toBe('queued');
  });

  it('who asked to be called keeps waiting after leaving', async () => {
    const { child, contact } = scene;
    const one = await child({
      callBack: { number: '0300 1234567', when: 'soon', safeTime: 'after five', mayAnswer: '', neutralWords: '' },
    });
    await one.call(talkApi.leave, { body: { commandId: commandId() } });
    expect((await contact(one.contactId)).state).toBe('queued');
    expect((await contact(one.contactId)).marks).toContain('childLeft');
  });
});

describe('a closed conversation', () => {
  it('begins a new contact when the child writes again, marked, and the former agent no longer listens', async () => {
    const { desk, joined, closeNonData, contact, app, offerOf, accept } = scene;
    const former = await desk('agent1');
    const one = await joined(former);
    expect((await closeNonData(former, one)).status).toBe(200);
    await former.socket.hear(routingEvents.contactChanged, ({ id, state }) => id === one.contactId && state === 'closed');
    await former.call(routingApi.setState, { body: { commandId: commandId(), state: 'notReady', reason: 'break' } });
    const next = await desk('agent2');
    const writing = post('one more thing');
    await Promise.all([one.call(talkApi.post, writing), one.call(talkApi.post, writing)]);
    const { contactId } = await app.app.channels.get(one.conversationId);
    expect(contactId).not.toBe(one.contactId);
    expect((await contact(contactId)).marks).toContain('returning');
    expect(await app.app.contacts.repository.ofConversation(one.conversationId)).toHaveLength(2);
    const offer = await offerOf(next, { contactId });
    expect(offer.returning).toBe(true);
    expect((await accept(next, offer.id)).status).toBe(200);
    const detail = await next.call(contactsApi.detail, { params: { contactId } });
    expect(detail.earlier.map(({ id }) => id)).toEqual([one.contactId]);
    await one.call(talkApi.post, post('only for you'));
    await next.socket.hear(channelEvents.messagePosted, ({ text }) => text === 'only for you');
    expect(former.socket.heard.some(({ payload }) => JSON.stringify(payload).includes('only for you'))).toBe(false);
  });

  it('cannot be undone once the child waits anew, so that two people never answer one child', async () => {
    const { desk, joined, closeNonData } = scene;
    const who = await desk('agent1');
    const one = await joined(who);
    await closeNonData(who, one);
    const undo = () => who.send(contactsApi.undoClose, { params: { contactId: one.contactId }, body: { commandId: commandId() } });
    expect((await undo()).status).toBe(200);
    await closeNonData(who, one);
    await one.call(talkApi.post, post('wait'));
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'tooLateToUndo' } });
  });
});
