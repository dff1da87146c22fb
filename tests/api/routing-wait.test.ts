import { afterAll, beforeAll, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { startLineScene, type LineScene } from '../support/line-scene.ts';
import { commandId } from '../support/test-app.ts';

let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterAll(() => scene.app.stop());

const minute = 60_000;

/** So many contacts that somebody had in their hands for so long and that are over. */
async function ended(count: number, handledMs: number): Promise<void> {
  const { repository, service } = scene.app.app.contacts;
  for (let i = 0; i < count; i += 1) {
    const closedAt = new Date(scene.clock.now().getTime() - i * minute);
    const fields = {
      ...service.blank('webchat', 'ur'),
      number: await repository.nextNumber(),
      state: 'closed' as const,
      closedAt,
      handledMs,
    };
    await repository.insert(commandId(), fields, { actor: { kind: 'system', part: 'test' } }, []);
  }
}

it('tells who waits how long that will be by what contacts really took, and everybody at a desk how many wait', async () => {
  const lineId = (await scene.app.app.routing.lines.lineFor({ channel: 'webchat', language: 'ur', topic: null })).lineId;
  expect(lineId).toBe(generalLine.id);
  await ended(12, 2 * minute);
  await ended(12, 4 * minute);
  const desk = await scene.desk('agent1');
  const { capacity } = await scene.agent(desk.staffId);
  for (let i = 0; i < capacity; i += 1) await scene.joined(desk);
  const [first, second] = [await scene.child(), await scene.child()];
  const wait = async (one: typeof first) => (await one.call(talkApi.view)).waitSeconds;
  expect(await wait(first)).toBe(180 / capacity);
  expect(await wait(second)).toBe(360 / capacity);
  await desk.socket.hear(routingEvents.lineChanged, ({ waiting }) => waiting === 2);
  await first.call(talkApi.leave, { body: { commandId: commandId() } });
  expect(await wait(second)).toBe(180 / capacity);
  // What was told last is what holds.
  const told = () => desk.socket.heard.filter(({ name }) => name === routingEvents.lineChanged.name).at(-1)?.payload;
  await expect
    .poll(told, { timeout: 10_000 })
    .toMatchObject({ waiting: 1, helpNowWaiting: 0, oldestArrivedAt: expect.any(String) as string });
});
