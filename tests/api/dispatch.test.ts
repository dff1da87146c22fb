import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dutyApi } from '#shared/dispatch/duty.api.ts';
import { dispatchEvents, dispatchRequests } from '#shared/dispatch/dispatch.events.ts';
import { commandId, eventually, startTestApp, type TestApp } from '../support/test-app.ts';
import { brief, dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';

let app: TestApp;
let s: DispatchScene;
beforeAll(async () => {
  app = await startTestApp();
  s = await dispatchScene(app);
});
afterAll(() => app.stop());

const outcome = (more: object = {}) => ({
  commandId: commandId(),
  pressedAt: null,
  outcome: 'childSafe',
  report: 'She is with her aunt',
  ...more,
});

describe('an urgent dispatch', () => {
  it('reaches the first officer of the district, live, with receipts, to the end and back to the agent', async () => {
    const contactId = await s.contact();
    const duty = await s.first.connect('field');
    const desk = await s.agent.connect();
    const opened = await s.start(contactId);
    expect(opened).toMatchObject({ state: 'paging', contactId, districtId: 'lahore', brief, wave: { round: 1, step: 0 } });
    expect(opened.people.map((one) => one.staffId)).toEqual([s.first.me.staffId]);
    expect(opened.next).toMatchObject({ nobody: false, officers: [expect.objectContaining({})] });

    const paged = await duty.hear(dispatchEvents.task, ({ task }) => task?.mine === 'asked');
    expect(paged.task).toMatchObject({ what: brief.what, details: null, ledBy: null });
    await duty.request(dispatchRequests.receipt, { dispatchId: opened.id, round: 1, what: 'received' });
    await duty.request(dispatchRequests.receipt, { dispatchId: opened.id, round: 1, what: 'seen' });
    await desk.hear(
      dispatchEvents.changed,
      ({ people }) => people[0]?.seenAt !== null && people[0]?.receivedAt !== null && people[0]?.sentAt !== null,
    );

    const acknowledged = await s.say(s.first, 'acknowledge', opened);
    expect(acknowledged.body).toMatchObject({
      mine: 'leading',
      state: 'acknowledged',
      details: { where: brief.where, hazards: brief.hazards, approach: brief.approach },
    });
    expect((await s.say(s.first, 'enRoute', opened)).body).toMatchObject({ state: 'enRoute' });
    expect((await s.say(s.first, 'onScene', opened)).body).toMatchObject({ state: 'onScene' });
    expect(await s.first.call(dutyApi.claim, { params: { dispatchId: opened.id }, body: outcome() })).toMatchObject({
      state: 'childSafe',
      outcome: 'childSafe',
    });
    await desk.hear(dispatchEvents.changed, ({ claim }) => claim?.report === 'She is with her aunt');

    const params = { dispatchId: opened.id };
    const early = await s.agent.send(dispatchApi.close, { params, body: { commandId: commandId() } });
    expect(early).toMatchObject({ status: 409, body: { code: 'notConfirmed' } });
    await s.agent.call(dispatchApi.confirm, { params, body: { commandId: commandId(), how: 'spokeToChild', note: '' } });
    expect(await s.agent.call(dispatchApi.close, { params, body: { commandId: commandId() } })).toMatchObject({
      state: 'closed',
      confirmation: { how: 'spokeToChild' },
    });
    expect(await s.task(s.first, opened.id)).toBeUndefined();
    await duty.hear(dispatchEvents.task, ({ dispatchId, task }) => dispatchId === opened.id && task === null);
  });

  it('is one per contact and one per command, unless another is wanted', async () => {
    const contactId = await s.contact();
    const body = s.asked();
    const twice = await Promise.all([1, 2].map(() => s.agent.call(dispatchApi.start, { params: { contactId }, body })));
    expect(new Set(twice.map((one) => one.id))).toEqual(new Set([body.commandId]));
    expect(await s.agent.send(dispatchApi.start, { params: { contactId }, body: s.asked() })).toMatchObject({
      status: 409,
      body: { code: 'alreadyOpen' },
    });
    expect((await s.start(contactId, { another: true })).id).not.toBe(body.commandId);
    expect((await s.agent.call(dispatchApi.ofContact, { params: { contactId } })).dispatches).toHaveLength(2);
  });

  it('gives a replayed step the same answer and does nothing twice', async () => {
    const contactId = await s.contact();
    const opened = await s.start(contactId);
    const acknowledge = { params: { dispatchId: opened.id }, body: { commandId: commandId(), round: 1, pressedAt: null } };
    const first = await s.first.call(dutyApi.acknowledge, acknowledge);
    const again = await s.first.call(dutyApi.acknowledge, acknowledge);
    expect(again).toEqual(first);
  });

  it('refuses steps that its life does not allow, and changes nothing', async () => {
    const contactId = await s.contact();
    const opened = await s.start(contactId);
    const params = { dispatchId: opened.id };
    expect(await s.say(s.first, 'enRoute', opened)).toMatchObject({ status: 409, body: { code: 'notLeading' } });
    await s.say(s.first, 'acknowledge', opened);
    expect(await s.first.send(dutyApi.claim, { params, body: outcome() })).toMatchObject({ status: 409, body: { code: 'wrongState' } });
    expect(
      await s.agent.send(dispatchApi.confirm, { params, body: { commandId: commandId(), how: 'spokeToChild', note: '' } }),
    ).toMatchObject({ status: 409, body: { code: 'nothingToConfirm' } });
    expect(
      await s.agent.send(dispatchApi.pageAlso, { params, body: { commandId: commandId(), staffId: s.second.me.staffId } }),
    ).toMatchObject({ status: 409, body: { code: 'notPaging' } });
    expect((await s.ladder(contactId)).state).toBe('acknowledged');
    await s.agent.call(dispatchApi.standDown, { params, body: { commandId: commandId(), reason: 'The father is the caller' } });
    expect(await s.say(s.first, 'enRoute', opened)).toMatchObject({ status: 409, body: { code: 'dispatchEnded' } });
    expect(await s.task(s.first, opened.id)).toBeUndefined();
  });

  it('closes a child not found only on a word from the child or by a supervisor with a reason', async () => {
    const contactId = await s.contact();
    const opened = await s.start(contactId);
    for (const step of ['acknowledge', 'onScene'] as const) expect((await s.say(s.first, step, opened)).status).toBe(200);
    const params = { dispatchId: opened.id };
    await s.first.call(dutyApi.claim, { params, body: outcome({ outcome: 'notLocated' }) });
    const confirm = (by: typeof s.agent, how: string, note: string) =>
      by.send(dispatchApi.confirm, { params, body: { commandId: commandId(), how, note } });
    expect(await confirm(s.agent, 'receiverConfirmed', 'Darul Aman')).toMatchObject({ status: 409 });
    expect(await confirm(s.agent, 'supervisor', 'searched twice')).toMatchObject({ status: 403 });
    expect(await confirm(s.supervisor, 'supervisor', '')).toMatchObject({ status: 400, body: { code: 'reasonMissing' } });
    expect(await confirm(s.supervisor, 'supervisor', 'Searched twice; ZARRA told')).toMatchObject({ status: 200 });
  });
});

describe('two officers', () => {
  it('who answer at once: one leads, the other is told who goes and sees no details', async () => {
    const contactId = await s.contact();
    const opened = await s.start(contactId);
    const also = await s.agent.call(dispatchApi.pageAlso, {
      params: { dispatchId: opened.id },
      body: { commandId: commandId(), staffId: s.second.me.staffId },
    });
    const answers = await Promise.all([s.say(s.first, 'acknowledge', also), s.say(s.second, 'acknowledge', also)]);
    const parts = answers.map((answer) => answer.body as { mine: string; ledBy: unknown; details: unknown; what: string });
    expect(parts.map((part) => part.mine).sort()).toEqual(['leading', 'other']);
    const other = parts.find((part) => part.mine === 'other');
    expect(other).toMatchObject({ details: null, what: '' });
    expect(other?.ledBy).not.toBeNull();
    expect((await s.ladder(contactId)).people.map((one) => one.reply?.what).sort()).toEqual(['acknowledged', 'also']);
  });

  it('of whom one declines: the next is paged at once, and a late yes still counts while nobody goes', async () => {
    const contactId = await s.contact();
    const opened = await s.start(contactId);
    await s.first.call(dutyApi.decline, { params: { dispatchId: opened.id }, body: { commandId: commandId(), reason: 'noVehicle' } });
    const climbed = await s.ladder(contactId);
    expect(climbed).toMatchObject({ state: 'paging', wave: { round: 2, step: 1 } });
    expect(climbed.people.find((one) => one.staffId === s.first.me.staffId)?.reply).toMatchObject({
      what: 'declined',
      reason: 'noVehicle',
    });
    expect(await s.task(s.first, opened.id)).toBeUndefined();
    expect(await s.task(s.second, opened.id)).toMatchObject({ mine: 'asked', round: 2 });
    // The first found a car after all, and answers the wave they were paged in.
    expect((await s.say(s.first, 'acknowledge', opened)).body).toMatchObject({ mine: 'leading' });
    expect(await s.task(s.second, opened.id)).toMatchObject({ mine: 'other' });
  });

  it('of whom the leader cannot go on: the ladder climbs again at once', async () => {
    const contactId = await s.contact();
    const opened = await s.start(contactId);
    await s.say(s.first, 'acknowledge', opened);
    await s.say(s.first, 'enRoute', opened);
    await s.first.call(dutyApi.decline, { params: { dispatchId: opened.id }, body: { commandId: commandId(), reason: 'noVehicle' } });
    expect(await s.ladder(contactId)).toMatchObject({
      state: 'paging',
      leader: null,
      wave: { round: 2 },
      taken: { acknowledged: null, enRoute: null },
    });
    await eventually(() => s.task(s.second, opened.id), 5_000, 'the second officer to be asked');
  });
});
