import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { dispatchEvents } from '#shared/dispatch/dispatch.events.ts';
import { createManualClock } from '#shared/kernel/clock.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { dispatchScene } from '#tests/support/dispatch-scene.ts';
import { commandId, eventually, startTestApp, type TestApp } from '#tests/support/test-app.ts';

const clock = createManualClock(new Date('2026-03-01T06:00:00Z'));
let web: TestApp;
let worker: TestApp;
beforeAll(async () => {
  web = await startTestApp({ clock, services: { web: true, worker: false } });
  const { MONGODB_URL, QUEUE_PREFIX, DATA_DIR } = web.settings;
  worker = await startTestApp({ clock, env: { MONGODB_URL, QUEUE_PREFIX, DATA_DIR }, services: { web: false, worker: true } });
});
afterAll(async () => {
  await worker.stop();
  await web.stop();
});

const leases = async (): Promise<number[]> => {
  const rows = await web.platform.db.collection<{ _id: string; until: Date }>('nodes').find({}).toArray();
  return rows.map((row) => row.until.getTime());
};

it('an agent at a node that only serves pages stays on duty, and is offered what a worker matches', async () => {
  const agent = await web.signIn('agent1');
  const desk = await agent.connect();
  await agent.call(routingApi.desk);
  await agent.call(routingApi.setState, { body: { commandId: commandId(), state: 'ready' } });
  // Each step is shorter than a lease, all together are longer: only whoever renews is still there.
  for (let step = 0; step < 3; step += 1) {
    clock.advance(5_000);
    const renewed = clock.now().getTime() + 10_000;
    await eventually(async () => (await leases()).filter((until) => until >= renewed).length === 2, 15_000, 'both leases');
  }
  expect((await web.app.routing.presence.present()).size).toBe(1);
  const body = { commandId: commandId(), language: 'ur', screen: 'ur', areaId: 'lahore', helpNow: false, text: 'suno', callBack: null };
  await web.anonymous().call(talkApi.open, { body });
  await desk.hear(routingEvents.offerMade);
});

it('an officer at a node that only serves pages is shown again what their device has not received', async () => {
  const { first, start, contact, sent } = await dispatchScene(web);
  const duty = await first.connect('field');
  const contactId = await contact();
  await start(contactId);
  await sent(contactId);
  await sleep(500);
  const shown = (): number => duty.heard.filter(({ name }) => name === dispatchEvents.task.name).length;
  const atFirst = shown();
  // Nothing else happens any more: the clock stands still.
  await eventually(async () => shown() >= atFirst + 2, 10_000, 'the page again, and again');
});
