import { afterAll, beforeAll, expect, it } from 'vitest';
import { followUpApi } from '#shared/cases/follow-up.api.ts';
import { talkApi } from '#shared/channels/talk.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { floorRequests } from '#shared/floor/floor.events.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { childWrites, give, openDesk, type Desk } from '../support/floor-scene.ts';
import { sent } from '../support/referral-scene.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let supervisor: TestClient;
let alleged: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  supervisor = await app.signIn('supervisor1');
  alleged = await app.signIn('supervisor2');
});
afterAll(() => app.stop());

/** Everything that the floor tells about a contact while it is worked on. */
const told = [
  'contact:changed',
  'notes:changed',
  'agent:changed',
  'followUp:changed',
  'triage:lowerAsked',
  'dispatch:changed',
  'referral:changed',
  'floor:alarm',
  'message:posted',
  'talk:changed',
  'conversation:typing',
];

/** Does at a desk, in a contact, whatever the floor hears of. */
async function workOn(contactId: string, desk: Desk, child: TestClient): Promise<void> {
  const params = { contactId };
  const { client } = desk;
  await client.call(recordApi.saveNotes, { params, body: { commandId: commandId(), base: 0, text: 'yaad' } });
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  await client.call(routingApi.setState, { body: { commandId: commandId(), state: 'notReady', reason: 'prayer' } });
  const what = 'phone the aunt';
  await client.call(followUpApi.add, { params, body: { commandId: commandId(), assignee: desk.staffId, dueAt, what } });
  await client.call(triageApi.raise, { params, body: { commandId: commandId(), to: 'P1', reason: 'r' } });
  await client.call(triageApi.submit, { params, body: { commandId: commandId() } });
  await client.call(triageApi.askLower, { params, body: { commandId: commandId(), to: 'P3', reason: 'r' } });
  const brief = { what: '', where: '', hazards: '', approach: '' };
  const help = { districtId: 'lahore', reasons: ['violence.physical'], brief, femaleOfficer: false, another: false };
  await client.call(dispatchApi.start, { params, body: { commandId: commandId(), ...help } });
  await client.call(recordApi.saveRecord, {
    params,
    body: {
      commandId: commandId(),
      fields: { districtId: 'lahore', consentServices: 'yes', consentDisclosure: 'yes', consentBy: 'child', childName: 'Gul' },
    },
  });
  await sent(client, { share: ['childName'] }, contactId);
  await child.call(talkApi.post, { body: { commandId: commandId(), text: 'main yahan hun' } });
  const field = await child.connect('field');
  const { conversationId } = await app.app.contacts.repository.get(contactId);
  field.raw.emit('conversation:type', { conversationId }, () => undefined);
  // The agent is lost at the end: the contact goes back to the line, and the alarm sounds.
  await app.app.contacts.offers.agentLost(contactId, desk.staffId as never);
}

it('a supervisor who is alleged to have done harm hears nothing of the contact from that moment, whatever happens in it', async () => {
  const desk = await openDesk(app, 'agent1', 'notReady');
  const { client: child, contactId } = await childWrites(app);
  await give(supervisor, contactId, desk);
  const { number, conversationId } = await app.app.contacts.repository.get(contactId);
  const [floor, theirs] = [await supervisor.connect(), await alleged.connect()];
  for (const socket of [floor, theirs]) expect(await socket.request(floorRequests.watch, { contactId })).toMatchObject({ ok: true });
  await desk.client.call(recordApi.saveRecord, {
    params: { contactId },
    body: { commandId: commandId(), fields: { perpetratorStaff: [alleged.me.staffId] } },
  });
  // The watching ends with the news of the record, which the other supervisor hears too.
  await floor.hear(routingEvents.contactChanged, (contact) => contact.id === contactId && contact.version > 1);
  await eventually(
    async () =>
      !(await app.platform.io.console.in(`conversation:${conversationId ?? ''}`).fetchSockets()).some((one) => one.id === theirs.raw.id),
  );
  theirs.heard.length = 0;
  floor.heard.length = 0;

  await workOn(contactId, desk, child);
  const heard = (): string[] => floor.heard.map(({ name }) => name);
  for (const name of told) await eventually(() => heard().includes(name), 10_000, name);
  // Another contact, told to both after all of the above: what was meant for them has arrived.
  const other = await childWrites(app);
  await theirs.hear(routingEvents.contactChanged, (contact) => contact.id === other.contactId);
  await eventually(() => theirs.heard.some(({ name }) => name === 'agent:changed'), 10_000, 'the agent without the contact');

  const about = theirs.heard.filter(({ payload }) => {
    const text = JSON.stringify(payload);
    return [contactId, conversationId ?? '', `"contactNumber":${number}`].some((word) => text.includes(word));
  });
  expect(about).toEqual([]);
  desk.client.close();
});

it('nor do they find it in an agent’s hands, in follow-ups, or by answering one', async () => {
  const desk = await openDesk(app, 'agent2', 'notReady');
  const { contactId } = await childWrites(app);
  await give(supervisor, contactId, desk);
  const params = { contactId };
  const wish = { dueAt: new Date(Date.now() + 3_600_000).toISOString(), what: 'ask the neighbour' };
  const { id } = await desk.client.call(followUpApi.add, {
    params,
    body: { commandId: commandId(), assignee: alleged.me.staffId ?? '', ...wish },
  });
  const mine = async (who: TestClient, all: 'true' | 'false') =>
    (await who.call(followUpApi.mine, { query: { all } })).followUps.filter((one) => one.contactId === contactId).map((one) => one.id);
  const hands = async (who: TestClient) =>
    (await who.call(floorApi.floor)).lists?.agents.find((agent) => agent.staffId === desk.staffId)?.holds.map((hold) => hold.contactId);
  expect([await mine(alleged, 'false'), await hands(alleged)]).toEqual([[id], [contactId]]);

  await desk.client.call(recordApi.saveRecord, {
    params,
    body: { commandId: commandId(), fields: { perpetratorStaff: [alleged.me.staffId] } },
  });
  expect([await mine(alleged, 'false'), await mine(alleged, 'true'), await hands(alleged)]).toEqual([[], [], []]);
  expect([await mine(supervisor, 'true'), await hands(supervisor)]).toEqual([[id], [contactId]]);
  const body = { commandId: commandId(), result: 'done' };
  expect((await alleged.send(followUpApi.finish, { params: { followUpId: id }, body })).status).toBe(404);
  const set = await alleged.call(floorApi.setAgentState, {
    params: { staffId: desk.staffId },
    body: { commandId: commandId(), state: 'notReady' },
  });
  expect(set.holds).toEqual([]);
  desk.client.close();
});
