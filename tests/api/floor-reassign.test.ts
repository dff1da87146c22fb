import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channelEvents } from '#shared/channels/channels.events.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { childWrites, handsAre, openDesk, takeOffer } from '../support/floor-scene.ts';
import { commandId, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let supervisor: TestClient;
beforeEach(async () => {
  app = await startTestApp();
  supervisor = await app.signIn('supervisor1');
});
afterEach(() => app.stop());

const reassign = (contactId: string, to: string | null, command = commandId(), by = supervisor) =>
  by.send(floorApi.reassign, { params: { contactId }, body: { commandId: command, to } });
const codeOf = (answer: { body: unknown }) => (answer.body as { code?: string }).code;

describe('a waiting contact given to an agent', () => {
  it('is theirs at once, with their hands, their screen and the conversation', async () => {
    const desk = await openDesk(app, 'agent1', 'notReady');
    const { client: child, contactId } = await childWrites(app);
    expect((await reassign(contactId, desk.staffId)).body).toMatchObject({ state: 'active', ownerId: desk.staffId });
    await handsAre(app, desk.staffId, [contactId]);
    await desk.socket.hear(routingEvents.contactChanged, (contact) => contact.id === contactId && contact.ownerId === desk.staffId);
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'ab' } });
    await desk.socket.hear(channelEvents.messagePosted, (message) => message.text === 'ab');
    expect((await child.call(talkApi.view)).phase).toBe('joined');
  });

  it('is given once when the command is repeated, also at the same moment', async () => {
    const desk = await openDesk(app, 'agent1', 'notReady');
    const { contactId } = await childWrites(app);
    const command = commandId();
    const answers = await Promise.all([reassign(contactId, desk.staffId, command), reassign(contactId, desk.staffId, command)]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    desk.client.close();
    expect((await reassign(contactId, desk.staffId, command)).status).toBe(200);
    const events = await app.app.contacts.repository.get(contactId);
    expect(events.commands.filter((one) => one === command)).toHaveLength(1);
    expect((await app.app.routing.agents.get(desk.staffId)).load).toBe(1);
  });

  it('goes only to somebody who is at a desk and on duty', async () => {
    const { contactId } = await childWrites(app);
    const never = await app.signIn('agent2');
    expect(codeOf(await reassign(contactId, never.me.staffId ?? ''))).toBe('notAtDesk');
    const off = await openDesk(app, 'agent1', 'off');
    expect(codeOf(await reassign(contactId, off.staffId))).toBe('agentOff');
    const gone = await openDesk(app, 'agent3', 'notReady');
    gone.client.close();
    await expect.poll(async () => codeOf(await reassign(contactId, gone.staffId))).toBe('agentNotPresent');
    expect(await app.app.contacts.repository.get(contactId)).toMatchObject({ state: 'queued', ownerId: null });
  });
});

describe('an offered contact given to another agent', () => {
  it('ends the offer where it stands, and the first agent can no longer take it', async () => {
    const first = await openDesk(app, 'agent1', 'ready');
    const second = await openDesk(app, 'agent2', 'notReady');
    const { contactId } = await childWrites(app);
    const offer = await first.socket.hear(routingEvents.offerMade);
    expect((await reassign(contactId, second.staffId)).status).toBe(200);
    await first.socket.hear(routingEvents.offerEnded, (ended) => ended.offerId === offer.id && ended.why === 'rescinded');
    await handsAre(app, first.staffId, []);
    await handsAre(app, second.staffId, [contactId]);
    const late = await first.client.send(routingApi.accept, { params: { offerId: offer.id }, body: { commandId: commandId() } });
    expect(codeOf(late)).toBe('offerGone');
  });
});

describe('an active contact', () => {
  it('moves to another agent; the former one no longer hears or writes', async () => {
    const first = await openDesk(app, 'agent1', 'ready');
    const { client: child, contactId } = await childWrites(app, { helpNow: true });
    await takeOffer(first, contactId);
    const second = await openDesk(app, 'agent2', 'notReady');
    expect((await reassign(contactId, second.staffId)).body).toMatchObject({ state: 'active', ownerId: second.staffId });
    await handsAre(app, first.staffId, []);
    await handsAre(app, second.staffId, [contactId]);
    expect((await app.app.routing.agents.get(second.staffId)).load).toBe(3);
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'naya' } });
    await second.socket.hear(channelEvents.messagePosted, (message) => message.text === 'naya');
    expect(first.socket.heard.some(({ name, payload }) => name === 'message:posted' && (payload as { text: string }).text === 'naya')).toBe(
      false,
    );
    expect(
      (await first.client.send(contactsApi.reply, { params: { contactId }, body: { commandId: commandId(), text: 'x' } })).status,
    ).toBe(404);
  });

  it('goes back to the line at its old place, to others than the one it was taken from', async () => {
    const first = await openDesk(app, 'agent1', 'ready');
    const { contactId } = await childWrites(app, { helpNow: true });
    await takeOffer(first, contactId);
    const before = await app.app.contacts.repository.get(contactId);
    const second = await openDesk(app, 'agent2', 'ready');
    expect((await reassign(contactId, null)).status).toBe(200);
    await second.socket.hear(routingEvents.offerMade, (offer) => offer.contactId === contactId);
    await handsAre(app, first.staffId, []);
    const after = await app.app.contacts.repository.get(contactId);
    expect(after).toMatchObject({ effectiveSince: before.effectiveSince, rank: 0 });
    expect(after.helpDueAt).toBeInstanceOf(Date);
  });

  it('that was taken by hand has nobody in the line, so it can only go to a person', async () => {
    const first = await openDesk(app, 'agent1', 'notReady');
    const { id } = await first.client.call(contactsApi.startManual, {
      body: { commandId: commandId(), channel: 'phone', language: 'ur', call: { direction: 'in', number: null } },
    });
    expect(codeOf(await reassign(id, null))).toBe('cannotWait');
    await first.client.call(contactsApi.wrapUp, { params: { contactId: id }, body: { commandId: commandId() } });
    const second = await openDesk(app, 'agent2', 'notReady');
    expect((await reassign(id, second.staffId)).body).toMatchObject({ state: 'active', ownerId: second.staffId });
    await handsAre(app, second.staffId, [id]);
    await handsAre(app, first.staffId, []);
  });
});

describe('somebody alleged to have done harm', () => {
  it('is never given the contact, and as a supervisor neither sees nor moves it', async () => {
    const first = await openDesk(app, 'agent1', 'ready');
    const { contactId } = await childWrites(app);
    await takeOffer(first, contactId);
    const alleged = await openDesk(app, 'agent2', 'notReady');
    const other = await app.signIn('supervisor2');
    const otherFloor = await other.connect();
    const fields = { perpetratorStaff: [alleged.staffId, other.me.staffId] };
    await first.client.call(recordApi.saveRecord, { params: { contactId }, body: { commandId: commandId(), fields } });
    expect(codeOf(await reassign(contactId, alleged.staffId))).toBe('excluded');
    expect((await reassign(contactId, alleged.staffId, commandId(), other)).status).toBe(404);
    expect((await other.call(floorApi.floor)).lists?.working).toEqual([]);
    expect((await supervisor.call(floorApi.floor)).lists?.working.map((contact) => contact.id)).toEqual([contactId]);
    const floor = await supervisor.connect();
    const third = await openDesk(app, 'agent3', 'notReady');
    otherFloor.heard.length = 0;
    await reassign(contactId, third.staffId);
    await floor.hear(routingEvents.contactChanged, (contact) => contact.ownerId === third.staffId);
    await otherFloor.hear(routingEvents.agentChanged, (agent) => agent.staffId === third.staffId && agent.load === 1);
    expect(otherFloor.heard.filter(({ name }) => name === 'contact:changed')).toEqual([]);
  });
});

describe("an agent's state", () => {
  it('is changed by a supervisor, and the agent is shown who did it', async () => {
    const desk = await openDesk(app, 'agent1', 'ready');
    const set = (state: string, command = commandId()) =>
      supervisor.send(floorApi.setAgentState, { params: { staffId: desk.staffId }, body: { commandId: command, state } });
    const command = commandId();
    expect((await set('notReady', command)).body).toMatchObject({ state: 'notReady', reason: 'changed' });
    await desk.socket.hear(routingEvents.agentChanged, (agent) => agent.reason === 'changed');
    expect((await set('ready')).body).toMatchObject({ state: 'ready' });
    expect((await set('notReady', command)).body).toMatchObject({ state: 'ready' });
  });

  it("cannot be off duty with a contact in hand, nor ready with nobody at the desk, nor one's own", async () => {
    const desk = await openDesk(app, 'agent1', 'ready');
    const { contactId } = await childWrites(app);
    await takeOffer(desk, contactId);
    const set = (state: string, staffId = desk.staffId) =>
      supervisor.send(floorApi.setAgentState, { params: { staffId }, body: { commandId: commandId(), state } });
    expect(codeOf(await set('off'))).toBe('handsFull');
    desk.client.close();
    await expect.poll(async () => codeOf(await set('ready'))).toBe('agentNotPresent');
    expect((await set('notReady', supervisor.me.staffId)).status).toBe(403);
  });
});
