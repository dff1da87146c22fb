import { afterAll, beforeAll, expect, it } from 'vitest';
import { followUpApi } from '#shared/cases/follow-up.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { handOverApi } from '#shared/floor/floor.api.ts';
import { floorEvents } from '#shared/floor/floor.events.ts';
import type { HandOver } from '#shared/floor/hand-over.schema.ts';
import { childWrites, give, openDesk, takeOffer } from '../support/floor-scene.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let leaving: TestClient;
let next: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  [leaving, next] = await Promise.all([app.signIn('supervisor1'), app.signIn('supervisor2')]);
});
afterAll(() => app.stop());

const note = 'Watch the girl from Kasur';
const begin = (by: TestClient, command = commandId()) => by.send(handOverApi.open, { body: { commandId: command, note } });
const acceptItem = (by: TestClient, { id }: HandOver, itemId: string) =>
  by.send(handOverApi.acceptItem, { params: { handOverId: id, itemId }, body: { commandId: commandId() } });
const accept = (by: TestClient, { id }: HandOver, command = commandId()) =>
  by.send(handOverApi.accept, { params: { handOverId: id }, body: { commandId: command } });
const codeOf = (answer: { body: unknown }) => (answer.body as { code?: string }).code;
const kinds = (handOver: HandOver) => handOver.items.map((item) => item.about.kind).sort();

it('hands the shift over only when the next supervisor has accepted every item', async () => {
  const desk = await openDesk(app, 'agent1', 'ready');
  const { contactId } = await childWrites(app, { helpNow: true });
  await takeOffer(desk, contactId);
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  await desk.client.call(followUpApi.add, {
    params: { contactId },
    body: { commandId: commandId(), assignee: desk.staffId, dueAt, what: 'ring her' },
  });
  const alone = await childWrites(app, { helpNow: true });
  await app.app.contacts.service.helpLate(
    alone.contactId,
    (await app.app.contacts.repository.get(alone.contactId)).helpDueAt ?? new Date(0),
  );
  await eventually(async () => (await app.app.floor.alarms.unacknowledged()).length > 0);

  const floor = await next.connect();
  const command = commandId();
  const [first, again] = await Promise.all([begin(leaving, command), begin(leaving, command)]);
  const handOver = first.body;
  expect([first.status, again.status, again.body.id]).toEqual([201, 201, handOver.id]);
  expect(kinds(handOver)).toEqual(expect.arrayContaining(['alarm', 'contact', 'contact', 'followUp', 'waiting']));
  expect(codeOf(await begin(next))).toBe('handOverOpen');
  await floor.hear(floorEvents.handOver, (news) => news.id === handOver.id);
  expect((await next.call(handOverApi.list)).handOvers[0]).toMatchObject({ id: handOver.id, state: 'open', note });

  const ids = handOver.items.map((item) => item.id);
  expect(codeOf(await acceptItem(leaving, handOver, ids[0] ?? ''))).toBe('ownHandOver');
  expect(codeOf(await accept(next, handOver))).toBe('itemsLeft');
  for (const id of ids.slice(1)) expect((await acceptItem(next, handOver, id)).status).toBe(200);
  expect(await accept(next, handOver)).toMatchObject({ status: 409, body: { facts: { left: 1 } } });
  expect((await acceptItem(next, handOver, ids[0] ?? '')).status).toBe(200);
  expect(codeOf(await accept(leaving, handOver))).toBe('ownHandOver');
  const done = commandId();
  const [whole, repeat] = [await accept(next, handOver, done), await accept(next, handOver, done)];
  expect([whole.body.state, whole.body.ended?.by.id, repeat.status]).toEqual(['accepted', next.me.staffId, 200]);
  expect(codeOf(await accept(next, handOver))).toBe('wrongState');
  expect((await begin(next)).status).toBe(201);
});

it('can be taken back by whoever opened it, and by nobody else', async () => {
  const [open] = (await next.call(handOverApi.list)).handOvers;
  const withdraw = (by: TestClient) =>
    by.send(handOverApi.withdraw, { params: { handOverId: open?.id ?? '' }, body: { commandId: commandId() } });
  expect(codeOf(await withdraw(leaving))).toBe('notYourHandOver');
  expect((await withdraw(next)).body).toMatchObject({ state: 'withdrawn' });
  expect(codeOf(await withdraw(next))).toBe('wrongState');
});

it('keeps its note sealed, and says no more than "restricted" of a contact to somebody alleged in it', async () => {
  const desk = await openDesk(app, 'agent2', 'notReady');
  const { contactId } = await childWrites(app, { helpNow: true });
  await give(leaving, contactId, desk);
  await desk.client.call(recordApi.saveRecord, {
    params: { contactId },
    body: { commandId: commandId(), fields: { perpetratorStaff: [next.me.staffId] } },
  });
  const { body: handOver } = await begin(leaving);
  const item = handOver.items.find(({ about }) => about.kind === 'contact' && about.contactId === contactId);
  const theirs = (await next.call(handOverApi.list)).handOvers[0];
  expect(theirs?.items.find((one) => one.id === item?.id)?.about).toEqual({ kind: 'restricted' });
  expect((await acceptItem(next, handOver, item?.id ?? '')).status).toBe(404);
  const raw = await app.platform.db.collection('handOvers').find({}).toArray();
  expect(JSON.stringify(raw)).not.toContain('Kasur');
});
