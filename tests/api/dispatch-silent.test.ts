import { afterAll, beforeAll, expect, it } from 'vitest';
import { dispatchEvents } from '#shared/dispatch/dispatch.events.ts';
import { dutyApi } from '#shared/dispatch/duty.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';
import { commandId, eventually, startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
let s: DispatchScene;
beforeAll(async () => {
  app = await startTestApp();
  s = await dispatchScene(app);
});
afterAll(() => app.stop());

it('of an officer who goes nothing is heard: they are asked, the floor is loud, and quiet again when they are well', async () => {
  const contactId = await s.contact();
  const [desk, floor, phone] = await Promise.all([s.agent.connect(), s.supervisor.connect(), s.first.connect('field')]);
  const opened = await s.start(contactId);
  // The clocks of a real policy are too long for a test; the dispatch's own copy is as good.
  await app.app.dispatch.dispatches.change(opened.id, { actor: { kind: 'system', part: 'test' } }, ({ policy }) => ({
    set: { policy: { ...policy, checkIn: { onTheWaySeconds: 1, onSceneSeconds: 600, graceSeconds: 1 } } },
    events: [],
  }));
  await s.say(s.first, 'acknowledge', opened);
  await phone.hear(dispatchEvents.task, ({ task }) => task?.id === opened.id && task.checkIn?.askedAt !== null && task.mine === 'leading');
  await Promise.all(
    [desk, floor].map((page) => page.hear(dispatchEvents.changed, ({ id, checkIn }) => id === opened.id && checkIn?.silentSince !== null)),
  );
  const alarms = async () => (await s.supervisor.call(floorApi.attention)).alarms.filter(({ dispatchId }) => dispatchId === opened.id);
  await eventually(async () => (await alarms()).length === 1, 5_000, 'the alarm');
  expect(await alarms()).toMatchObject([{ kind: 'silent', contactId }]);

  const params = { dispatchId: opened.id };
  const body = () => ({ commandId: commandId(), pressedAt: null });
  expect((await s.second.send(dutyApi.checkIn, { params, body: body() })).status).toBe(404);
  const there = await s.first.call(dutyApi.onScene, { params, body: body() });
  expect(there).toMatchObject({ state: 'onScene', checkIn: { askedAt: null, silentSince: null } });
  await eventually(async () => (await alarms()).length === 0, 5_000, 'the alarm to be answered');
  const well = await s.first.call(dutyApi.checkIn, { params, body: body() });
  expect(Date.parse(well.checkIn?.dueAt ?? '')).toBeGreaterThan(Date.parse(there.checkIn?.dueAt ?? ''));
});
