import { afterAll, beforeAll, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { startLineScene, type Child, type LineScene } from '#tests/support/line-scene.ts';
import { commandId } from '#tests/support/test-app.ts';

let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterAll(() => scene.app.stop());

const write = (child: Child, id = commandId()) => child.send(talkApi.post, { body: { commandId: id, text: 'suno' } });
const messages = () => scene.app.platform.db.collection<{ conversationId: string; seq: number }>('messages');

it('a child who writes very fast is told to wait a moment, can always call for help, and goes on after it; agents are not held up', async () => {
  const agent = await scene.desk('agent1');
  const child = await scene.joined(agent);
  // The words it opened with count as well.
  const first = commandId();
  expect((await write(child, first)).status).toBe(201);
  for (let i = 2; i < 60; i += 1) expect((await write(child)).status, `message ${i}`).toBe(201);
  const late = commandId();
  const told = await Promise.all([write(child, late), write(child), write(child)]);
  expect(told.map(({ status, body }) => [status, (body as unknown as { code: string }).code])).toEqual(
    told.map(() => [429, 'writingFast']),
  );
  // What arrived before is answered as it was, however often it comes again.
  expect((await write(child, first)).status).toBe(201);
  expect((await child.send(talkApi.helpNow, { body: { commandId: commandId() } })).body).toMatchObject({ helpNow: true });
  const reply = { params: { contactId: child.contactId }, body: { commandId: commandId(), text: 'I am here' } };
  expect((await agent.send(contactsApi.reply, reply)).status).toBe(201);
  expect((await write(await scene.child())).status).toBe(201);

  scene.clock.advance(60_000);
  expect((await write(child, late)).status).toBe(201);
  expect(await messages().countDocuments({ conversationId: child.conversationId })).toBe(62);
});

it('messages sent all at once do not slip past the pace', async () => {
  const child = await scene.child();
  for (let i = 0; i < 55; i += 1) await write(child);
  const answers = await Promise.all(Array.from({ length: 9 }, () => write(child)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(4);
  expect(await messages().countDocuments({ conversationId: child.conversationId })).toBe(60);
});

it('a conversation that is full says so, keeps what is there, and still takes a call for help', async () => {
  const child = await scene.child();
  const first = await messages().findOne({ conversationId: child.conversationId });
  // Written at another node meanwhile: the next number and the last one.
  const also = (seq: number) => ({ ...first, _id: commandId(), commandId: commandId(), seq, outbox: [] }) as never;
  for (const seq of [2, 5_000]) await messages().insertOne(also(seq));
  expect(await write(child)).toMatchObject({ status: 409, body: { code: 'conversationFull' } });
  expect((await child.send(talkApi.helpNow, { body: { commandId: commandId() } })).body).toMatchObject({ helpNow: true });
});
