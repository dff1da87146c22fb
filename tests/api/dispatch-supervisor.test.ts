import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordApi } from '#shared/contacts/record.api.ts';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dispatchEvents, dispatchRequests } from '#shared/dispatch/dispatch.events.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { dutyApi } from '#shared/dispatch/duty.api.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';
import { brief, dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';

let app: TestApp;
let s: DispatchScene;
let other: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  s = await dispatchScene(app);
  other = await app.signIn('supervisor2');
  // Those at their screens are asked; here both are.
  for (const one of [s.supervisor, other]) {
    await one.connect();
    await eventually(() => app.app.routing.presence.isPresent(idOf(one)));
  }
});
afterAll(() => app.stop());

const idOf = (client: TestClient): string => String(client.me.staffId);
/** Climbs to the next wave; the second one asks supervisors beside the officers. */
const skip = ({ id, wave }: DispatchView): Promise<DispatchView> =>
  s.agent.call(dispatchApi.skip, { params: { dispatchId: id }, body: { commandId: commandId(), round: wave.round } });
const onLadder = ({ people }: DispatchView, who: TestClient) => people.find((one) => one.staffId === idOf(who));
const decline = (who: TestClient, dispatchId: string) =>
  who.send(dutyApi.decline, { params: { dispatchId }, body: { commandId: commandId(), reason: 'tooFar' } });

describe('a supervisor whom the ladder asks', () => {
  it('goes like an officer: receipts, acknowledgement, steps and outcome stand on the ladder under their name', async () => {
    const contactId = await s.contact();
    const phone = await s.supervisor.connect('field');
    const desk = await s.agent.connect();
    const opened = await s.start(contactId);
    expect(await s.task(s.supervisor, opened.id)).toBeUndefined();
    const asked = await skip(opened);
    expect(onLadder(asked, s.supervisor)).toMatchObject({ role: 'supervisor', seenAt: null, reply: null });
    const paged = await phone.hear(dispatchEvents.task, ({ dispatchId, task }) => dispatchId === opened.id && task?.mine === 'asked');
    expect(paged.task).toMatchObject({ pagedAs: 'supervisor', what: brief.what, details: null });
    expect((await s.task(s.second, opened.id))?.pagedAs).toBe('officer');
    for (const what of ['received', 'seen'])
      expect(await phone.request(dispatchRequests.receipt, { dispatchId: opened.id, round: 2, what })).toMatchObject({ ok: true });
    await desk.hear(dispatchEvents.changed, (view) => {
      const one = onLadder(view, s.supervisor);
      return view.id === opened.id && one?.receivedAt !== null && one?.seenAt !== null;
    });

    expect((await s.say(s.supervisor, 'acknowledge', asked)).body).toMatchObject({ mine: 'leading', details: { where: brief.where } });
    expect((await other.call(dispatchApi.open)).dispatches.find(({ id }) => id === opened.id)?.leader?.staffId).toBe(idOf(s.supervisor));
    for (const step of ['enRoute', 'onScene'] as const) expect((await s.say(s.supervisor, step, asked)).status).toBe(200);
    const body = { commandId: commandId(), pressedAt: null, outcome: 'childSafe', report: 'With her aunt' };
    await s.supervisor.call(dutyApi.claim, { params: { dispatchId: opened.id }, body });
    expect(await s.ladder(contactId)).toMatchObject({ state: 'childSafe', claim: { by: { staffId: idOf(s.supervisor) } } });
    expect(onLadder(await s.ladder(contactId), s.supervisor)?.reply?.what).toBe('acknowledged');
  });

  it('cannot make sure of their own word: somebody else does', async () => {
    const contactId = await s.contact();
    const asked = await skip(await s.start(contactId));
    for (const step of ['acknowledge', 'onScene'] as const) await s.say(s.supervisor, step, asked);
    const params = { dispatchId: asked.id };
    await s.supervisor.call(dutyApi.claim, {
      params,
      body: { commandId: commandId(), pressedAt: null, outcome: 'childSafe', report: '' },
    });
    const confirm = (by: TestClient, how: string, note: string) =>
      by.send(dispatchApi.confirm, { params, body: { commandId: commandId(), how, note } });
    for (const how of ['spokeToChild', 'supervisor'])
      expect(await confirm(s.supervisor, how, 'I was there')).toMatchObject({ status: 403, body: { code: 'ownClaim' } });
    expect((await s.ladder(contactId)).confirmation).toBeNull();
    expect((await confirm(other, 'supervisor', 'Spoke to the aunt')).status).toBe(200);
  });

  it('who declines is asked no more, and neither ends the asking of the others nor climbs for the officers', async () => {
    const contactId = await s.contact();
    const asked = await skip(await s.start(contactId));
    expect((await decline(s.supervisor, asked.id)).status).toBeLessThan(300);
    const ladder = await s.ladder(contactId);
    expect(ladder).toMatchObject({ state: 'paging', wave: { round: 2 } });
    expect(onLadder(ladder, s.supervisor)?.reply).toMatchObject({ what: 'declined', reason: 'tooFar' });
    expect(await s.task(s.supervisor, asked.id)).toBeUndefined();
    expect(await s.task(other, asked.id)).toMatchObject({ mine: 'asked' });
    let last = ladder;
    while (last.state !== 'nobody') last = await skip(last);
    expect(onLadder(last, s.supervisor)?.times).toBe(1);
    expect(onLadder(last, other)?.times).toBeGreaterThan(1);
    // A late yes still counts while nobody goes.
    expect((await s.say(s.supervisor, 'acknowledge', last)).body).toMatchObject({ mine: 'leading' });
  });

  it('who was not paged finds nothing, though the floor shows it', async () => {
    const opened = await s.start(await s.contact());
    expect((await s.supervisor.call(dispatchApi.open)).dispatches.some(({ id }) => id === opened.id)).toBe(true);
    expect(await s.task(s.supervisor, opened.id)).toBeUndefined();
    expect((await s.say(s.supervisor, 'acknowledge', opened)).status).toBe(404);
    expect((await decline(s.supervisor, opened.id)).status).toBe(404);
    expect((await s.ladder(opened.contactId)).state).toBe('paging');
  });

  it('who is alleged to have done harm is never asked, sees nothing, and does nothing', async () => {
    const contactId = await s.contact();
    const phone = await s.supervisor.connect('field');
    await s.agent.call(recordApi.saveRecord, {
      params: { contactId },
      body: { commandId: commandId(), fields: { perpetratorStaff: [idOf(s.supervisor)] } },
    });
    const asked = await skip(await s.start(contactId));
    expect(onLadder(asked, s.supervisor)).toBeUndefined();
    expect(onLadder(asked, other)).toMatchObject({ role: 'supervisor' });
    expect(await s.task(s.supervisor, asked.id)).toBeUndefined();
    expect((await s.say(s.supervisor, 'acknowledge', asked)).status).toBe(404);
    expect(phone.heard.filter(({ payload }) => JSON.stringify(payload).includes(asked.id))).toEqual([]);
  });

  it('and turns out to be alleged while going loses it at once, live, and the ladder climbs', async () => {
    const contactId = await s.contact();
    const asked = await skip(await s.start(contactId));
    await s.say(s.supervisor, 'acknowledge', asked);
    const phone = await s.supervisor.connect('field');
    await s.agent.call(recordApi.saveRecord, {
      params: { contactId },
      body: { commandId: commandId(), fields: { perpetratorStaff: [idOf(s.supervisor)] } },
    });
    await phone.hear(dispatchEvents.task, ({ dispatchId, task }) => dispatchId === asked.id && task === null);
    expect(await s.ladder(contactId)).toMatchObject({ leader: null, taken: { acknowledged: null } });
    expect((await s.say(s.supervisor, 'onScene', asked)).status).toBe(404);
    expect(await s.task(s.supervisor, asked.id)).toBeUndefined();
  });
});
